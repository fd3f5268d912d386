"""`hub model`: the shipped embedding model for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from hub.cli import COMMANDS
from hub.commands.speaking import Refused
from hub.settings import read_settings

_LAYOUTS = ("model2vec", "sentence-transformers")


@click.group("model", help=COMMANDS["model"])
def command() -> None:
    """The model of the settings where it is of the shipped kind ("static", "static:FOLDER"), else the shipped one."""


@command.command("export")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--format", "layout", type=click.Choice(_LAYOUTS), default=_LAYOUTS[0], show_default=True, help="Layout.")
@click.option(
    "--words", type=click.IntRange(1), help="Only so many words of each language, the most frequent; default: all."
)
def export(folder: Path, layout: str, words: int | None) -> None:
    """Write the static model into FOLDER, new or empty, so that model2vec and sentence-transformers load it.

    Needs the package tokenizers. The agreement of the export with the model is printed, and written into its README.md.
    """
    from indexer.embedding.export import export_model
    from indexer.embedding.export_card import agreement_lines, credits_of
    from indexer.embedding.model_files import load_model
    from indexer.embedding.static import SHIPPED_FOLDER, StaticEmbedder
    from indexer.errors import IndexerError

    kind, _, own = read_settings().embedder.partition(":")
    source = Path(own) if kind == "static" and own else SHIPPED_FOLDER
    card = source / "README.md"
    credits = credits_of(card.read_text("utf-8")) if card.is_file() else ""
    try:
        model = load_model(source)
        native = StaticEmbedder(model)
        exported, agreement = export_model(model, native, folder, layout, words, credits)
    except (IndexerError, OSError) as error:
        raise Refused(str(error)) from error
    tokens, dimensions = exported.vectors.shape
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
    click.echo(f"{native.name} written to {folder}: {tokens:,} tokens of {dimensions} dimensions, {size:,.0f} MB.")
    for line in agreement_lines(agreement):
        click.echo(line)

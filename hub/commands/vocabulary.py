"""`hub vocabulary`: the thesaurus as SKOS, and vocabularies of the operator's own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from hub.cli import COMMANDS
from hub.settings import read_settings

if TYPE_CHECKING:
    from synonyms import Problem
    from synonyms.theme_files import ThemeFile

_FORMATS = ("turtle", "json-ld")
_OWN = "HUB_VOCABULARY"


@click.group("vocabulary", help=COMMANDS["vocabulary"])
def command() -> None:
    """The thesaurus in force is that of the package and the theme files in the folder HUB_VOCABULARY."""


@command.command("export")
@click.option("--format", "form", type=click.Choice(_FORMATS), default=_FORMATS[0], show_default=True, help="Format.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write; default: print it.")
def export(form: str, output: Path | None) -> None:
    """Write the thesaurus in force as SKOS. Addresses in it begin with HUB_BASE_URL."""
    from hub.commands.speaking import base_address
    from synonyms import load_thesaurus
    from synonyms.skos import export_thesaurus, serialise

    thesaurus = load_thesaurus()
    content = serialise(export_thesaurus(thesaurus, base_address(read_settings())), form)
    if output is None:
        click.echo(content, nl=False)
        return
    _write(output, content)
    click.echo(f"{_counted(len(thesaurus.concepts))} written to {output}.", err=True)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--theme", required=True, help="Name of the theme: lower-case letters, digits, hyphens.")
@click.option("--prefix", default="", help="Beginning of every id, to keep ids apart from those of other themes.")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False), help=f"Folder of theme files; default: {_OWN}."
)
@click.option("--dry-run", is_flag=True, help="Only say what is wrong; write nothing.")
@click.pass_context
def import_(context: click.Context, file: Path, theme: str, prefix: str, output: Path | None, dry_run: bool) -> None:
    """Make a theme file from SKOS: Turtle (.ttl), JSON-LD (.jsonld), RDF/XML (.rdf) or N-Triples (.nt).

    Every concept needs labels in all six languages, and none may have a label of another concept. All faults are
    printed; with any, nothing is written. A theme file of the same name is replaced.
    """
    from synonyms import DataError, load_vocabularies
    from synonyms.skos_import import import_theme, read_graph

    for name, value in (("--theme", theme), ("--prefix", prefix or "none")):
        _require_slug(name, value)
    own = read_settings().vocabulary
    folder = output or (Path(own).expanduser() if own else None)
    if folder is None and not dry_run:
        raise click.UsageError(f"name the folder for the theme file with --output, or set {_OWN}")
    try:
        graph = read_graph(file)
    except DataError as error:
        _refuse(context, error.problems)
    known = _other_files(theme, output)
    imported = import_theme(graph, file.name, theme, known, prefix, load_vocabularies().sdg_codes)
    if imported.left_out:
        click.echo(f"Left out, being none of the six languages: {', '.join(imported.left_out)}", err=True)
    if imported.problems:
        _refuse(context, imported.problems)
    count = _counted(len(imported.records))
    if dry_run or folder is None:
        click.echo(f"{count}, no problems; nothing is written.")
        return
    target = folder / f"{theme}.jsonl"
    _write(target, imported.text().encode("utf-8"))
    click.echo(f"{count} written to {target}.")
    if not own or folder.absolute() != Path(own).expanduser().absolute():
        click.echo(f"Set {_OWN}={folder.absolute()} so that they are read.")
    click.echo("Run `hub index --rebuild` so that records are found by them, and start the server again.")


@command.command("check")
@click.pass_context
def check_(context: click.Context) -> None:
    """Check the thesaurus in force, your own theme files included; the exit status is 1 when there is a problem."""
    from synonyms import load_vocabularies
    from synonyms.thesaurus import inspect_thesaurus

    thesaurus, problems = inspect_thesaurus(known_sdgs=load_vocabularies().sdg_codes)
    if problems:
        _refuse(context, problems)
    click.echo(f"{len(thesaurus.themes)} themes, {_counted(len(thesaurus.concepts))}, no problems.")


def _other_files(theme: str, output: Path | None) -> list[ThemeFile]:
    """Theme files beside which the new one will be read: those in force and in the folder, not its older version."""
    from synonyms.theme_files import THESAURUS_FOLDER, read_files_in_force, read_theme_files

    files = read_files_in_force()[0]
    if output is not None and any(output.glob("*.jsonl")):
        taken = {file.theme for file in files}
        files += [file for file in read_theme_files(output)[0] if file.theme not in taken]
    shipped = {path.stem for path in THESAURUS_FOLDER.glob("*.jsonl")}
    return [file for file in files if file.theme != theme or file.theme in shipped]


def _require_slug(option: str, value: str) -> None:
    from synonyms.theme_files import SLUG

    if not SLUG.fullmatch(value):
        raise click.UsageError(f"{option} is {value!r}; lower-case letters a-z, digits and single hyphens are needed")


def _refuse(context: click.Context, problems: Iterable[Problem]) -> NoReturn:
    """Print every problem and end with exit status 1."""
    found = sorted(set(problems))
    for problem in found:
        click.echo(str(problem), err=True)
    click.echo(f"{len(found)} problem{'' if len(found) == 1 else 's'}.", err=True)
    context.exit(1)


def _write(path: Path, content: bytes) -> None:
    """Write a file, and the folder for it, whole or not at all."""
    half = path.with_name(f".{path.name}.half")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(path)
    except OSError as error:
        raise click.ClickException(f"{path} cannot be written: {error.strerror}") from error


def _counted(concepts: int) -> str:
    return f"{concepts} concept{'' if concepts == 1 else 's'}"

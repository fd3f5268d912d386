"""The two runs of the command line: make the shipped model, and compare variants."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from indexer.embedding.model_files import MODEL_FILE, load_model, save_model
from indexer.embedding.static import StaticEmbedder
from indexer.training.aligned import AlignedRow, read_rows
from indexer.training.card import write_card
from indexer.training.comparison import compare
from indexer.training.development import measure, read_development_texts
from indexer.training.train import Recipe, train

# The rows to measure on are those of one text collection, so that the number can be compared with others'.
_MEASURED = "tico19"


def train_and_write(data: Path, output: Path, recipe: Recipe | None = None) -> str:
    """Train on all rows; write model and card; returns one line about them."""
    recipe = recipe or Recipe()
    rows = read_rows(data)
    save_model(train(rows, recipe), output)
    model = load_model(output)
    results = measure(StaticEmbedder(model).encode, read_development_texts(data))
    (output / "README.md").write_text(write_card(model, recipe, rows, results), encoding="utf-8")
    size = (output / MODEL_FILE).stat().st_size
    return (
        f"{output / MODEL_FILE}: {size / 1e6:.1f} MB, checksum {model.version}, "
        f"Tatoeba {results.tatoeba_mean:.3f}, XQuAD across {results.across:.3f}, within {results.within:.3f}"
    )


def compare_variants(data: Path, thorough: bool = False) -> Iterator[str]:
    """Lines of a Markdown table, one as soon as each variant is measured; trained without the rows kept aside."""
    seen, aside = _split(read_rows(data))
    yield "| variant | TICO-19 held out | Tatoeba | XQuAD across | XQuAD within |"
    yield "|---|---|---|---|---|"
    for name, results in compare(seen, read_development_texts(data), aside, Recipe(), thorough):
        numbers = (results.held_out or 0.0, results.tatoeba_mean, results.across, results.within)
        yield f"| {name} | " + " | ".join(f"{number:.3f}" for number in numbers) + " |"


def _split(rows: list[AlignedRow]) -> tuple[list[AlignedRow], list[AlignedRow]]:
    """The rows to train on, and the rows kept aside to measure on."""
    return [row for row in rows if not row.held_out], [row for row in rows if row.held_out and row.source == _MEASURED]

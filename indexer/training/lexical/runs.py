"""The two runs of the command line: make the shipped tables, and measure variants of the recipe."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from indexer.training.development import read_development_texts
from indexer.training.lexical.alignment import AlignmentRecipe
from indexer.training.lexical.card import Measured, write_card
from indexer.training.lexical.corpus import build_corpus
from indexer.training.lexical.measurement import Twins, answers_found, read_paragraphs, read_twins, twins_found
from indexer.training.lexical.segments import LabelWeights, Segment, read_segments
from indexer.training.lexical.tables import PruningRecipe
from indexer.training.lexical.train import Recipe, Trained, links_of, tables_of, train
from indexer.training.lexical.writing import save_tables
from indexer.translation import TranslationTables

POWERS = (1.0, 0.5)
"""Weights of a translation that are measured: its probability, and the root of it."""


def train_and_write(data: Path, output: Path, recipe: Recipe | None = None) -> str:
    """Train twice, without and with the sentences kept aside; write tables and card; returns one line about them."""
    recipe = recipe or Recipe()
    segments = read_segments(data, recipe.labels)
    seen = [segment for segment in segments if not segment.held_out]
    held_out = _held_out(train(seen, recipe), read_twins(segments))
    trained = train(segments, recipe)
    save_tables(trained.forms, trained.tables, output)
    tables = TranslationTables(output)
    paragraphs = read_paragraphs(read_development_texts(data).xquad)
    answers = [answers_found(paragraphs, tables.translations_of, power) for power in POWERS]
    measured = Measured(POWERS, held_out, answers)
    (output / "README.md").write_text(write_card(segments, tables, recipe, measured), encoding="utf-8")
    found = ", ".join(f"{np.mean(list(own.values())):.3f}" for own in held_out)
    across = ", ".join(f"{np.mean(list(own.values())):.3f}" for own in answers)
    return f"{output}: {_size(trained):,} translations, twins found {found}, XQuAD {across}"


def measure_variants(data: Path) -> Iterator[str]:
    """Lines of a Markdown table, one as soon as each variant is measured; trained without the sentences kept aside."""
    twins = read_twins(read_segments(data, LabelWeights()))
    paragraphs = read_paragraphs(read_development_texts(data).xquad)
    yield "| variant | translations | twins, p | twins, root of p | XQuAD, p | XQuAD, root of p |"
    yield "|---|---|---|---|---|---|"
    for name, trained in _trained_variants(data):
        with tempfile.TemporaryDirectory() as folder:
            save_tables(trained.forms, trained.tables, Path(folder))
            translate = TranslationTables(Path(folder)).translations_of
            numbers = [np.mean(list(twins_found(twins, translate, power).values())) for power in POWERS]
            numbers += [np.mean(list(answers_found(paragraphs, translate, power).values())) for power in POWERS]
        yield f"| {name} | {_size(trained):,} | " + " | ".join(f"{number:.3f}" for number in numbers) + " |"


def _size(trained: Trained) -> int:
    return sum(int(table.nnz) for table in trained.tables.values())


def _held_out(trained: Trained, twins: Twins) -> list[dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        save_tables(trained.forms, trained.tables, Path(folder))
        translate = TranslationTables(Path(folder)).translations_of
        return [twins_found(twins, translate, power) for power in POWERS]


def _trained_variants(data: Path) -> Iterator[tuple[str, Trained]]:
    """Variants by name; those that only prune otherwise share one alignment."""
    base = Recipe()
    for alignment_name, labels, alignment in _alignments(base):
        corpus = build_corpus(_seen(read_segments(data, labels)))
        links = links_of(corpus, alignment)
        prunings = _prunings(base.pruning) if alignment_name == "as shipped" else {"": base.pruning}
        for pruning_name, pruning in prunings.items():
            yield pruning_name or alignment_name, tables_of(corpus, links, pruning)


def _seen(segments: list[Segment]) -> list[Segment]:
    return [segment for segment in segments if not segment.held_out]


def _alignments(base: Recipe) -> Iterator[tuple[str, LabelWeights, AlignmentRecipe]]:
    own = base.alignment
    yield "as shipped", base.labels, own
    yield "places do not matter", base.labels, replace(own, diagonal=0.0)
    yield "places matter more (4)", base.labels, replace(own, diagonal=4.0)
    yield "directions need not agree (8 rounds)", base.labels, replace(own, rounds=8, agreeing=0)
    yield "half as many rounds", base.labels, replace(own, rounds=2, agreeing=2)
    yield "null word 0.2", base.labels, replace(own, null=0.2)
    yield "preferred labels count double", LabelWeights(preferred=2.0), own
    yield "variants of labels left out", LabelWeights(variants=0.0), own


def _prunings(base: PruningRecipe) -> dict[str, PruningRecipe]:
    return {
        "as shipped": base,
        "without the other languages": replace(base, direct=1.0),
        "pairs that never stand together allowed": replace(base, witnessed=False),
        "without relatives": replace(base, kinship=0.0),
        "no doubt": replace(base, doubt=0.0),
        "doubt 1": replace(base, doubt=1.0),
        "from 0.02": replace(base, least=0.02),
        "from 0.05": replace(base, least=0.05),
        "from 0.1": replace(base, least=0.1),
        "at most 3": replace(base, most=3),
        "at most 5": replace(base, most=5),
    }

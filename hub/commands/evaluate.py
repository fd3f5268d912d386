"""`hub evaluate`: how good are search, translation and classification, on judged texts that you bring."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hub.cli import COMMANDS
from hub.commands.opening import progress_bar
from hub.commands.search import channels_option
from hub.commands.speaking import Refused
from hub.settings import read_settings
from synonyms import LANGUAGE_CODES

if TYPE_CHECKING:
    from indexer.embedding import Embedder
    from indexer.evaluation.retrieval import RetrievalScore

_MODEL = "Embedding model, as in HUB_EMBEDDER; default: the one of the settings."


@click.group("evaluate", help=COMMANDS["evaluate"])
def command() -> None:
    """Nothing is written to the site's database or index: a judged set gets an index of its own, for the time being."""


@contextmanager
def _refusing() -> Iterator[None]:
    from indexer.errors import IndexerError

    try:
        yield
    except (IndexerError, ValueError) as error:
        raise Refused(str(error)) from error


def _embedder(name: str | None) -> Embedder:
    from indexer.embedding import load_embedder

    settings = read_settings()
    return load_embedder(name or settings.embedder, settings.device, settings.embedding_cache)


@command.command("beir")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--documents", multiple=True, type=click.Choice(LANGUAGE_CODES), help="Corpus of this language; repeat.")
@click.option("--queries", multiple=True, type=click.Choice(LANGUAGE_CODES), help="Queries of this language; repeat.")
@channels_option
@click.option("--engine", default="embedded", show_default=True, help="Search engine.")
@click.option("--model", help=_MODEL)
@click.option("--reranker", help="Cross-encoder that reorders the first hits, as in HUB_RERANKER; default: none.")
@click.option("--no-translations", is_flag=True, help="Keyword channel without translations of the words.")
@click.option("--most", type=click.IntRange(1), help="Ask only so many questions of each language, evenly spread.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def beir(
    folder: Path,
    documents: tuple[str, ...],
    queries: tuple[str, ...],
    channels: tuple[str, ...],
    engine: str,
    model: str | None,
    reranker: str | None,
    no_translations: bool,
    most: int | None,
    as_json: bool,
) -> None:
    """nDCG@10, recall@100, MRR@10 and times on a FOLDER in the BEIR layout.

    The folder holds corpus.jsonl, queries.jsonl and qrels, or corpus.LANG.jsonl and queries.LANG.jsonl with one
    qrels.tsv; then every pair of languages is measured, or those of --documents and --queries.
    """
    with _refusing():
        embedder = _embedder(model)
        scores = _retrieval(folder, documents, queries, channels, engine, embedder, reranker, most, not no_translations)
    if as_json:
        told = [_retrieval_json(score) for score in scores]
        click.echo(
            json.dumps({"channels": channels, "engine": engine, "model": embedder.name, "results": told}, indent=2)
        )
    else:
        _print_retrieval(scores)


def _retrieval(
    folder: Path,
    documents: tuple[str, ...],
    queries: tuple[str, ...],
    channels: tuple[str, ...],
    engine: str,
    embedder: Embedder,
    reranker: str | None,
    most: int | None,
    translated: bool,
) -> list[RetrievalScore]:
    from indexer.evaluation.beir import read_judged_set
    from indexer.evaluation.retrieval import ask, documents_of, pairs
    from indexer.index import open_index_with

    judged = read_judged_set(folder)
    wanted = pairs(judged, queries, documents)
    scores = []
    with tempfile.TemporaryDirectory() as scratch:
        for held in dict.fromkeys(other for _, other in wanted):
            index = open_index_with(Path(scratch) / (held or "any"), embedder, engine=engine, reranker=reranker)
            try:
                with progress_bar(f"indexing {held}") as progress:
                    index.replace_all(documents_of(judged, held), progress)
                for asked in (one for one, other in wanted if other == held):
                    with progress_bar(f"asking {asked} of {held}") as progress:
                        scores.append(ask(index, judged, asked, held, channels, most, progress, translated))
            finally:
                index.close()
    return scores


def _retrieval_json(score: RetrievalScore) -> dict[str, Any]:
    told = {
        "queries": score.queries,
        "documents": score.documents,
        "questions": score.questions,
        "ndcg@10": score.ndcg.mean,
        "recall@100": score.recall.mean,
        "mrr@10": score.mrr.mean,
        "intervals": {
            name: [interval.low, interval.high]
            for name, interval in (("ndcg@10", score.ndcg), ("recall@100", score.recall), ("mrr@10", score.mrr))
        },
        "p50_ms": score.p50_ms,
        "p95_ms": score.p95_ms,
    }
    return told


def _print_retrieval(scores: list[RetrievalScore]) -> None:
    rows = [
        (
            score.queries,
            score.documents,
            str(score.questions),
            f"{score.ndcg.mean:.3f} ({score.ndcg.low:.3f}-{score.ndcg.high:.3f})",
            f"{score.recall.mean:.3f}",
            f"{score.mrr.mean:.3f}",
            f"{score.p50_ms:.1f}",
            f"{score.p95_ms:.1f}",
        )
        for score in scores
    ]
    heads = ("queries", "documents", "asked", "nDCG@10 (95 %)", "recall@100", "MRR@10", "p50 ms", "p95 ms")
    _print_table(heads, rows)
    if len(scores) > 1:
        means = ("mean", "", "", *(f"{sum(score) / len(scores):.3f}" for score in _columns(scores)), "", "")
        click.echo("mean nDCG@10 {3}, recall@100 {4}, MRR@10 {5}".format(*means))


def _columns(scores: list[RetrievalScore]) -> Iterator[list[float]]:
    yield [score.ndcg.mean for score in scores]
    yield [score.recall.mean for score in scores]
    yield [score.mrr.mean for score in scores]


@command.command("bitext")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--model", help=_MODEL)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def bitext(file: Path, model: str | None, as_json: bool) -> None:
    """Accuracy at 1 of translation search, per direction, on a tab separated FILE with one column per language code."""
    from indexer.evaluation.bitext import read_bitext, translation_accuracy

    with _refusing():
        texts = read_bitext(file)
        embedder = _embedder(model)
        accuracy = translation_accuracy(embedder, texts)
    mean = sum(accuracy.values()) / len(accuracy)
    rows = len(next(iter(texts.values())))
    if as_json:
        directions = {f"{one}-{other}": value for (one, other), value in accuracy.items()}
        told = {"model": embedder.name, "rows": rows, "directions": directions, "mean": mean}
        click.echo(json.dumps(told, indent=2))
        return
    table = [(one, *(f"{accuracy[one, other]:.3f}" if one != other else "·" for other in texts)) for one in texts]
    _print_table(("from \\ to", *texts), table)
    click.echo(f"mean {mean:.3f} over {len(accuracy)} directions, {rows} rows")


@command.command("classify")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--model", help=_MODEL)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def classify(file: Path, model: str | None, as_json: bool) -> None:
    """Top-1 and top-3 of classification on a FILE of JSON lines.

    A line holds "text", perhaps "language", and what is right: any of "objectives", "themes", "sdgs", "countries",
    "target_groups", "kinds_of_help", each a list.
    """
    from indexer.classification import load_classifier
    from indexer.evaluation.classifying import measure_classification, read_labelled_texts

    with _refusing():
        texts = read_labelled_texts(file)
        classifier = load_classifier(_embedder(model))
        scores = measure_classification(classifier, texts)
    if as_json:
        click.echo(json.dumps({"results": [asdict(score) for score in scores]}, indent=2))
        return
    rows = [
        (score.field, score.language, str(score.texts), f"{score.first:.3f}", f"{score.first_three:.3f}")
        for score in scores
    ]
    _print_table(("field", "language", "texts", "top-1", "top-3"), rows)


def _print_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, justify="left" if number < 2 else "right", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    Console().print(table)

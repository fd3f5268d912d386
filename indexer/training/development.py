"""The texts that the model is measured on while it is developed, and the table of results."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from indexer.evaluation.vectors import Vectors, accuracy_at_one, mean_of_directions, ndcg
from indexer.training.aligned import AlignedRow
from synonyms.languages import LANGUAGE_CODES

Encode = Callable[[Sequence[str], str], Vectors]

_TWINS = ("ar", "es", "fr", "ru", "zh")
_QUESTION_LANGUAGES = ("ar", "en", "es", "ru", "zh")


@dataclass(frozen=True)
class Questions:
    """Questions and paragraphs by language, and which paragraph answers which question (questions, paragraphs)."""

    questions: Mapping[str, Sequence[str]]
    paragraphs: Mapping[str, Sequence[str]]
    relevant: NDArray[np.bool_]


@dataclass(frozen=True)
class DevelopmentTexts:
    """`twins`: language -> (texts, their English translations)."""

    twins: Mapping[str, tuple[Sequence[str], Sequence[str]]]
    xquad: Questions


@dataclass(frozen=True)
class Results:
    """`held_out` is None where the model was trained on those rows; `xquad` has questions' language in rows."""

    held_out: float | None
    tatoeba: Mapping[str, float]
    xquad: NDArray[np.float64]

    @property
    def tatoeba_mean(self) -> float:
        """Mean accuracy over the five languages."""
        return float(np.mean(list(self.tatoeba.values())))

    @property
    def across(self) -> float:
        """Mean nDCG@10 where question and paragraph are in two languages."""
        return float(self.xquad[~np.eye(len(self.xquad), dtype=bool)].mean())

    @property
    def within(self) -> float:
        """Mean nDCG@10 where question and paragraph are in one language."""
        return float(self.xquad.diagonal().mean())


def read_development_texts(data: Path) -> DevelopmentTexts:
    """Tatoeba twins and XQuAD in BEIR form from `data`/dev."""
    return DevelopmentTexts(
        twins={code: _read_twins(data / "dev" / f"tatoeba_{code}-en.tsv") for code in _TWINS},
        xquad=_read_questions(data / "dev" / "xquad"),
    )


def measure(encode: Encode, texts: DevelopmentTexts, held_out: Sequence[AlignedRow] = ()) -> Results:
    """All results of an encoder; `held_out` are the aligned rows that it has not seen."""
    aside = {code: encode([row.texts[code] for row in held_out], code) for code in LANGUAGE_CODES if held_out}
    twins = {
        code: accuracy_at_one(encode(own, code), encode(english, "en")) for code, (own, english) in texts.twins.items()
    }
    asked = {code: encode(texts.xquad.questions[code], code) for code in _QUESTION_LANGUAGES}
    paragraphs = {code: encode(texts.xquad.paragraphs[code], code) for code in _QUESTION_LANGUAGES}
    table = [
        [ndcg(asked[a] @ paragraphs[b].T, texts.xquad.relevant) for b in _QUESTION_LANGUAGES]
        for a in _QUESTION_LANGUAGES
    ]
    return Results(mean_of_directions(aside) if held_out else None, twins, np.array(table))


def describe(results: Results) -> str:
    """The results as Markdown."""
    lines = ["| questions in | " + " | ".join(f"paragraphs {code}" for code in _QUESTION_LANGUAGES) + " |"]
    lines.append("|---" * (len(_QUESTION_LANGUAGES) + 1) + "|")
    for code, row in zip(_QUESTION_LANGUAGES, results.xquad, strict=True):
        lines.append(f"| {code} | " + " | ".join(f"{value:.3f}" for value in row) + " |")
    twins = ", ".join(f"{code} {value:.3f}" for code, value in results.tatoeba.items())
    lines += ["", f"Tatoeba, translation into English found among 1,000: {twins}; mean {results.tatoeba_mean:.3f}."]
    lines.append(f"XQuAD, nDCG@10: across languages {results.across:.3f}, within a language {results.within:.3f}.")
    return "\n".join(lines)


def _read_twins(path: Path) -> tuple[list[str], list[str]]:
    lines = [line.split("\t") for line in path.read_text("utf-8").split("\n")[1:] if line]
    return [own for own, _ in lines], [english for _, english in lines]


def _read_questions(folder: Path) -> Questions:
    paragraphs = {code: _read_texts(folder / f"corpus.{code}.jsonl") for code in _QUESTION_LANGUAGES}
    questions = {code: _read_texts(folder / f"queries.{code}.jsonl") for code in _QUESTION_LANGUAGES}
    places = [{key: place for place, key in enumerate(table["en"])} for table in (questions, paragraphs)]
    relevant = np.zeros((len(places[0]), len(places[1])), dtype=bool)
    for line in (folder / "qrels.tsv").read_text("utf-8").split("\n")[1:]:
        if line:
            question, paragraph, grade = line.split("\t")
            relevant[places[0][question], places[1][paragraph]] = int(grade) > 0
    return Questions(_in_order(questions), _in_order(paragraphs), relevant)


def _in_order(tables: Mapping[str, Mapping[str, str]]) -> dict[str, list[str]]:
    return {code: [table[key] for key in tables["en"]] for code, table in tables.items()}


def _read_texts(path: Path) -> dict[str, str]:
    records = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    return {
        record["_id"]: f"{record['title']}\n{record['text']}" if record.get("title") else record["text"]
        for record in records
    }

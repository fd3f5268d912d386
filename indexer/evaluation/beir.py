"""Reads judged retrieval sets in the BEIR layout, plain or with a corpus and a queries file for each language.

Plain: `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv` or `qrels.tsv`. Multilingual: `corpus.LANG.jsonl`,
`queries.LANG.jsonl` and one `qrels.tsv` for all. Thakur et al., "BEIR: a heterogeneous benchmark for zero-shot
evaluation of information retrieval models", NeurIPS 2021.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from indexer.errors import BadTestSet
from synonyms import LANGUAGE_CODES

ANY = ""
"""The language of a file that names none: told text by text."""
_QRELS = ("qrels.tsv", "qrels/test.tsv", "qrels/dev.tsv")


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A document or a question: its id, its title if any, its text."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class JudgedSet:
    """The files of a folder by language (`ANY` for a plain file), and question id -> document id -> grade."""

    corpora: Mapping[str, Path]
    queries: Mapping[str, Path]
    relevant: Mapping[str, Mapping[str, float]]

    def documents(self, language: str) -> Iterator[JudgedText]:
        """Documents of a language, read as they are needed."""
        return read_texts(self.corpora[language])

    def questions(self, language: str) -> Iterator[JudgedText]:
        """Questions of a language that have a relevant document."""
        return (found for found in read_texts(self.queries[language]) if self.relevant.get(found.id))


def read_judged_set(folder: Path) -> JudgedSet:
    """What lies in the folder. Raises `BadTestSet` where a part is missing or cannot be read."""
    corpora, queries = _files_of(folder, "corpus"), _files_of(folder, "queries")
    judgements = next((folder / name for name in _QRELS if (folder / name).is_file()), None)
    for found, wanted in ((corpora, "corpus.jsonl"), (queries, "queries.jsonl"), (judgements, _QRELS[0])):
        if not found:
            raise BadTestSet(f"{folder} holds no {wanted}; expected is the BEIR layout, see docs/evaluation.md.")
    assert judgements is not None
    return JudgedSet(corpora, queries, _read_qrels(judgements))


def _files_of(folder: Path, stem: str) -> dict[str, Path]:
    named = {code: folder / f"{stem}.{code}.jsonl" for code in LANGUAGE_CODES}
    named[ANY] = folder / f"{stem}.jsonl"
    return {code: path for code, path in named.items() if path.is_file()}


def read_texts(path: Path) -> Iterator[JudgedText]:
    """Lines of a JSONL file with `_id`, `text` and perhaps `title`. Raises `BadTestSet` at the first bad line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                yield JudgedText(str(record["_id"]), str(record.get("title") or ""), str(record["text"]))
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise BadTestSet(f"{path}, line {number}: expected an object with _id and text ({error}).") from error


def _read_qrels(path: Path) -> dict[str, dict[str, float]]:
    """query-id, corpus-id, score, tab separated, below a head line; the four columns of TREC are read as well."""
    found: dict[str, dict[str, float]] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        cells = line.split("\t") if "\t" in line else line.split()
        if not cells or (number == 1 and not _is_number(cells[-1])):
            continue
        if len(cells) == 4:
            del cells[1]
        if len(cells) != 3 or not _is_number(cells[2]):
            raise BadTestSet(f"{path}, line {number}: expected query-id, corpus-id, score, found {line[:80]!r}.")
        if float(cells[2]) > 0:
            found.setdefault(cells[0], {})[cells[1]] = float(cells[2])
    return found


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True

"""The judged requests and the catalogue they ask for, with languages switched on and off.

`requests.jsonl` holds 60 requests, ten per language, written in the words of an official; grade 2 answers the request,
1 helps with it. They are only ever measured on. `tuning.jsonl` holds other requests, on which weights may be chosen.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from hub.catalogue.reading import read_catalogue
from hub.indexing.documents import practice_document
from indexer.documents import Document

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class JudgedRequest:
    """A question, and practice id -> grade."""

    id: str
    language: str
    text: str
    relevant: Mapping[str, int]


def judged_requests(name: str = "requests") -> tuple[JudgedRequest, ...]:
    """All requests of one file, in its order."""
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return tuple(JudgedRequest(**json.loads(line)) for line in lines)


def practice_documents(languages: Collection[str]) -> Iterator[Document]:
    """The founding catalogue's practices with titles and summaries in some languages only."""
    for practice in read_catalogue().practices:
        document = practice_document(practice)
        if document is not None:
            kept = tuple(passage for passage in document.passages if passage.language in languages)
            titles = {code: title for code, title in document.titles.items() if code in languages}
            yield replace(document, passages=kept, titles=titles)

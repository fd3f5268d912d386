"""What is indexed: a document with its facets, split into passages that each have one language."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

PUBLIC = "public"
"""The audience that everybody belongs to."""


@dataclass(frozen=True, slots=True)
class Passage:
    """About 200 words of one language, the unit that is matched and shown.

    `context` is matched and not shown: what the record's fields say, in words of the passage's language.
    """

    text: str
    language: str
    heading: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a record's facts come from: a document symbol and a paragraph of it."""

    document: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One record as the index sees it; hits are grouped by `key`.

    `titles` maps language to title. `audiences` names who may see it: a reader who shares none of them never gets it.
    `sdgs` holds goals ("10") and targets ("10.7"); `countries` ISO 3166-1 alpha-3 codes; `regions` M49 codes, with all
    their parents; `year` is None when the record has none. `translations` says that the passages are one text in
    several languages, one passage each: their meaning is pooled, and the question's language is the one shown.
    """

    id: str
    kind: str
    titles: Mapping[str, str]
    passages: tuple[Passage, ...]
    objectives: tuple[int, ...] = ()
    themes: tuple[int, ...] = ()
    sdgs: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    year: int | None = None
    status: str = ""
    source: Source | None = None
    audiences: tuple[str, ...] = (PUBLIC,)
    concepts: tuple[str, ...] = field(default=())
    translations: bool = False

    @property
    def key(self) -> str:
        """Unique over all kinds: `kind:id`."""
        return f"{self.kind}:{self.id}"

    @property
    def languages(self) -> tuple[str, ...]:
        """Languages that the document has text in, in order of first appearance."""
        return tuple(dict.fromkeys(passage.language for passage in self.passages))


def fingerprint(document: Document) -> str:
    """A digest of everything in the document that the index depends on; equal documents have equal ones."""
    content = asdict(document) | {"titles": dict(document.titles)}
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

"""A search result as programs read it: the JSON of the API and of `hub search --json`.

`search_json` needs a translation context for `why.sentence` (a request, or `flask_babel.force_locale`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.search.reasons import reason_sentence
from hub.web.names import names_in
from indexer.documents import Source
from indexer.hits import FacetCount, Hit, SearchResult, Understanding
from indexer.query import Query

PATHS = {"practice": "practices", "expert": "experts", "organisation": "organisations", "fund": "funds"}
"""Kind of record -> part of the address of its page."""


def search_json(result: SearchResult, query: Query, reader: str, base_url: str) -> dict[str, Any]:
    """The result with names and reasons in the reader's language; `base_url` has no slash at its end."""
    return {
        "query": query.text,
        "language": result.understanding.language,
        "total": result.total,
        "took_ms": result.took_ms,
        "understanding": understanding_json(result.understanding, reader),
        "did_you_mean": result.understanding.did_you_mean,
        "facets": {name: [facet_json(name, entry, reader) for entry in found] for name, found in result.facets.items()},
        "hits": [hit_json(hit, reader, base_url) for hit in result.hits],
    }


def hit_json(hit: Hit, reader: str, base_url: str) -> dict[str, Any]:
    """One hit."""
    names = names_in(reader)
    return {
        "id": hit.id,
        "kind": hit.kind,
        "title": title_of(hit, reader)[0],
        "score": hit.score,
        "language": hit.language,
        "countries": list(hit.countries),
        "objectives": list(hit.objectives),
        "themes": list(hit.themes),
        "sdgs": list(hit.sdgs),
        "regions": list(hit.regions),
        "year": hit.year,
        "status": hit.status,
        "url": record_address(hit.kind, hit.id, reader, base_url),
        "source": source_json(hit.source),
        "passage": {
            "text": hit.passage.text,
            "heading": hit.passage.heading,
            "language": hit.passage.language,
            "highlights": [[stretch.start, stretch.end] for stretch in hit.passage.highlights],
        },
        "why": {
            "concepts": [
                {"id": match.id, "label": names.concept(match.id), "weight": match.weight, "broader": match.broader}
                for match in hit.concepts
            ],
            "terms": list(hit.terms),
            "channels": dict(hit.channels),
            "sentence": reason_sentence(hit, reader),
        },
    }


def understanding_json(understanding: Understanding, reader: str) -> dict[str, Any]:
    """How the question was read."""
    names = names_in(reader)
    return {
        "language": understanding.language,
        "detected": understanding.detected,
        "other_language": understanding.other_language,
        "concepts": [{"id": id, "label": names.concept(id)} for id in understanding.concepts],
        "countries": [{"id": iso3, "label": names.country(iso3)} for iso3 in understanding.countries],
        "phrases": list(understanding.phrases),
        "excluded": list(understanding.excluded),
    }


def facet_json(name: str, entry: FacetCount, reader: str) -> dict[str, Any]:
    """One value of a facet."""
    return {
        "value": entry.value,
        "label": value_name(name, entry.value, reader),
        "count": entry.count,
        "chosen": entry.chosen,
    }


def value_name(facet: str, value: str, reader: str) -> str:
    """What a value of a facet is called."""
    names = names_in(reader)
    match facet:
        case "objective":
            return names.objective(int(value))
        case "theme":
            return names.theme(int(value))
        case "country":
            return names.country(value)
        case "region":
            return names.region(value)
        case "sdg":
            return names.goal(value)
        case "language":
            return names.language_name(value)
        case "kind":
            return names.kind(value)
        case "status":
            return names.status(value)
        case _:
            return value


def title_of(hit: Hit, reader: str) -> tuple[str, str]:
    """Title and its language: the reader's if there is one, else that of the text found, else any."""
    for language in (reader, hit.language, "en", *hit.titles):
        if language in hit.titles:
            return hit.titles[language], language
    return hit.id, "en"


def record_address(kind: str, id: str, reader: str, base_url: str) -> str:
    """The page of a record in the reader's language; empty for a kind without pages."""
    part = PATHS.get(kind)
    return f"{base_url}/{reader}/{part}/{id}" if part else ""


def source_json(source: Source | None) -> Mapping[str, str] | None:
    """Document symbol and paragraph."""
    return {"document": source.document, "paragraph": source.paragraph} if source else None

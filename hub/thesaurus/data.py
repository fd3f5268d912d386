"""The thesaurus as data to take away: SKOS in Turtle and JSON-LD, and JSON for the API.

The whole thesaurus takes seconds to write, so it is written once, with a placeholder for the address of the site.
"""

from __future__ import annotations

import hashlib
import threading
from functools import cache
from typing import Any

from flask import Response, request

from hub.thesaurus.finding import LabelMatch, find_concepts
from hub.thesaurus.views import related_to
from hub.web.names import names_in
from synonyms import Concept, load_thesaurus
from synonyms.skos import FORMATS, concept_address, export_thesaurus, serialise

ENDINGS = {"ttl": "turtle", "jsonld": "json-ld"}
"""Ending of an address -> the format."""

_PLACEHOLDER = "https://hub.invalid"
_ONE_HOUR = 3600
_writing = threading.Lock()


def whole_thesaurus(ending: str, base_address: str) -> Response:
    """All concepts as a file."""
    with _writing:
        content = _written(ENDINGS[ending])
    return _answer(content, ending, base_address, f"thesaurus.{ending}")


def one_concept(concept: Concept, ending: str, base_address: str) -> Response:
    """A concept as a file."""
    graph = export_thesaurus(load_thesaurus(), _PLACEHOLDER, [concept.id])
    return _answer(serialise(graph, ENDINGS[ending]), ending, base_address, f"{concept.id}.{ending}")


@cache
def _written(form: str) -> bytes:
    return serialise(export_thesaurus(load_thesaurus(), _PLACEHOLDER), form)


def _answer(content: bytes, ending: str, base_address: str, name: str) -> Response:
    """The content with the addresses of this site; not modified (304) when the asking program has it already."""
    content = content.replace(_PLACEHOLDER.encode(), base_address.encode())
    response = Response(content, content_type=f"{FORMATS[ENDINGS[ending]]}; charset=utf-8")
    response.headers["Content-Disposition"] = f"inline; filename={name}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.set_etag(hashlib.blake2b(content, digest_size=16).hexdigest())
    response.cache_control.public = True
    response.cache_control.max_age = _ONE_HOUR
    response.make_conditional(request)
    return response


def concepts_json(text: str, reader: str, limit: int, offset: int, base_url: str) -> dict[str, Any]:
    """Concepts by name, or all of them, in the order of the files, without a text."""
    concepts = load_thesaurus().concepts
    if text:
        found = find_concepts(text, reader, limit, offset)
        lines = [_line_json(concepts[match.concept], match, reader, base_url) for match in found.matches]
        return {"total": found.total, "concepts": lines}
    shown = list(concepts.values())[offset : offset + limit]
    return {"total": len(concepts), "concepts": [_line_json(one, None, reader, base_url) for one in shown]}


def _line_json(concept: Concept, match: LabelMatch | None, reader: str, base_url: str) -> dict[str, Any]:
    return {
        "id": concept.id,
        "label": concept.label(reader),
        "theme": concept.theme,
        "match": {"label": match.label, "language": match.language} if match else None,
        "url": f"{base_url}/{reader}/thesaurus/{concept.id}",
    }


def concept_json(concept: Concept, reader: str, base_url: str) -> dict[str, Any]:
    """Everything about a concept."""
    thesaurus, names = load_thesaurus(), names_in(reader)
    return {
        "id": concept.id,
        "uri": concept_address(base_url, concept.id),
        "label": concept.label(reader),
        "theme": {"id": concept.theme, "label": thesaurus.themes[concept.theme].title[reader]},
        "labels": {code: list(texts) for code, texts in concept.labels.items()},
        "notes": dict(concept.notes),
        "broader": [{"id": other, "label": names.concept(other)} for other in concept.broader],
        "narrower": [{"id": other, "label": names.concept(other)} for other in thesaurus.narrower(concept.id)],
        "related": [{"id": other, "label": names.concept(other)} for other in related_to(concept)],
        "objectives": list(concept.objectives),
        "sdgs": list(concept.sdgs),
        "url": f"{base_url}/{reader}/thesaurus/{concept.id}",
    }

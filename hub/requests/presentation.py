"""An answer to a request as programs read it: the JSON of the API and of `hub match --json`.

Needs a translation context for the sentences (a request, or an application context with a language).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from hub.matching.reasons import Reason, phrases_of, sentence
from hub.requests.records import Match, MatchResult, Need, ProposedObjective, Refusal, Understood
from hub.requests.understanding import meant
from hub.search.presentation import record_address, source_json
from hub.web.names import Names, names_in

SECTIONS = {
    "practice": "practices",
    "expert": "experts",
    "peer": "peers",
    "organisation": "partners",
    "fund": "funds",
}
"""Kind of match -> its name in a need."""


def match_json(result: MatchResult, reader: str, base_url: str) -> dict[str, Any]:
    """The whole answer with names and reasons in the reader's language; `base_url` has no slash at its end."""
    return {
        **understood_json(result.understood, reader),
        "country": result.question.country,
        "took_ms": result.took_ms,
        "needs": [_need_json(need, reader, base_url) for need in result.needs],
    }


def understanding_json(understood: Understood, needs: Sequence[tuple[str, Understood]], reader: str) -> dict[str, Any]:
    """How a request was read."""
    return {
        **understood_json(understood, reader),
        "needs": [{"text": text, **understood_json(read, reader)} for text, read in needs],
    }


def understood_json(understood: Understood, reader: str) -> dict[str, Any]:
    """What a text says."""
    names = names_in(reader)
    return {
        "language": understood.language,
        "detected": understood.detected,
        "other_language": understood.other_language,
        "objectives": _objectives_json(understood.objectives, names),
        "concepts": _concepts_json(understood.concepts, names),
        "countries": [{"id": code, "label": names.country(code)} for code in understood.countries],
        "target_groups": _terms_json("target_groups", understood.target_groups, names),
        "cross_cutting": _terms_json("cross_cutting", understood.cross_cutting, names),
        "help": _terms_json("kinds_of_help", understood.help, names),
        "organisations": list(understood.organisations),
    }


def _objectives_json(objectives: Sequence[ProposedObjective], names: Names) -> list[dict[str, Any]]:
    likely = {objective.number for objective in meant(objectives)}
    return [
        {
            "number": objective.number,
            "title": names.objective(objective.number),
            "confidence": objective.confidence,
            "likely": objective.number in likely,
            "concepts": _concepts_json(objective.concepts, names),
        }
        for objective in objectives
    ]


def _concepts_json(concepts: Iterable[str], names: Names) -> list[dict[str, str]]:
    return [{"id": concept, "label": names.concept(concept)} for concept in concepts]


def _terms_json(vocabulary: str, codes: Iterable[str], names: Names) -> list[dict[str, str]]:
    return [{"id": code, "label": names.term(vocabulary, code)} for code in codes]


def _need_json(need: Need, reader: str, base_url: str) -> dict[str, Any]:
    matches = {
        section: [_match_json(match, reader, base_url) for match in need.matches.get(kind, ())]
        for kind, section in SECTIONS.items()
    }
    return {"text": need.text, **understood_json(need.understood, reader), **matches}


def title_of_match(titles: Mapping[str, str], reader: str) -> str:
    """The title in the reader's language, else in English, else any."""
    return titles.get(reader) or titles.get("en") or next(iter(titles.values()), "")


def address_of(kind: str, id: str, reader: str, base_url: str) -> str:
    """The page of a match; a State has its country page."""
    return f"{base_url}/{reader}/countries/{id}" if kind == "peer" else record_address(kind, id, reader, base_url)


def _match_json(match: Match, reader: str, base_url: str) -> dict[str, Any]:
    names = names_in(reader)
    title = title_of_match(match.titles, reader)
    found: dict[str, Any] = {
        "id": match.id,
        "kind": match.kind,
        "title": title,
        "score": match.score,
        "url": address_of(match.kind, match.id, reader, base_url),
        "parts": dict(match.parts),
        "weights": dict(match.weights),
        "why": {
            "sentence": sentence(match.reasons, names),
            "reasons": [_reason_json(reason, names) for reason in match.reasons],
            "concepts": _concepts_json(match.concepts, names),
        },
        "objectives": list(match.objectives),
        "countries": list(match.countries),
        "year": match.year,
        "status": match.status,
        "source": source_json(match.source),
        "passage": _passage_json(match),
        "demo": match.demo,
    }
    if match.kind != "practice":
        found["name"] = title
    if match.kind == "peer":
        found["practices"] = [
            {"id": id, "title": title_of_match(titles, reader), "url": record_address("practice", id, reader, base_url)}
            for id, titles in match.practices
        ]
    return found


def _passage_json(match: Match) -> dict[str, Any] | None:
    if match.excerpt is None:
        return None
    return {
        "text": match.excerpt.text,
        "language": match.excerpt.language,
        "highlights": [[stretch.start, stretch.end] for stretch in match.excerpt.highlights],
    }


def _reason_json(reason: Reason, names: Names) -> dict[str, Any]:
    return {
        "code": reason.code,
        "values": list(reason.values),
        "labels": phrases_of(reason, names),
        "count": reason.count or None,
        "year": reason.year,
    }


def refusal_json(refusal: Refusal, reader: str, base_url: str) -> dict[str, Any]:
    """The answer to "why not?"."""
    from hub.requests.wording import refusal_sentence

    names = names_in(reader)
    return {
        "id": refusal.id,
        "kind": refusal.kind,
        "title": title_of_match(refusal.titles, reader),
        "url": address_of(refusal.kind, refusal.id, reader, base_url),
        "need": refusal.need + 1,
        "sentence": refusal_sentence(refusal, names),
        "barred": list(refusal.barred),
        "evidence": refusal.evidence,
        "score": refusal.score,
        "least": refusal.least,
        "rank": refusal.rank,
        "place_by_score": refusal.ahead,
        "proposed": refusal.proposed,
        "parts": dict(refusal.parts),
        "missing": list(refusal.missing),
        "silent": list(refusal.silent),
        "why": sentence(refusal.reasons, names),
    }

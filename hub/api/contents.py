"""Records and vocabularies as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hub.errors import NotFound
from hub.practices.records import Actor, Practice
from hub.search.presentation import record_address, source_json
from synonyms import load_countries, load_thesaurus, load_vocabularies


def practice_json(practice: Practice, reader: str, base_url: str) -> dict[str, Any]:
    """Everything that is recorded of a practice."""
    return {
        "id": practice.id,
        "status": practice.status,
        "source": source_json(practice.source),
        "year": practice.year,
        "year_basis": practice.year_basis,
        "countries": list(practice.countries),
        "regions": list(practice.regions),
        "scope": practice.scope,
        "type": practice.type,
        "objectives_primary": list(practice.objectives_primary),
        "objectives_secondary": list(practice.objectives_secondary),
        "principles": list(practice.principles),
        "sdgs": list(practice.sdgs),
        "target_groups": list(practice.target_groups),
        "cross_cutting": list(practice.cross_cutting),
        "implementers": [_actor_json(actor) for actor in practice.implementers],
        "partners": [_actor_json(actor) for actor in practice.partners],
        "links": list(practice.links),
        "titles": dict(practice.titles),
        "summaries": dict(practice.summaries),
        "demo": practice.demo,
        "url": record_address("practice", practice.id, reader, base_url),
    }


def _actor_json(actor: Actor) -> dict[str, Any]:
    return {"names": dict(actor.names), "type": actor.type}


def objectives_json(counts: Mapping[int, int], reader: str, base_url: str) -> list[dict[str, Any]]:
    """The 23 objectives; `counts`: objective -> practices."""
    return [
        {
            "number": objective.number,
            "theme": objective.theme,
            "short": dict(objective.short),
            "title": dict(objective.title),
            "description": dict(objective.description),
            "sdgs": list(objective.sdgs),
            "practices": counts.get(objective.number, 0),
            "url": f"{base_url}/{reader}/objectives/{objective.number}",
        }
        for objective in load_vocabularies().objectives.values()
    ]


def entries_of(name: str) -> list[dict[str, Any]]:
    """Entries of a vocabulary. Raises `NotFound`."""
    words = load_vocabularies()
    match name:
        case "objectives":
            return [_entry(str(o.number), o.title, o.description, str(o.theme)) for o in words.objectives.values()]
        case "themes":
            return [_entry(str(theme.number), theme.title, theme.description) for theme in words.themes.values()]
        case "sdgs":
            goals = [_entry(str(goal.number), goal.title) for goal in words.sdgs.values()]
            return goals + [_entry(t.code, t.label, parent=str(t.goal)) for t in words.sdg_targets.values()]
        case "regions":
            return [_entry(region.id, region.label, parent=region.parent) for region in words.regions.values()]
        case "countries":
            return [_entry(c.iso3, c.short, c.formal, c.regions[0]) for c in load_countries().values()]
        case "languages":
            return [_entry(language.id, language.label) for language in words.languages.values()]
        case "concepts":
            return [
                _entry(c.id, {code: texts[0] for code, texts in c.labels.items()}, c.notes, next(iter(c.broader), None))
                for c in load_thesaurus().concepts.values()
            ]
        case _ if name in WORD_LISTS:
            return [_entry(term.id, term.label, term.description) for term in getattr(words, name).values()]
        case _:
            raise NotFound(f"there is no vocabulary {name!r}; there are {', '.join(VOCABULARIES)}")


WORD_LISTS = (
    "principles",
    "target_groups",
    "cross_cutting",
    "kinds_of_help",
    "practice_types",
    "scopes",
    "record_kinds",
    "statuses",
    "organisation_types",
    "implementer_types",
    "stakeholder_types",
)
VOCABULARIES = ("objectives", "themes", "sdgs", "regions", "countries", "languages", "concepts", *WORD_LISTS)


def _entry(
    id: str, labels: Mapping[str, str], descriptions: Mapping[str, str] | None = None, parent: str | None = None
) -> dict[str, Any]:
    return {"id": id, "labels": dict(labels), "descriptions": dict(descriptions or {}), "parent": parent}

"""What the page of an objective shows."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from hub.browse.figures import EVERYBODY
from hub.experts.operations import seen_by
from hub.experts.records import Expert
from hub.experts.store import find_listed
from hub.funds.records import Fund
from hub.funds.store import find_funds
from hub.organisations.records import Organisation
from hub.organisations.store import find_organisations
from hub.practices.records import Practice
from hub.practices.store import count_by_objective, count_by_objective_and_country, find_practices
from hub.web.names import Names
from synonyms import Objective, Theme, load_vocabularies

MOST_PRACTICES = 12
MOST_OTHERS = 8
MOST_COUNTRIES = 14


@dataclass(frozen=True, slots=True)
class ObjectivePage:
    """An objective with what serves it. The numbers count all, the lists are cut short."""

    objective: Objective
    theme: Theme
    practices: tuple[Practice, ...]
    practice_count: int
    countries: tuple[tuple[str, int], ...]
    experts: tuple[Expert, ...]
    expert_count: int
    organisations: tuple[Organisation, ...]
    organisation_count: int
    funds: tuple[Fund, ...]
    before: int | None
    after: int | None


def objective_page(session: Session, number: int, names: Names) -> ObjectivePage:
    """Everything on one of the 23 objectives; primary before secondary, countries in the alphabet of the names."""
    vocabularies = load_vocabularies()
    found = vocabularies.objectives[number]
    practices = find_practices(session, objective=number, limit=MOST_PRACTICES)
    experts = find_listed(session, EVERYBODY, objective=number)
    organisations = sorted(find_organisations(session, objective=number), key=_breadth)
    counts = count_by_objective_and_country(session)
    countries = {code: count for (objective, code), count in counts.items() if objective == number}
    most = sorted(countries, key=lambda code: (-countries[code], code))[:MOST_COUNTRIES]
    return ObjectivePage(
        objective=found,
        theme=vocabularies.themes[found.theme],
        practices=practices,
        practice_count=count_by_objective(session).get(number, 0),
        countries=tuple((code, countries[code]) for code in names.sorted_countries(most)),
        experts=tuple(view for expert in experts[:MOST_OTHERS] if (view := seen_by(expert, EVERYBODY))),
        expert_count=len(experts),
        organisations=tuple(organisations[:MOST_OTHERS]),
        organisation_count=len(organisations),
        funds=find_funds(session, objective=number),
        before=number - 1 if number > 1 else None,
        after=number + 1 if number < len(vocabularies.objectives) else None,
    )


def _breadth(organisation: Organisation) -> tuple[int, str]:
    """Those that work on few objectives before those that work on all."""
    return len(organisation.objectives), organisation.id

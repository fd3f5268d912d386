"""Queries on practices."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.columns import of_rank, ranked, source_of
from hub.practices.models import PracticeCountry, PracticeObjective, PracticeRow, PracticeText
from hub.practices.records import KIND, WITHDRAWN, Actor, Practice
from hub.storage import RecordStore
from synonyms.languages import LANGUAGE_CODES

_SHOWN = PracticeRow.status != WITHDRAWN


def _to_row(practice: Practice) -> PracticeRow:
    return PracticeRow(
        id=practice.id,
        status=practice.status,
        source_document=practice.source.document if practice.source else None,
        source_paragraph=practice.source.paragraph if practice.source else None,
        year=practice.year,
        year_basis=practice.year_basis,
        scope=practice.scope,
        type=practice.type,
        regions=list(practice.regions),
        principles=list(practice.principles),
        sdgs=list(practice.sdgs),
        target_groups=list(practice.target_groups),
        cross_cutting=list(practice.cross_cutting),
        implementers=[_store_actor(actor) for actor in practice.implementers],
        partners=[_store_actor(actor) for actor in practice.partners],
        links=list(practice.links),
        demo=practice.demo,
        texts=[
            PracticeText(
                practice_id=practice.id,
                language=language,
                title=practice.titles[language],
                summary=practice.summaries[language],
            )
            for language in practice.titles
        ],
        objectives=[
            PracticeObjective(practice_id=practice.id, objective=objective, rank=rank, position=position)
            for position, objective, rank in ranked(practice.objectives_primary, practice.objectives_secondary)
        ],
        countries=[
            PracticeCountry(practice_id=practice.id, country=country, position=position)
            for position, country in enumerate(practice.countries)
        ],
    )


def _to_record(row: PracticeRow) -> Practice:
    links = [(link.objective, link.rank) for link in row.objectives]
    return Practice(
        id=row.id,
        status=row.status,
        source=source_of(row.source_document, row.source_paragraph),
        year=row.year,
        year_basis=row.year_basis,
        countries=tuple(link.country for link in row.countries),
        regions=tuple(row.regions),
        scope=row.scope,
        type=row.type,
        objectives_primary=of_rank(links, "primary"),
        objectives_secondary=of_rank(links, "secondary"),
        principles=tuple(row.principles),
        sdgs=tuple(row.sdgs),
        target_groups=tuple(row.target_groups),
        cross_cutting=tuple(row.cross_cutting),
        implementers=tuple(_read_actor(actor) for actor in row.implementers),
        partners=tuple(_read_actor(actor) for actor in row.partners),
        links=tuple(row.links),
        titles={text.language: text.title for text in row.texts},
        summaries={text.language: text.summary for text in row.texts},
        demo=row.demo,
    )


def _store_actor(actor: Actor) -> dict[str, Any]:
    names = {language: actor.names[language] for language in LANGUAGE_CODES if language in actor.names}
    return {"names": names, "type": actor.type}


def _read_actor(stored: dict[str, Any]) -> Actor:
    return Actor(names=dict(stored["names"]), type=stored["type"])


practices: RecordStore[PracticeRow, Practice] = RecordStore(KIND, PracticeRow, _to_row, _to_record)


def find_practices(
    session: Session,
    *,
    objective: int | None = None,
    country: str | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> tuple[Practice, ...]:
    """Practices that are not withdrawn: newest first; with an objective, those that have it as primary before others.

    Ties are broken by id. Conditions are combined with and.
    """
    query = select(PracticeRow).where(_SHOWN)
    if country is not None:
        query = query.where(PracticeRow.countries.any(PracticeCountry.country == country))
    if objective is not None:
        query = (
            query.join(PracticeObjective, PracticeObjective.practice_id == PracticeRow.id)
            .where(PracticeObjective.objective == objective)
            .order_by(PracticeObjective.rank)
        )
    query = query.order_by(PracticeRow.year.desc(), PracticeRow.id).limit(limit).offset(offset)
    return practices.read(session.scalars(query))


def count_by_objective(session: Session) -> dict[int, int]:
    """Objective -> number of practices that have it, primary or secondary; objectives without any are left out."""
    query = (
        select(PracticeObjective.objective, func.count())
        .join(PracticeRow)
        .where(_SHOWN)
        .group_by(PracticeObjective.objective)
        .order_by(PracticeObjective.objective)
    )
    return dict(session.execute(query).all())


def count_by_country(session: Session) -> dict[str, int]:
    """Country (alpha-3) -> number of practices; countries without any are left out."""
    query = (
        select(PracticeCountry.country, func.count())
        .join(PracticeRow)
        .where(_SHOWN)
        .group_by(PracticeCountry.country)
        .order_by(PracticeCountry.country)
    )
    return dict(session.execute(query).all())


def count_by_objective_and_country(session: Session) -> dict[tuple[int, str], int]:
    """(objective, country) -> number of practices; only pairs that have one."""
    query = (
        select(PracticeObjective.objective, PracticeCountry.country, func.count())
        .join(PracticeRow, PracticeObjective.practice_id == PracticeRow.id)
        .join(PracticeCountry, PracticeCountry.practice_id == PracticeRow.id)
        .where(_SHOWN)
        .group_by(PracticeObjective.objective, PracticeCountry.country)
        .order_by(PracticeObjective.objective, PracticeCountry.country)
    )
    return {(objective, country): count for objective, country, count in session.execute(query)}


def newest_objectives(session: Session) -> tuple[tuple[str, int], ...]:
    """(id, objective) of all practices that are not withdrawn, newest first; ties are broken by id."""
    query = (
        select(PracticeObjective.practice_id, PracticeObjective.objective)
        .join(PracticeRow)
        .where(_SHOWN)
        .order_by(PracticeRow.year.desc(), PracticeRow.id, PracticeObjective.position)
    )
    return tuple((id, objective) for id, objective in session.execute(query))


def count_shown(session: Session) -> int:
    """Number of practices that are not withdrawn."""
    return session.scalar(select(func.count()).select_from(PracticeRow).where(_SHOWN)) or 0

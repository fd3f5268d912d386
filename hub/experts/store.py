"""Queries on experts. Whoever shows an expert to a visitor first asks `hub.experts.operations.seen_by`."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from hub.experts.models import (
    ExpertConsent,
    ExpertCountry,
    ExpertLanguage,
    ExpertObjective,
    ExpertRow,
    ExpertStatement,
)
from hub.experts.records import KIND, Expert, Interests, Statement
from hub.storage import RecordStore


def _to_row(expert: Expert) -> ExpertRow:
    return ExpertRow(
        id=expert.id,
        status=expert.status,
        name=expert.name,
        country=expert.country,
        employer=expert.employer,
        gender=expert.gender,
        cross_cutting=list(expert.cross_cutting),
        formats=list(expert.formats),
        days_a_year=expert.days_a_year,
        most_open_assignments=expert.most_open_assignments,
        open_assignments=expert.open_assignments,
        interest_countries=list(expert.interests.countries),
        interest_organisations=list(expert.interests.organisations),
        last_confirmed=expert.last_confirmed,
        listed_until=expert.listed_until,
        available_from=expert.available_from,
        demo=expert.demo,
        languages=[
            ExpertLanguage(expert_id=expert.id, language=code, level=level, position=position)
            for position, (code, level) in enumerate(expert.languages)
        ],
        objectives=[
            ExpertObjective(expert_id=expert.id, objective=objective, position=position)
            for position, objective in enumerate(expert.objectives)
        ],
        countries=[
            ExpertCountry(expert_id=expert.id, country=country, position=position)
            for position, country in enumerate(expert.countries_worked_in)
        ],
        statements=[
            ExpertStatement(
                expert_id=expert.id,
                position=position,
                language=statement.language,
                text=statement.text,
                year=statement.year,
                countries=list(statement.countries),
                objectives=list(statement.objectives),
            )
            for position, statement in enumerate(expert.statements)
        ],
        consents=[
            ExpertConsent(expert_id=expert.id, field=field, audience=audience)
            for field, audience in expert.consent.items()
        ],
    )


def _to_record(row: ExpertRow) -> Expert:
    return Expert(
        id=row.id,
        status=row.status,
        name=row.name,
        country=row.country,
        employer=row.employer,
        gender=row.gender,
        languages=tuple((language.language, language.level) for language in row.languages),
        objectives=tuple(link.objective for link in row.objectives),
        cross_cutting=tuple(row.cross_cutting),
        statements=tuple(
            Statement(
                language=statement.language,
                text=statement.text,
                countries=tuple(statement.countries),
                year=statement.year,
                objectives=tuple(statement.objectives),
            )
            for statement in row.statements
        ),
        countries_worked_in=tuple(link.country for link in row.countries),
        formats=tuple(row.formats),
        days_a_year=row.days_a_year,
        most_open_assignments=row.most_open_assignments,
        open_assignments=row.open_assignments,
        interests=Interests(tuple(row.interest_countries), tuple(row.interest_organisations)),
        consent={consent.field: consent.audience for consent in row.consents},
        last_confirmed=row.last_confirmed,
        available_from=row.available_from,
        demo=row.demo,
    )


experts: RecordStore[ExpertRow, Expert] = RecordStore(KIND, ExpertRow, _to_row, _to_record)


def find_listed(session: Session, audiences: Collection[str], *, objective: int | None = None) -> tuple[Expert, ...]:
    """Complete records of the listed experts whom somebody of the audiences may find, in order of id.

    With an objective: only those who show it to one of the audiences.
    """
    query = select(ExpertRow).where(ExpertRow.status == "listed", _agreed("listing", audiences))
    if objective is not None:
        has_it = ExpertRow.objectives.any(ExpertObjective.objective == objective)
        query = query.where(has_it, _agreed("objectives", audiences))
    return experts.read(session.scalars(query.order_by(ExpertRow.id)))


def count_by_objective(session: Session, audiences: Collection[str]) -> dict[int, int]:
    """Objective -> number of experts whom the audiences may find by it; objectives without any are left out."""
    query = (
        select(ExpertObjective.objective, func.count())
        .join(ExpertRow)
        .where(ExpertRow.status == "listed", _agreed("listing", audiences), _agreed("objectives", audiences))
        .group_by(ExpertObjective.objective)
        .order_by(ExpertObjective.objective)
    )
    return dict(session.execute(query).all())


def count_listed(session: Session, audiences: Collection[str]) -> int:
    """Number of listed experts whom somebody of the audiences may find."""
    query = select(func.count()).select_from(ExpertRow)
    return session.scalar(query.where(ExpertRow.status == "listed", _agreed("listing", audiences))) or 0


def overdue(session: Session, today: date) -> tuple[str, ...]:
    """Ids of listed experts whose listing ended before today, in order of id."""
    query = select(ExpertRow.id).where(ExpertRow.status == "listed", ExpertRow.listed_until < today)
    return tuple(session.scalars(query.order_by(ExpertRow.id)))


def _agreed(field: str, audiences: Collection[str]) -> ColumnElement[bool]:
    return ExpertRow.consents.any(and_(ExpertConsent.field == field, ExpertConsent.audience.in_(tuple(audiences))))

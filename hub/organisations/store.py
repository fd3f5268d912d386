"""Queries on organisations."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.columns import source_of
from hub.organisations.models import OrganisationCountry, OrganisationObjective, OrganisationRow, OrganisationText
from hub.organisations.records import KIND, Organisation
from hub.storage import RecordStore


def _to_row(organisation: Organisation) -> OrganisationRow:
    return OrganisationRow(
        id=organisation.id,
        status=organisation.status,
        type=organisation.type,
        acronym=organisation.acronym,
        source_document=organisation.source.document if organisation.source else None,
        source_paragraph=organisation.source.paragraph if organisation.source else None,
        services=list(organisation.services),
        regions=list(organisation.regions),
        languages=list(organisation.languages),
        url=organisation.url,
        demo=organisation.demo,
        texts=[
            OrganisationText(
                organisation_id=organisation.id,
                language=language,
                name=organisation.names[language],
                summary=organisation.summaries[language],
            )
            for language in organisation.names
        ],
        objectives=[
            OrganisationObjective(organisation_id=organisation.id, objective=objective, position=position)
            for position, objective in enumerate(organisation.objectives)
        ],
        countries=[
            OrganisationCountry(organisation_id=organisation.id, country=country, position=position)
            for position, country in enumerate(organisation.countries)
        ],
    )


def _to_record(row: OrganisationRow) -> Organisation:
    return Organisation(
        id=row.id,
        status=row.status,
        type=row.type,
        acronym=row.acronym,
        source=source_of(row.source_document, row.source_paragraph),
        services=tuple(row.services),
        objectives=tuple(link.objective for link in row.objectives),
        countries=tuple(link.country for link in row.countries),
        regions=tuple(row.regions),
        languages=tuple(row.languages),
        url=row.url,
        names={text.language: text.name for text in row.texts},
        summaries={text.language: text.summary for text in row.texts},
        demo=row.demo,
    )


organisations: RecordStore[OrganisationRow, Organisation] = RecordStore(KIND, OrganisationRow, _to_row, _to_record)


def find_organisations(
    session: Session, *, objective: int | None = None, country: str | None = None
) -> tuple[Organisation, ...]:
    """Organisations in order of id. Conditions are combined with and.

    A country leaves those that work in it and those that are not tied to any.
    """
    query = select(OrganisationRow)
    if country is not None:
        here = OrganisationRow.countries.any(OrganisationCountry.country == country)
        query = query.where(here | ~OrganisationRow.countries.any())
    if objective is not None:
        query = query.where(OrganisationRow.objectives.any(OrganisationObjective.objective == objective))
    return organisations.read(session.scalars(query.order_by(OrganisationRow.id)))


def count_by_objective(session: Session) -> dict[int, int]:
    """Objective -> number of organisations that work on it; objectives without any are left out."""
    query = (
        select(OrganisationObjective.objective, func.count())
        .group_by(OrganisationObjective.objective)
        .order_by(OrganisationObjective.objective)
    )
    return dict(session.execute(query).all())

"""Queries on organisations."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.columns import of_rank, ranked, source_of
from hub.organisations.models import OrganisationCountry, OrganisationObjective, OrganisationRow, OrganisationText
from hub.organisations.records import KIND, Organisation
from hub.storage import RecordStore


def _to_row(organisation: Organisation) -> OrganisationRow:
    return OrganisationRow(
        id=organisation.id,
        type=organisation.type,
        acronym=organisation.acronym,
        source_document=organisation.source.document if organisation.source else None,
        source_paragraph=organisation.source.paragraph if organisation.source else None,
        regions=list(organisation.regions),
        cross_cutting=list(organisation.cross_cutting),
        target_groups=list(organisation.target_groups),
        links=list(organisation.links),
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
            OrganisationObjective(organisation_id=organisation.id, objective=objective, rank=rank, position=position)
            for position, objective, rank in ranked(organisation.objectives_primary, organisation.objectives_secondary)
        ],
        countries=[
            OrganisationCountry(organisation_id=organisation.id, country=country, position=position)
            for position, country in enumerate(organisation.countries)
        ],
    )


def _to_record(row: OrganisationRow) -> Organisation:
    links = [(link.objective, link.rank) for link in row.objectives]
    return Organisation(
        id=row.id,
        type=row.type,
        acronym=row.acronym,
        source=source_of(row.source_document, row.source_paragraph),
        countries=tuple(link.country for link in row.countries),
        regions=tuple(row.regions),
        objectives_primary=of_rank(links, "primary"),
        objectives_secondary=of_rank(links, "secondary"),
        cross_cutting=tuple(row.cross_cutting),
        target_groups=tuple(row.target_groups),
        links=tuple(row.links),
        names={text.language: text.name for text in row.texts},
        summaries={text.language: text.summary for text in row.texts},
        demo=row.demo,
    )


organisations: RecordStore[OrganisationRow, Organisation] = RecordStore(KIND, OrganisationRow, _to_row, _to_record)


def find_organisations(
    session: Session, *, objective: int | None = None, country: str | None = None
) -> tuple[Organisation, ...]:
    """Organisations in order of id; with an objective, those that have it as primary before others.

    A country leaves those that work in it, and those that are not tied to any.
    """
    query = select(OrganisationRow)
    if country is not None:
        here = OrganisationRow.countries.any(OrganisationCountry.country == country)
        query = query.where(here | ~OrganisationRow.countries.any())
    if objective is not None:
        query = (
            query.join(OrganisationObjective, OrganisationObjective.organisation_id == OrganisationRow.id)
            .where(OrganisationObjective.objective == objective)
            .order_by(OrganisationObjective.rank)
        )
    return organisations.read(session.scalars(query.order_by(OrganisationRow.id)))


def count_by_objective(session: Session) -> dict[int, int]:
    """Objective -> number of organisations that work on it; objectives without any are left out."""
    query = (
        select(OrganisationObjective.objective, func.count())
        .group_by(OrganisationObjective.objective)
        .order_by(OrganisationObjective.objective)
    )
    return dict(session.execute(query).tuples().all())

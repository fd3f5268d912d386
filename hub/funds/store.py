"""Queries on funds."""

from __future__ import annotations

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from hub.columns import of_rank, ranked, source_of
from hub.funds.models import FundCountry, FundObjective, FundRow, FundText
from hub.funds.records import KIND, STATUSES, Fund
from hub.storage import RecordStore


def _to_row(fund: Fund) -> FundRow:
    return FundRow(
        id=fund.id,
        status=fund.status,
        source_document=fund.source.document if fund.source else None,
        source_paragraph=fund.source.paragraph if fund.source else None,
        year=fund.year,
        provider=fund.provider,
        regions=list(fund.regions),
        themes=list(fund.themes),
        eligible=list(fund.eligible),
        links=list(fund.links),
        demo=fund.demo,
        texts=[
            FundText(fund_id=fund.id, language=language, name=fund.names[language], summary=fund.summaries[language])
            for language in fund.names
        ],
        objectives=[
            FundObjective(fund_id=fund.id, objective=objective, rank=rank, position=position)
            for position, objective, rank in ranked(fund.objectives_primary, fund.objectives_secondary)
        ],
        countries=[
            FundCountry(fund_id=fund.id, country=country, position=position)
            for position, country in enumerate(fund.countries)
        ],
    )


def _to_record(row: FundRow) -> Fund:
    links = [(link.objective, link.rank) for link in row.objectives]
    return Fund(
        id=row.id,
        status=row.status,
        source=source_of(row.source_document, row.source_paragraph),
        year=row.year,
        provider=row.provider,
        countries=tuple(link.country for link in row.countries),
        regions=tuple(row.regions),
        objectives_primary=of_rank(links, "primary"),
        objectives_secondary=of_rank(links, "secondary"),
        themes=tuple(row.themes),
        eligible=tuple(row.eligible),
        links=tuple(row.links),
        names={text.language: text.name for text in row.texts},
        summaries={text.language: text.summary for text in row.texts},
        demo=row.demo,
    )


funds: RecordStore[FundRow, Fund] = RecordStore(KIND, FundRow, _to_row, _to_record)


def find_funds(session: Session, *, objective: int | None = None, country: str | None = None) -> tuple[Fund, ...]:
    """Funds, those that are open first, then by id.

    An objective leaves the funds that finance it, a country those that it may ask. Other restrictions are not applied.
    """
    query = select(FundRow)
    if country is not None:
        query = query.where(FundRow.countries.any(FundCountry.country == country) | ~FundRow.countries.any())
    if objective is not None:
        query = query.where(FundRow.objectives.any(FundObjective.objective == objective))
    openness = case({status: place for place, status in enumerate(STATUSES)}, value=FundRow.status)
    return funds.read(session.scalars(query.order_by(openness, FundRow.id)))


def provided_by(session: Session, organisation: str) -> tuple[str, ...]:
    """Ids of the funds that name the organisation as their provider."""
    return tuple(session.scalars(select(FundRow.id).where(FundRow.provider == organisation).order_by(FundRow.id)))


def count_by_objective(session: Session) -> dict[int, int]:
    """Objective -> number of funds; objectives without any are left out."""
    query = (
        select(FundObjective.objective, func.count())
        .group_by(FundObjective.objective)
        .order_by(FundObjective.objective)
    )
    return dict(session.execute(query).tuples().all())

"""Queries on funds."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.columns import source_of
from hub.funds.models import FundCountry, FundObjective, FundRow, FundText
from hub.funds.records import KIND, Fund
from hub.storage import RecordStore


def _to_row(fund: Fund) -> FundRow:
    return FundRow(
        id=fund.id,
        status=fund.status,
        type=fund.type,
        acronym=fund.acronym,
        parent=fund.parent,
        theme=fund.theme,
        source_document=fund.source.document if fund.source else None,
        source_paragraph=fund.source.paragraph if fund.source else None,
        services=list(fund.services),
        regions=list(fund.regions),
        languages=list(fund.languages),
        url=fund.url,
        demo=fund.demo,
        texts=[
            FundText(
                fund_id=fund.id,
                language=language,
                name=fund.names[language],
                summary=fund.summaries[language],
                who_may_apply=fund.who_may_apply[language],
            )
            for language in fund.names
        ],
        objectives=[
            FundObjective(fund_id=fund.id, objective=objective, position=position)
            for position, objective in enumerate(fund.objectives)
        ],
        countries=[
            FundCountry(fund_id=fund.id, country=country, position=position)
            for position, country in enumerate(fund.countries)
        ],
    )


def _to_record(row: FundRow) -> Fund:
    return Fund(
        id=row.id,
        status=row.status,
        type=row.type,
        acronym=row.acronym,
        parent=row.parent,
        theme=row.theme,
        source=source_of(row.source_document, row.source_paragraph),
        services=tuple(row.services),
        objectives=tuple(link.objective for link in row.objectives),
        countries=tuple(link.country for link in row.countries),
        regions=tuple(row.regions),
        languages=tuple(row.languages),
        url=row.url,
        names={text.language: text.name for text in row.texts},
        summaries={text.language: text.summary for text in row.texts},
        who_may_apply={text.language: text.who_may_apply for text in row.texts},
        demo=row.demo,
    )


funds: RecordStore[FundRow, Fund] = RecordStore(KIND, FundRow, _to_row, _to_record)


def find_funds(session: Session, *, objective: int | None = None, country: str | None = None) -> tuple[Fund, ...]:
    """Funds in order of id, so that a whole fund comes before its windows.

    An objective leaves the funds that finance it, a country those that it may ask.
    """
    query = select(FundRow)
    if country is not None:
        query = query.where(FundRow.countries.any(FundCountry.country == country) | ~FundRow.countries.any())
    if objective is not None:
        query = query.where(FundRow.objectives.any(FundObjective.objective == objective))
    return funds.read(session.scalars(query.order_by(FundRow.id)))


def windows_of(session: Session, fund: str) -> tuple[str, ...]:
    """Ids of the thematic windows of a fund, in order of their theme."""
    query = select(FundRow.id).where(FundRow.parent == fund).order_by(FundRow.theme, FundRow.id)
    return tuple(session.scalars(query))


def count_by_objective(session: Session) -> dict[int, int]:
    """Objective -> number of funds and windows; objectives without any are left out."""
    query = (
        select(FundObjective.objective, func.count())
        .group_by(FundObjective.objective)
        .order_by(FundObjective.objective)
    )
    return dict(session.execute(query).all())

"""Queries for matching: everything that can be matched, and whether it has changed since."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from hub.experts.models import ExpertRow
from hub.experts.records import Expert
from hub.experts.store import experts
from hub.funds.models import FundRow
from hub.funds.records import Fund
from hub.funds.store import funds
from hub.indexing.outbox import OutboxRow
from hub.organisations.models import OrganisationRow
from hub.organisations.records import Organisation
from hub.organisations.store import organisations
from hub.practices.models import PracticeRow
from hub.practices.records import WITHDRAWN, Practice
from hub.practices.store import practices

_TABLES = (PracticeRow, ExpertRow, OrganisationRow, FundRow)

State = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Records:
    """All records that can be matched, each kind in order of id."""

    practices: tuple[Practice, ...]
    experts: tuple[Expert, ...]
    organisations: tuple[Organisation, ...]
    funds: tuple[Fund, ...]


_STATE = select(
    *(select(func.count()).select_from(table).scalar_subquery() for table in _TABLES),
    *(select(func.max(table.changed_at)).scalar_subquery() for table in _TABLES),
    select(func.max(OutboxRow.id)).scalar_subquery(),
)


def state_of_records(session: Session) -> State:
    """A value that differs whenever a record was added, changed or removed; one cheap query.

    The outbox gives every change a new number, also where two changes bear the same moment.
    """
    return tuple(session.execute(_STATE).one())


def read_records(session: Session) -> Records:
    """Everything that can be matched; withdrawn practices are left out."""
    return Records(
        practices=tuple(practice for practice in practices.iterate(session) if practice.status != WITHDRAWN),
        experts=tuple(experts.iterate(session)),
        organisations=tuple(organisations.iterate(session)),
        funds=tuple(funds.iterate(session)),
    )

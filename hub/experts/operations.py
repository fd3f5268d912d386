"""What can be done with experts, and who may see what of them."""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from hub.codes import AUDIENCES, PUBLIC, SECRETARIAT, STATES
from hub.errors import NotFound
from hub.experts.records import Expert, Interests
from hub.experts.store import experts, overdue

log = logging.getLogger(__name__)

_HIDDEN: Mapping[str, Mapping[str, object]] = {
    "country": {"country": ""},
    "employer": {"employer": ""},
    "languages": {"languages": ()},
    "objectives": {"objectives": (), "cross_cutting": ()},
    "statements": {"statements": ()},
    "countries_worked_in": {"countries_worked_in": ()},
    "availability": {
        "formats": (),
        "days_a_year": 0,
        "most_open_assignments": 0,
        "open_assignments": 0,
        "available_from": None,
    },
    "interests": {"interests": Interests()},
}
"""Consent field -> what stands in the record instead of what may not be seen."""


def audiences_of(rank: str) -> tuple[str, ...]:
    """All audiences that a member of one belongs to: a State also sees what is public, the secretariat sees both."""
    return AUDIENCES[: AUDIENCES.index(rank) + 1]


def seen_by(expert: Expert, audiences: Collection[str]) -> Expert | None:
    """The expert as somebody of the audiences may see them; None when they may not know of the expert at all.

    Fields without consent are empty; days and loads are then 0. Gender is left to the secretariat only.
    A lapsed listing is seen by the secretariat only.
    """
    if expert.consent.get("listing") not in audiences:
        return None
    if expert.status != "listed" and SECRETARIAT not in audiences:
        return None
    hidden: dict[str, object] = {}
    for field, empty in _HIDDEN.items():
        if expert.consent.get(field) not in audiences:
            hidden |= empty
    if SECRETARIAT not in audiences:
        hidden["gender"] = "undisclosed"
        hidden["consent"] = {field: given for field, given in expert.consent.items() if given in audiences}
    return replace(expert, **hidden)  # type: ignore[arg-type]


def index_view(expert: Expert) -> tuple[Expert, tuple[str, ...]] | None:
    """What the search index may hold of the expert, and the audiences that may find it there.

    The index keeps one document for an expert, so it holds exactly what everybody who may find the expert may also
    see. None for an expert whom nobody may find or whose listing lapsed.
    """
    listing = expert.consent.get("listing")
    if expert.status != "listed" or listing not in AUDIENCES:
        return None
    seen = seen_by(expert, audiences_of(listing))
    if seen is None:
        return None
    finders = {PUBLIC: (PUBLIC,), STATES: (STATES, SECRETARIAT), SECRETARIAT: (SECRETARIAT,)}[listing]
    return replace(seen, gender="undisclosed", consent={}), finders


def record_expert(session: Session, expert: Expert, now: datetime) -> bool:
    """Insert or replace the expert, listed or lapsed as last confirmed; returns whether anything changed."""
    status = "listed" if expert.listed_until >= now.date() else "lapsed"
    return experts.save(session, replace(expert, status=status), now)


def show_expert(session: Session, id: str, audiences: Collection[str]) -> Expert:
    """What the audiences may see of the expert. Raises `NotFound` when that is nothing."""
    expert = experts.get(session, id)
    seen = None if expert is None else seen_by(expert, audiences)
    if seen is None:
        raise NotFound(f"there is no expert {id!r}")
    return seen


def lapse_listings(session: Session, now: datetime) -> int:
    """End the listings that were not reconfirmed in time; returns how many."""
    ids = overdue(session, now.date())
    for expert in experts.get_many(session, ids).values():
        experts.save(session, replace(expert, status="lapsed"), now)
        log.info("listing lapsed expert=%s last_confirmed=%s", expert.id, expert.last_confirmed)
    return len(ids)


def erase_expert(session: Session, id: str, now: datetime) -> None:
    """Delete everything about the expert; the index follows through the outbox. Raises `NotFound`."""
    if not experts.remove(session, id, now):
        raise NotFound(f"there is no expert {id!r}")
    log.info("expert erased id=%s", id)

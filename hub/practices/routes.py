"""The page of a practice.

/<lang>/practices/<id>
"""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from hub.practices.citation import bibtex, plain_citation, structured_data
from hub.practices.operations import show_practice
from hub.practices.records import KIND, Practice
from hub.practices.store import find_practices
from hub.search.operations import find_similar
from hub.search.views import HitView, hit_view
from hub.web.filters import record_url
from hub.web.language import page_language, public_address
from hub.web.services import database_session, search_index

pages_of_practices = Blueprint("practices", __name__)

OTHERS = 6
"""Other practices of the same objective that are shown."""


@pages_of_practices.get("/practices/<id>")
def show(id: str) -> ResponseReturnValue:
    """One practice."""
    session, reader = database_session(), page_language()
    practice = show_practice(session, id)
    address, today = public_address(record_url(KIND, id)), datetime.now(UTC).date()
    same = find_practices(session, objective=practice.objectives_primary[0], limit=OTHERS + 1)
    return render_template(
        "practices/show.html",
        practice=practice,
        similar=_similar(session, practice, reader),
        others=[other for other in same if other.id != id][:OTHERS],
        plain=plain_citation(practice, reader, address, today),
        bibtex=bibtex(practice, reader, address, today),
        structured=structured_data(practice, reader, address),
    )


def _similar(session: Session, practice: Practice, reader: str) -> list[HitView]:
    text = f"{practice.titles[reader]}\n{practice.summaries[reader]}"
    hits = find_similar(session, search_index, f"{KIND}:{practice.id}", text, reader)
    return [hit_view(hit, reader) for hit in hits]

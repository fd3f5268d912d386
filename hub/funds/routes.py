"""The page of a fund.

/<lang>/funds/<id>
"""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from hub.funds.operations import show_fund
from hub.funds.store import funds, windows_of
from hub.web.services import database_session

pages_of_funds = Blueprint("funds", __name__)


@pages_of_funds.get("/funds/<id>")
def show(id: str) -> ResponseReturnValue:
    """One fund, with the fund that it is a window of, and its own windows."""
    session = database_session()
    fund = show_fund(session, id)
    parent = funds.get(session, fund.parent) if fund.parent else None
    windows = funds.get_many(session, windows_of(session, id)).values()
    return render_template("funds/show.html", fund=fund, parent=parent, windows=windows)

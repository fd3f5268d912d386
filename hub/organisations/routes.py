"""The page of an organisation.

/<lang>/organisations/<id>
"""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from hub.organisations.operations import show_organisation
from hub.web.services import database_session

pages_of_organisations = Blueprint("organisations", __name__)


@pages_of_organisations.get("/organisations/<id>")
def show(id: str) -> ResponseReturnValue:
    """One organisation."""
    return render_template("organisations/show.html", organisation=show_organisation(database_session(), id))

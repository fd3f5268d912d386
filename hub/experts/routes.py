"""The page of an expert: what the expert agreed to show to everybody, and never an address or a number.

/<lang>/experts/<id>
"""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from hub.codes import PUBLIC
from hub.experts.operations import show_expert
from hub.search.reasons import text_in
from hub.web.services import database_session
from hub.web.wording import gettext

pages_of_experts = Blueprint("experts", __name__)


@pages_of_experts.get("/experts/<id>")
def show(id: str) -> ResponseReturnValue:
    """One expert."""
    expert = show_expert(database_session(), id, (PUBLIC,))
    return render_template(
        "experts/show.html", expert=expert, level_names=level_names(), format_names=format_names(), text_in=text_in
    )


def level_names() -> dict[str, str]:
    """How well a language is mastered."""
    return {
        "native": gettext("mother tongue"),
        "fluent": gettext("fluent"),
        "working": gettext("working knowledge"),
        "basic": gettext("basic knowledge"),
    }


def format_names() -> dict[str, str]:
    """How an expert can work."""
    return {"remote": gettext("remotely"), "on-site": gettext("on site")}

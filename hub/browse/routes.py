"""Ways around the catalogue.

/<lang>/                     home
/<lang>/objectives           the 23 objectives by thematic area
/<lang>/objectives/<number>  one objective: practices, experts, partners, funds, countries
/<lang>/countries            map and list
/<lang>/countries/<iso3>     one country
/<lang>/method               how search and matching work
/<lang>/status               what the status of a practice means
"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from hub.browse.country_pages import country_page, country_sections
from hub.browse.examples import EXAMPLES
from hub.browse.figures import (
    count_all,
    experts_by_objective,
    latest_practices,
    practices_by_country,
    practices_by_objective,
)
from hub.browse.method_page import matching_table
from hub.browse.objective_pages import objective_page
from hub.browse.world_map import draw_map
from hub.errors import NotFound
from hub.practices.records import STATUSES, WITHDRAWN
from hub.web.filters import named
from hub.web.names import find_country
from hub.web.services import database_session
from indexer.weights import WEIGHTS
from synonyms import load_vocabularies

pages_of_browsing = Blueprint("browse", __name__)

LATEST = 6


@pages_of_browsing.get("/")
def home() -> ResponseReturnValue:
    """The first page."""
    session = database_session()
    return render_template(
        "browse/home.html",
        examples=EXAMPLES,
        figures=count_all(session),
        counts=practices_by_objective(session),
        latest=latest_practices(session, LATEST),
    )


@pages_of_browsing.get("/objectives")
def objectives() -> ResponseReturnValue:
    """All objectives."""
    session = database_session()
    return render_template(
        "browse/objectives.html", counts=practices_by_objective(session), experts=experts_by_objective(session)
    )


@pages_of_browsing.get("/objectives/<int:number>")
def objective(number: int) -> ResponseReturnValue:
    """One objective."""
    if number not in load_vocabularies().objectives:
        raise NotFound(f"there is no objective {number}")
    return render_template("browse/objective.html", page=objective_page(database_session(), number, named()))


@pages_of_browsing.get("/countries")
def countries() -> ResponseReturnValue:
    """Map and list."""
    counts = practices_by_country(database_session())
    names = named()
    return render_template(
        "browse/countries.html", map=draw_map(counts, names), sections=country_sections(counts, names)
    )


@pages_of_browsing.get("/countries/<iso3>")
def country(iso3: str) -> ResponseReturnValue:
    """One country."""
    found = find_country(iso3)
    if found is None:
        raise NotFound(f"there is no country {iso3!r}")
    if found.iso3 != iso3:
        return redirect(url_for("browse.country", iso3=found.iso3), code=301)
    return render_template("browse/country.html", page=country_page(database_session(), found, named()))


@pages_of_browsing.get("/method")
def method() -> ResponseReturnValue:
    """How search and matching work."""
    return render_template("browse/method.html", weights=WEIGHTS, matching=matching_table())


@pages_of_browsing.get("/status")
def status() -> ResponseReturnValue:
    """The ladder of statuses."""
    ladder = [term for code, term in load_vocabularies().statuses.items() if code in STATUSES and code != WITHDRAWN]
    return render_template("browse/status.html", ladder=ladder)

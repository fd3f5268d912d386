"""The search page.

/<lang>/search   results of a question under filters; without a question, everything that passes the filters
"""

from __future__ import annotations

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from hub.errors import InvalidInput
from hub.search.operations import invented, search_for_reader
from hub.search.parameters import SearchParameters, read_parameters
from hub.search.views import chosen_filters, facet_views, hit_views, pages
from hub.web.errors import UnusableParameter
from hub.web.language import page_language, public_address
from hub.web.services import database_session, search_index, services
from hub.web.wording import gettext

pages_of_search = Blueprint("search", __name__)

API_PATH = "/api/v1/search"


@pages_of_search.get("/search")
def results() -> ResponseReturnValue:
    """Results of a search."""
    settings = services().settings
    parameters = _parameters(settings.maximum_text)
    reader, path = page_language(), url_for("search.results")
    session, query = database_session(), parameters.query(settings.page_size)
    result = search_for_reader(session, search_index(), query, reader)
    turning = pages(parameters.page, result.total, settings.page_size)
    if parameters.page > turning.last:
        return redirect(parameters.on_page(turning.last).address(path))
    return render_template(
        "search/results.html",
        parameters=parameters,
        result=result,
        hits=hit_views(result, reader, invented(session, result.hits)),
        facets=facet_views(result, reader),
        chosen=chosen_filters(parameters, path, reader),
        pages=turning,
        page_size=settings.page_size,
        path=path,
        api_call=public_address(parameters.on_page(1).address(API_PATH, ("reader", reader))),
    )


def _parameters(maximum_text: int) -> SearchParameters:
    try:
        return read_parameters(dict(request.args.lists()), maximum_text)
    except InvalidInput as error:
        message = gettext(
            "Your question is too long: the hub reads up to %(number)s characters.", number=str(maximum_text)
        )
        raise UnusableParameter("q", message) from error

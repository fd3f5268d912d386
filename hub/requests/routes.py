"""The ask page.

/<lang>/ask   GET   the form; `country` and `text` of the address stand in it already
/<lang>/ask   POST  how the request was read, what answers it, and why not somebody else; nothing is stored
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from hub.requests.finding import Found, find_candidates
from hub.requests.forms import AskForm, mark_of, preset_form, read_form
from hub.requests.operations import explain_absence, match_request
from hub.requests.presentation import title_of_match
from hub.requests.reading_text import MAXIMUM_CHARACTERS
from hub.requests.records import KINDS
from hub.requests.views import need_views, reading_view, refusal_view
from hub.requests.wording import format_name, kind_name
from hub.web.alphabet import sort_key
from hub.web.filters import named
from hub.web.services import services
from synonyms import LANGUAGE_CODES, load_countries, load_vocabularies

pages_of_requests = Blueprint("requests", __name__)

UNDERSTAND_PATH = "/api/v1/understand"


@pages_of_requests.route("/ask", methods=["GET", "POST"])
def ask() -> ResponseReturnValue:
    """The form, and under it the answer."""
    if request.method == "GET":
        form = preset_form(request.args)
        return _private(_page(form), 200) if form.text else _page(form)
    form = read_form(request.form)
    if form.problems:
        return _private(_page(form), 422)
    result = match_request(form.question, services(), datetime.now(UTC))
    names = named()
    more: dict[str, Any] = {"result": result, "reading": reading_view(result, form, names)}
    if form.missed_kind and form.missed_name:
        more["missed"] = _missed(form, min(form.missed_need, len(result.needs)))
    return _private(_page(form, needs=need_views(result, names), mark=mark_of(form.text), **more), 200)


def _private(page: str, status: int) -> Response:
    """A page that holds what somebody wrote, and that nobody may keep."""
    answer = make_response(page, status)
    answer.cache_control.no_store = True
    return answer


def _missed(form: AskForm, need: int) -> dict[str, Any]:
    """The answer to "why not?": about one candidate, or several to choose from, or none."""
    names = named()
    found = find_candidates(form.missed_kind, form.missed_name, services())
    if len(found) != 1:
        return {"need": need, "choices": [_choice(one, names.language) for one in found]}
    refusal = explain_absence(
        form.question, form.missed_kind, found[0].id, services(), datetime.now(UTC), need=need - 1
    )
    return {"need": need, "answer": refusal_view(refusal, names)}


def _choice(found: Found, reader: str) -> tuple[str, str]:
    return found.id, title_of_match(found.titles, reader)


def _page(form: AskForm, **more: Any) -> str:
    words, names = load_vocabularies(), named()
    return render_template(
        "requests/ask.html",
        form=form,
        countries=names.sorted_countries(load_countries()),
        six_languages=LANGUAGE_CODES,
        other_languages=sorted(
            (code for code in words.languages if code not in LANGUAGE_CODES),
            key=lambda code: sort_key(names.language_name(code), names.language),
        ),
        kinds_of_help=tuple(words.kinds_of_help),
        target_groups=tuple(words.target_groups),
        formats=[(code, format_name(code)) for code in ("remote", "on-site")],
        kinds=[(kind, kind_name(kind)) for kind in KINDS],
        most_characters=MAXIMUM_CHARACTERS,
        understand_path=UNDERSTAND_PATH,
        **more,
    )

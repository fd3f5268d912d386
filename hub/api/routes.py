"""The endpoints.

GET  /api/v1/search                records that answer a question
GET  /api/v1/suggest               completions of what is typed
GET  /api/v1/practices             practices under filters, newest first
GET  /api/v1/practices/<id>        one practice
GET  /api/v1/objectives            the 23 objectives
GET  /api/v1/vocabularies          names of the vocabularies
GET  /api/v1/vocabularies/<name>   entries of one
GET  /api/v1/concepts              concepts of the thesaurus by name
GET  /api/v1/concepts/<id>         one concept
POST /api/v1/understand            how a request for support is read
POST /api/v1/match                 who and what can help
GET  /api/v1/why-not               why a candidate is not proposed
GET  /api/v1/health                whether the hub can answer
GET  /api/v1/openapi.json          this API, described
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from importlib.metadata import version
from typing import Any

from flask import Response, current_app

from hub.api.answering import LONG, answered, base_address, reading_in
from hub.api.arguments import (
    ConceptsArguments,
    NoArguments,
    PracticesArguments,
    ReaderArguments,
    RequestBody,
    SearchArguments,
    SuggestArguments,
    WhyNotArguments,
)
from hub.api.contents import VOCABULARIES, entries_of, objectives_json, practice_json
from hub.api.endpoints import PREFIX, api, endpoint
from hub.api.schemas import (
    ConceptAnswer,
    ConceptsAnswer,
    Health,
    MatchAnswer,
    ObjectivesAnswer,
    Practice,
    PracticesAnswer,
    SearchAnswer,
    Suggestions,
    UnderstandAnswer,
    VocabulariesAnswer,
    VocabularyAnswer,
    WhyNotAnswer,
)
from hub.errors import HubError, InvalidInput
from hub.indexing.operations import engine_errors
from hub.practices.operations import show_practice
from hub.practices.store import count_by_objective, practices
from hub.requests.operations import explain_absence, match_request, understand_request
from hub.requests.presentation import match_json, refusal_json, understanding_json
from hub.requests.records import SupportQuestion
from hub.search.operations import search_for_reader, search_records
from hub.search.presentation import search_json
from hub.thesaurus.data import concept_json, concepts_json
from hub.thesaurus.views import find_concept
from hub.web.services import database_session, search_index, services
from indexer.query import CHANNELS, FACETS, Filters, Query

__all__ = ["api"]

Values = dict[str, Any]


def _filters(values: Values) -> Filters:
    return Filters(**{name: tuple(values[name]) for name in FACETS if name in values})


@endpoint("get", "/search", "search", SearchAnswer, SearchArguments)
def search(values: Values) -> Response:
    query = Query(
        text=values["q"],
        language=values.get("question_language"),
        filters=_filters(values),
        channels=tuple(values.get("channels") or CHANNELS),
        limit=values["limit"],
        offset=values["offset"],
        facets=values["facets"],
    )
    reader = values.get("reader")
    if reader:
        result = search_for_reader(database_session(), search_index(), query, reader)
    else:
        result = search_records(search_index(), query)
    with reading_in(reader or result.understanding.language or "en") as language:
        found = search_json(result, query, language, base_address())
    return answered(found | {"limit": query.limit, "offset": query.offset})


@endpoint("get", "/suggest", "search", Suggestions, SuggestArguments)
def suggest(values: Values) -> Response:
    with engine_errors():
        found = search_index().suggest(values["q"], values["language"], values["limit"])
    return answered({"suggestions": list(found)}, LONG)


@endpoint("get", "/practices", "records", PracticesAnswer, PracticesArguments)
def list_practices(values: Values) -> Response:
    filters = _filters(values | {"kind": ["practice"]})
    query = Query(filters=filters, limit=values["limit"], offset=values["offset"], facets=False)
    result = search_records(search_index(), query)
    found = practices.get_many(database_session(), [hit.id for hit in result.hits])
    reader = values.get("reader", "en")
    return answered(
        {
            "total": result.total,
            "limit": query.limit,
            "offset": query.offset,
            "practices": [practice_json(practice, reader, base_address()) for practice in found.values()],
        }
    )


@endpoint("get", "/practices/<id>", "records", Practice, ReaderArguments)
def read_practice(values: Values, id: str) -> Response:
    practice = show_practice(database_session(), id)
    return answered(practice_json(practice, values.get("reader", "en"), base_address()))


@endpoint("get", "/objectives", "vocabularies", ObjectivesAnswer, ReaderArguments)
def list_objectives(values: Values) -> Response:
    counts = count_by_objective(database_session())
    return answered({"objectives": objectives_json(counts, values.get("reader", "en"), base_address())})


@endpoint("get", "/vocabularies", "vocabularies", VocabulariesAnswer, ReaderArguments)
def list_vocabularies(values: Values) -> Response:
    found = [
        {"name": name, "entries": len(entries_of(name)), "url": f"{base_address()}{PREFIX}/vocabularies/{name}"}
        for name in VOCABULARIES
    ]
    return answered({"vocabularies": found}, LONG)


@endpoint("get", "/vocabularies/<name>", "vocabularies", VocabularyAnswer, ReaderArguments)
def read_vocabulary(values: Values, name: str) -> Response:
    return answered({"name": name, "entries": entries_of(name)}, LONG)


@endpoint("get", "/concepts", "vocabularies", ConceptsAnswer, ConceptsArguments)
def list_concepts(values: Values) -> Response:
    found = concepts_json(values["q"], values["language"], values["limit"], values["offset"], base_address())
    return answered(found | {"limit": values["limit"], "offset": values["offset"]}, LONG)


@endpoint("get", "/concepts/<id>", "vocabularies", ConceptAnswer, ReaderArguments)
def read_concept(values: Values, id: str) -> Response:
    return answered(concept_json(find_concept(id), values.get("reader", "en"), base_address()), LONG)


@endpoint("post", "/understand", "requests", UnderstandAnswer, RequestBody)
def understand(values: Values) -> Response:
    understood, needs = understand_request(_question(values), services())
    with reading_in(values.get("reader") or understood.language or "en") as reader:
        return answered(understanding_json(understood, needs, reader))


@endpoint("post", "/match", "requests", MatchAnswer, RequestBody)
def match(values: Values) -> Response:
    result = match_request(_question(values), services(), datetime.now(UTC))
    with reading_in(values.get("reader") or result.understood.language or "en") as reader:
        return answered(match_json(result, reader, base_address()))


@endpoint("get", "/why-not", "requests", WhyNotAnswer, WhyNotArguments)
def why_not(values: Values) -> Response:
    question = _question(values)
    refusal = explain_absence(
        question, values["kind"], values["id"], services(), datetime.now(UTC), need=values["need"] - 1
    )
    with reading_in(values.get("reader") or values.get("language") or "en") as reader:
        return answered(refusal_json(refusal, reader, base_address()))


@endpoint("get", "/health", "service", Health, NoArguments)
def health(values: Values) -> Response:
    database, records = _database_answers(), _records()
    well = database and records is not None
    found = {
        "status": "ok" if well else "unavailable",
        "version": version("connection-hub"),
        "database": database,
        "index": records is not None,
        "records": records,
    }
    response = answered(found, 0)
    if not well:
        response.status_code = 503
    return response


@endpoint("get", "/openapi.json", "service", None, NoArguments)
def openapi(values: Values) -> Response:
    document: Values = current_app.extensions["hub-api"].spec.to_dict()
    return answered(document, LONG)


def _database_answers() -> bool:
    try:
        services().database.revision()
    except HubError:
        return False
    return True


def _records() -> int | None:
    try:
        with engine_errors():
            return search_index().count()
    except HubError:
        return None


def _question(values: Values) -> SupportQuestion:
    """The body, or the address, as a question."""
    start, until = values.get("start"), values.get("until")
    if isinstance(start, date) and isinstance(until, date) and until < start:
        raise InvalidInput("until", f"{until} is before {start}, the day from which help is wanted")
    confirmed, countries = values.get("objectives"), values.get("countries")
    return SupportQuestion(
        text=values["text"],
        language=values.get("language"),
        country=values.get("country"),
        working_languages=tuple(values.get("working_languages", ())),
        help=tuple(values.get("help", ())),
        target_groups=tuple(values.get("target_groups", ())),
        formats=tuple(values.get("formats", ())),
        days=values.get("days"),
        start=start,
        until=until,
        objectives=None if confirmed is None else tuple(confirmed),
        countries=None if countries is None else tuple(countries),
        without_concepts=tuple(values.get("without_concepts", ())),
    )

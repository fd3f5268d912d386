"""What each endpoint can be asked: the parameters of its address, the members of its body."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, fields

from hub.api.fields import (
    N_,
    CodeField,
    NumberField,
    TextField,
    ValuesField,
    codes_of,
    country_code,
    country_codes,
    objective_numbers,
    reader_code,
)
from hub.experts.records import FORMATS
from hub.organisations import records as organisations
from hub.practices import records as practices
from hub.requests.reading_text import MAXIMUM_CHARACTERS
from hub.requests.records import KINDS
from hub.thesaurus.finding import LONGEST
from indexer.query import CHANNELS
from synonyms import LANGUAGE_CODES, load_vocabularies

LIMIT = 20
MOST_HITS = 100
LAST_OFFSET = 100_000
LONGEST_PREFIX = 100
_EXAMPLE = "alternatives to detention for children"


class _Strict(Schema):
    """Refuses names that it does not know."""

    class Meta:
        unknown = RAISE

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        known = ", ".join(field.data_key or name for name, field in self.fields.items())
        self.error_messages["unknown"] = f"there is no such parameter; known are {known or 'none'}"
        self.error_messages["type"] = "the body has to be a JSON object"


RECORD_STATUSES = tuple(
    dict.fromkeys(
        (*(status for status in practices.STATUSES if status != practices.WITHDRAWN), *organisations.STATUSES)
    )
)
"""Statuses of the records that can be found; experts that can be found are all "listed"."""


def _told(text: str, **more: object) -> dict[str, object]:
    return {"description": text, **more}


class NoArguments(_Strict):
    """An address without parameters."""


class ReaderArguments(_Strict):
    """The language of the answer."""

    reader = reader_code(metadata=_told(N_("Language of names and reasons in the answer."), example="en"))


class _Filters(ReaderArguments):
    """The facets, as the search page has them; several values of one are alternatives."""

    objective = objective_numbers(metadata=_told(N_("Objectives of the Compact, by number."), example=[13]))
    theme = ValuesField(NumberField(1, 5), metadata=_told(N_("Thematic areas, by number.")))
    sdg = ValuesField(
        CodeField(lambda: load_vocabularies().sdg_codes, "sdgs"),
        metadata=_told(N_("Sustainable Development Goals and targets, such as 10 or 10.7.")),
    )
    country = country_codes(metadata=_told(N_("Countries, by ISO 3166-1 alpha-3 code."), example=["THA"]))
    region = ValuesField(
        CodeField(lambda: load_vocabularies().regions, "regions"), metadata=_told(N_("Regions, by M49 code."))
    )
    year = ValuesField(NumberField(1900, 2100), metadata=_told(N_("Years.")))
    kind = codes_of("record_kinds", metadata=_told(N_("Kinds of record.")))
    language = ValuesField(
        CodeField(lambda: LANGUAGE_CODES, "languages"), metadata=_told(N_("Languages in which the record has text."))
    )
    status = ValuesField(
        CodeField(lambda: RECORD_STATUSES, "statuses"),
        metadata=_told(N_("Statuses of the record.")),
    )


class _Page(_Filters):
    limit = NumberField(
        1, MOST_HITS, load_default=LIMIT, metadata=_told(N_("Most records in the answer."), default=LIMIT)
    )
    offset = NumberField(
        0, LAST_OFFSET, load_default=0, metadata=_told(N_("Records to skip; beyond the last one the answer is empty."))
    )


class SearchArguments(_Page):
    """A search."""

    q = TextField(
        MAXIMUM_CHARACTERS,
        load_default="",
        metadata=_told(
            N_("The question, in any of the six languages. Without one, all records that pass the filters are listed."),
            example=_EXAMPLE,
        ),
    )
    question_language = reader_code(
        data_key="in", metadata=_told(N_("Language of the question; found out when not given."))
    )
    channels = ValuesField(
        CodeField(lambda: CHANNELS, "channels"), metadata=_told(N_("Channels to search with; all when not given."))
    )
    facets = fields.Boolean(load_default=True, metadata=_told(N_("Whether facets are counted."), default=True))


class PracticesArguments(_Page):
    """A list of practices."""

    class Meta:
        unknown = RAISE
        exclude = ("kind",)


class SuggestArguments(_Strict):
    """The beginning of a word."""

    q = TextField(
        LONGEST_PREFIX,
        required=True,
        error_messages={"required": "the parameter is missing"},
        metadata=_told(N_("What has been typed so far."), example="deten"),
    )
    language = reader_code(load_default="en", metadata=_told(N_("Language of the suggestions."), default="en"))
    limit = NumberField(1, 20, load_default=8, metadata=_told(N_("Most suggestions in the answer."), default=8))


class ConceptsArguments(_Strict):
    """A search for concepts by name."""

    q = TextField(
        LONGEST,
        load_default="",
        metadata=_told(
            N_("The name of a concept or its beginning, in any of the six languages. Without one, all are listed."),
            example="detención",
        ),
    )
    language = reader_code(
        load_default="en",
        metadata=_told(
            N_("Language of the answer; among concepts found equally well, names of this language come first."),
            default="en",
        ),
    )
    limit = NumberField(
        1, MOST_HITS, load_default=LIMIT, metadata=_told(N_("Most concepts in the answer."), default=LIMIT)
    )
    offset = NumberField(
        0, LAST_OFFSET, load_default=0, metadata=_told(N_("Concepts to skip; beyond the last one the answer is empty."))
    )


class RequestBody(_Strict):
    """A request for support. Nothing of it is stored."""

    text = TextField(
        MAXIMUM_CHARACTERS,
        required=True,
        error_messages={"required": "the member is missing"},
        metadata=_told(
            N_("What support is needed, in the words of the person who asks, in any of the six languages."),
            example="We want to end the detention of migrant children. Who has done it, and who can advise us?",
        ),
    )
    language = reader_code(
        allow_none=True, metadata=_told(N_("Language of the text; found out when not given."), example="en")
    )
    reader = reader_code(metadata=_told(N_("Language of names and reasons in the answer."), example="en"))
    country = country_code(
        allow_none=True, metadata=_told(N_("The asking country, by ISO 3166-1 alpha-3 code."), example="KEN")
    )
    working_languages = ValuesField(
        CodeField(lambda: load_vocabularies().languages, "languages"),
        metadata=_told(N_("Languages in which help can be given; experts without any of them are left out.")),
    )
    help = codes_of("kinds_of_help", metadata=_told(N_("Kinds of help that are wanted.")))
    target_groups = codes_of("target_groups", metadata=_told(N_("The people the help is for.")))
    formats = ValuesField(
        CodeField(lambda: FORMATS, "formats"), metadata=_told(N_("Whether help is wanted remotely or on site."))
    )
    days = NumberField(1, 366, allow_none=True, metadata=_told(N_("Days of help.")))
    start = fields.Date(
        allow_none=True,
        error_messages={"invalid": "a date such as 2026-09-01 is needed"},
        metadata=_told(N_("First day on which help is wanted.")),
    )
    until = fields.Date(
        allow_none=True,
        error_messages={"invalid": "a date such as 2026-09-01 is needed"},
        metadata=_told(N_("Day by which help is needed.")),
    )
    objectives = ValuesField(
        NumberField(1, 23),
        allow_none=True,
        metadata=_told(N_("Objectives that the person confirmed, instead of those understood.")),
    )
    countries = ValuesField(
        country_code(),
        allow_none=True,
        metadata=_told(N_("Countries that the person confirmed, instead of those understood.")),
    )
    without_concepts = ValuesField(
        fields.String(), metadata=_told(N_("Concepts of the thesaurus that the person took away."))
    )


class WhyNotArguments(ReaderArguments):
    """A request, and the candidate that is missed."""

    text = TextField(
        MAXIMUM_CHARACTERS,
        required=True,
        error_messages={"required": "the parameter is missing"},
        metadata=_told(N_("What support is needed."), example=_EXAMPLE),
    )
    kind = CodeField(
        lambda: KINDS,
        "kinds",
        required=True,
        error_messages={"required": "the parameter is missing"},
        metadata=_told(N_("Kind of the candidate."), example="practice"),
    )
    id = TextField(
        100,
        required=True,
        error_messages={"required": "the parameter is missing"},
        metadata=_told(
            N_("Id of the candidate; of a State its alpha-3 code."),
            example="tha-child-detention-alternatives-framework",
        ),
    )
    need = NumberField(1, 6, load_default=1, metadata=_told(N_("Number of the need, from 1."), default=1))
    country = country_code(metadata=_told(N_("The asking country, by ISO 3166-1 alpha-3 code.")))
    language = reader_code(metadata=_told(N_("Language of the text; found out when not given.")))

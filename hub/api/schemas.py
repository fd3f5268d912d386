"""What the endpoints answer, for the OpenAPI document; answers are built by the presentation modules, not from here.

The module is long because the whole contract of the answers stands in one place.
"""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

LANGUAGE_TEXTS = "Language code to text, for each of the six languages."


def _text(about: str, **more: Any) -> fields.String:
    return fields.String(required=True, metadata={"description": about}, **more)


def _number(about: str, **more: Any) -> fields.Integer:
    return fields.Integer(required=True, metadata={"description": about}, **more)


def _share(about: str, **more: Any) -> fields.Float:
    return fields.Float(required=True, metadata={"description": about, "minimum": 0, "maximum": 1}, **more)


def _flag(about: str) -> fields.Boolean:
    return fields.Boolean(required=True, metadata={"description": about})


def _many(item: fields.Field[Any] | type[Schema], about: str) -> fields.List[Any]:
    inner = fields.Nested(item) if isinstance(item, type) else item
    return fields.List(inner, required=True, metadata={"description": about})


def _one(item: type[Schema], about: str, **more: Any) -> fields.Nested:
    return fields.Nested(item, required=True, metadata={"description": about}, **more)


def _texts(about: str) -> fields.Dict:
    return fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        metadata={"description": f"{about} {LANGUAGE_TEXTS}"},
    )


class ProblemError(Schema):
    """One thing that was wrong."""

    place = fields.String(
        data_key="in", required=True, metadata={"description": "Where it stands.", "enum": ["query", "body", "path"]}
    )
    name = _text("Parameter or member; empty for the whole body.")
    value = fields.Raw(allow_none=True, metadata={"description": "What was given."})
    message = _text("What is wrong with it, and what is allowed.")


class Problem(Schema):
    """Problem details as in RFC 9457."""

    type = _text("Kind of problem; about:blank: the status says it all.")
    title = _text("The kind in words.")
    status = _number("HTTP status.")
    detail = _text("What happened, and what to do about it.")
    instance = _text("The address that was asked.")
    request = _text("Number of the request in the log of the hub.")
    errors = fields.List(fields.Nested(ProblemError), metadata={"description": "Every parameter that cannot be used."})


class Labelled(Schema):
    """A code with its name in the language of the reader."""

    id = _text("Code.")
    label = _text("Name.")


class Source(Schema):
    """Where the facts of a record come from."""

    document = _text("Document symbol.")
    paragraph = _text("Paragraph of the document, or empty.")


class Passage(Schema):
    """The stretch of text that answers best."""

    text = _text("The text.")
    language = _text("Its language.")
    heading = fields.String(metadata={"description": "Its heading."})
    highlights = _many(
        fields.List(fields.Integer()), "Stretches to mark: first code point, and the one after the last."
    )


class FacetValue(Schema):
    """One value of a facet."""

    value = _text("Value, for the parameter of the same name.")
    label = _text("Name.")
    count = _number("Records of the result that have it.")
    chosen = _flag("Whether the search is restricted to it.")


class HitConcept(Schema):
    """A concept that question and record share."""

    id = _text("Concept of the thesaurus.")
    label = _text("Name.")
    weight = fields.Float(required=True, metadata={"description": "Its weight in the question."})
    broader = _flag("Whether the two only meet in a broader concept.")


class HitWhy(Schema):
    """Why a record was found."""

    concepts = _many(HitConcept, "Shared concepts.")
    terms = _many(fields.String(), "Shared words, as the record writes them.")
    channels = fields.Dict(
        keys=fields.String(),
        values=fields.Float(),
        required=True,
        metadata={"description": "Score of each channel that could judge the record, 0 to 1."},
    )
    sentence = _text("The reason in the language of the reader.")


class Hit(Schema):
    """A record that was found."""

    id = _text("Id.")
    kind = _text("Kind of record.")
    title = _text("Title or name.")
    score = _share("How well it answers.")
    language = _text("Language of the text that is shown.")
    countries = _many(fields.String(), "Countries, ISO 3166-1 alpha-3.")
    objectives = _many(fields.Integer(), "Objectives, primary ones first.")
    themes = _many(fields.Integer(), "Thematic areas.")
    sdgs = _many(fields.String(), "Goals and targets.")
    regions = _many(fields.String(), "Regions, M49.")
    year = _number("Year.", allow_none=True)
    status = _text("Status.")
    url = _text("Address of its page.")
    source = _one(Source, "Source.", allow_none=True)
    passage = _one(Passage, "Best passage.")
    why = _one(HitWhy, "Reasons.")


class Understanding(Schema):
    """How a question was read."""

    language = _text("Language, one of the six.", allow_none=True)
    detected = _flag("Whether the language was found out.")
    other_language = _text("Language outside the six that the text rather seems to be in.", allow_none=True)
    concepts = _many(Labelled, "Concepts, most telling first.")
    countries = _many(Labelled, "Countries named.")
    phrases = _many(fields.String(), "Quoted phrases.")
    excluded = _many(fields.String(), "Excluded words.")


class SearchAnswer(Schema):
    """Records that were found, best first."""

    query = _text("The question.")
    language = _text("Language of the question.", allow_none=True)
    total = _number("Records found in all.")
    limit = _number("Most records in this answer.")
    offset = _number("Records skipped.")
    took_ms = fields.Float(required=True, metadata={"description": "Milliseconds in the index."})
    did_you_mean = _text("A corrected question.", allow_none=True)
    understanding = _one(Understanding, "How the question was read.")
    facets = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.Nested(FacetValue)),
        required=True,
        metadata={"description": "Facet to its values, most frequent first."},
    )
    hits = _many(Hit, "Records of this page.")


class Suggestions(Schema):
    """Completions."""

    suggestions = _many(fields.String(), "Completions, best first.")


class Actor(Schema):
    """Who carried a practice out."""

    names = _texts("Name.")
    type = _text("Type.")


class Practice(Schema):
    """A practice with everything that is recorded of it."""

    id = _text("Id.")
    status = _text("Status.")
    source = _one(Source, "Source.", allow_none=True)
    year = _number("Year.")
    year_basis = _text("Whether the source states the year, or it is that of the report.")
    countries = _many(fields.String(), "Countries, ISO 3166-1 alpha-3.")
    regions = _many(fields.String(), "Regions, M49.")
    scope = _text("Scope.")
    type = _text("Type.")
    objectives_primary = _many(fields.Integer(), "Primary objectives.")
    objectives_secondary = _many(fields.Integer(), "Secondary objectives.")
    principles = _many(fields.String(), "Guiding principles that it exemplifies.")
    sdgs = _many(fields.String(), "Goals and targets.")
    target_groups = _many(fields.String(), "People it is for.")
    cross_cutting = _many(fields.String(), "Cross-cutting themes.")
    implementers = _many(Actor, "Who carried it out.")
    partners = _many(Actor, "Who took part.")
    links = _many(fields.String(), "Addresses that the source gives.")
    titles = _texts("Title.")
    summaries = _texts("Summary.")
    demo = _flag("Whether the record is invented, for demonstration.")
    url = _text("Address of its page.")


class PracticesAnswer(Schema):
    """Practices, newest first."""

    total = _number("Practices in all.")
    limit = _number("Most practices in this answer.")
    offset = _number("Practices skipped.")
    practices = _many(Practice, "Practices of this page.")


class Objective(Schema):
    """An objective of the Compact."""

    number = _number("Number, 1 to 23.")
    theme = _number("Thematic area, 1 to 5.")
    short = _texts("Short title.")
    title = _texts("Title in the wording of the Compact.")
    description = _texts("What it is about.")
    sdgs = _many(fields.String(), "Goals and targets that it bears on most.")
    practices = _number("Practices that are about it.")
    url = _text("Address of its page.")


class ObjectivesAnswer(Schema):
    """All objectives, in order."""

    objectives = _many(Objective, "The 23 objectives.")


class VocabularyName(Schema):
    """A vocabulary."""

    name = _text("Name.")
    entries = _number("How many entries it has.")
    url = _text("Where to read it.")


class VocabulariesAnswer(Schema):
    """Names of the vocabularies."""

    vocabularies = _many(VocabularyName, "Vocabularies.")


class Entry(Schema):
    """An entry of a vocabulary."""

    id = _text("Code.")
    labels = _texts("Name.")
    descriptions = _texts("Explanation; empty where there is none.")
    parent = _text(
        "The entry around it, such as the theme of an objective or the region of a country.", allow_none=True
    )


class VocabularyAnswer(Schema):
    """One vocabulary."""

    name = _text("Name.")
    entries = _many(Entry, "Entries, in their order.")


class ConceptLabel(Schema):
    """The name by which a concept was found."""

    label = _text("Name.")
    language = _text("Its language, one of the six.")


class ConceptItem(Schema):
    """A concept in a list."""

    id = _text("Id.")
    label = _text("Preferred name in the language of the answer.")
    theme = _text("Id of its theme.")
    match = _one(ConceptLabel, "The name that was found; null in a list of all concepts.", allow_none=True)
    url = _text("Address of its page.")


class ConceptsAnswer(Schema):
    """Concepts, best first."""

    total = _number("Concepts found in all.")
    limit = _number("Most concepts in this answer.")
    offset = _number("Concepts skipped.")
    concepts = _many(ConceptItem, "Concepts of this page.")


class ConceptAnswer(Schema):
    """A concept with everything that is known of it."""

    id = _text("Id.")
    uri = _text("Its name in linked data.")
    label = _text("Preferred name in the language of the answer.")
    theme = _one(Labelled, "Its theme.")
    labels = fields.Dict(
        keys=fields.String(),
        values=fields.List(fields.String()),
        required=True,
        metadata={"description": "Language code to names, the preferred one first."},
    )
    notes = _texts("What it covers; empty where nothing is said.")
    broader = _many(Labelled, "Concepts one step above.")
    narrower = _many(Labelled, "Concepts one step below.")
    related = _many(Labelled, "Concepts beside it.")
    objectives = _many(fields.Integer(), "Objectives that it speaks for.")
    sdgs = _many(fields.String(), "Goals and targets.")
    url = _text("Address of its page.")


class ProposedObjective(Schema):
    """An objective that the text seems to be about."""

    number = _number("Number.")
    title = _text("Short title.")
    confidence = _share("Chance that a person would agree.")
    likely = _flag("Whether it counts until the person says otherwise.")
    concepts = _many(Labelled, "Concepts of the text that speak for it.")


class Understood(Schema):
    """What a text asks for."""

    language = _text("Language, one of the six.", allow_none=True)
    detected = _flag("Whether the language was found out.")
    other_language = _text("Language outside the six that the text rather seems to be in.", allow_none=True)
    objectives = _many(ProposedObjective, "Objectives, most confident first.")
    concepts = _many(Labelled, "Concepts, most telling first.")
    countries = _many(Labelled, "Countries named.")
    target_groups = _many(Labelled, "People the help is for.")
    cross_cutting = _many(Labelled, "Cross-cutting themes.")
    help = _many(Labelled, "Kinds of help.")
    organisations = _many(fields.String(), "Ids of organizations named.")


class UnderstoodNeed(Understood):
    """One of the things asked for."""

    text = _text("The stretch of the request.")


class UnderstandAnswer(Understood):
    """How a request was read."""

    needs = _many(UnderstoodNeed, "The needs of the request, 1 to 6.")


class Reason(Schema):
    """One ground of a match."""

    code = _text("Kind of ground.")
    values = _many(fields.String(), "Codes.")
    labels = _many(fields.String(), "The ground in words.")
    count = _number("How many, where that matters.", allow_none=True)
    year = _number("Latest year, where that matters.", allow_none=True)


class MatchWhy(Schema):
    """Why a candidate answers a need."""

    sentence = _text("The reason in the language of the reader.")
    reasons = _many(Reason, "Its grounds.")
    concepts = _many(Labelled, "Concepts that need and record share.")


class MatchedPractice(Schema):
    """A practice that makes a State a peer."""

    id = _text("Id.")
    title = _text("Title.")
    url = _text("Address of its page.")


class MatchAnswerItem(Schema):
    """A candidate that answers a need."""

    id = _text("Id; of a State its alpha-3 code.")
    kind = _text("Kind.")
    title = _text("Title or name.")
    name = fields.String(metadata={"description": "Name, for anything but a practice."})
    score = _share("How well it answers.")
    url = _text("Address of its page.")
    parts = fields.Dict(
        keys=fields.String(),
        values=fields.Float(allow_none=True),
        required=True,
        metadata={"description": "Signal to its score, 0 to 1; null where nothing is known."},
    )
    weights = fields.Dict(
        keys=fields.String(),
        values=fields.Float(),
        required=True,
        metadata={"description": "Signal to its weight; that of a signal without a score is shared by the others."},
    )
    why = _one(MatchWhy, "Reasons.")
    objectives = _many(fields.Integer(), "Objectives.")
    countries = _many(fields.String(), "Countries, ISO 3166-1 alpha-3.")
    year = _number("Year.", allow_none=True)
    status = _text("Status.")
    source = _one(Source, "Source.", allow_none=True)
    passage = _one(Passage, "Best passage.", allow_none=True)
    practices = fields.List(
        fields.Nested(MatchedPractice), metadata={"description": "For a State: what it did, best first."}
    )
    demo = _flag("Whether the record is invented, for demonstration.")


class MatchedNeed(UnderstoodNeed):
    """One need with what answers it."""

    practices = _many(MatchAnswerItem, "Practices, best first.")
    experts = _many(MatchAnswerItem, "Experts.")
    peers = _many(MatchAnswerItem, "States that did it; never the asking one.")
    partners = _many(MatchAnswerItem, "Organizations.")
    funds = _many(MatchAnswerItem, "Funds.")


class MatchAnswer(Understood):
    """A request with what answers each of its needs."""

    country = _text("The asking country.", allow_none=True)
    took_ms = fields.Float(required=True, metadata={"description": "Milliseconds in the hub."})
    needs = _many(MatchedNeed, "The needs of the request, 1 to 6.")


class WhyNotAnswer(Schema):
    """Why a candidate is not proposed, or how far down it is."""

    id = _text("Id of the candidate.")
    kind = _text("Its kind.")
    title = _text("Its title or name.")
    url = _text("Address of its page.")
    need = _number("Number of the need, from 1.")
    sentence = _text("The answer in the language of the reader.")
    barred = _many(fields.String(), "Codes of the rules that keep it out.")
    evidence = _flag("Whether anything in it bears on the need.")
    score = _share("Its score.", allow_none=True)
    least = _share("Score from which a candidate is proposed.")
    rank = _number("Its place among those proposed.", allow_none=True)
    place_by_score = _number("The place that its score would have.")
    proposed = _number("How many are proposed.")
    parts = fields.Dict(
        keys=fields.String(),
        values=fields.Float(allow_none=True),
        required=True,
        metadata={"description": "Signal to its score; null where nothing is known."},
    )
    missing = _many(fields.String(), "Signals that are low, most costly first.")
    silent = _many(fields.String(), "Signals about which nothing is known.")
    why = _text("What need and candidate have in common, in words; empty for nothing.")


class Health(Schema):
    """Whether the hub can answer."""

    status = fields.String(
        required=True, metadata={"description": "ok, or unavailable.", "enum": ["ok", "unavailable"]}
    )
    version = _text("Version of the hub.")
    database = _flag("Whether the database answers.")
    index = _flag("Whether the search index answers.")
    records = _number("Records in the index.", allow_none=True)

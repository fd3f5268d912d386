"""Why a hit was found, in one quiet sentence in the reader's language.

"because: alternatives to detention · children · done in Thailand 2018 · text in Chinese". Every part rests on evidence
that the index returned with the hit; a hit without evidence gets no reason and is not shown.
"""

from __future__ import annotations

from hub.web.names import PLACE, names_in
from hub.web.wording import gettext, listed, ngettext, quoted
from indexer.hits import Hit

MOST_CONCEPTS = 3
MOST_TERMS = 3
NAMED_COUNTRIES = 2
"""Countries that are named; of a hit with more only their number is told."""
NEAR = 0.5
"""Normalised vector score from which closeness in meaning alone is worth saying."""


def reason_parts(hit: Hit, reader: str) -> list[str]:
    """The parts of the reason, most telling first; empty for a listing without a question.

    `reader` is the language of the reader, one of the six.
    """
    if not hit.channels:
        return []
    parts = _concepts(hit, reader)
    if not parts and hit.terms:
        parts = [gettext("the words %(words)s", words=quoted(hit.terms[:MOST_TERMS]))]
    if not parts and hit.channels.get("vector", 0.0) > 0:
        near = hit.channels["vector"] >= NEAR
        parts = [gettext("close in meaning") if near else gettext("somewhat close in meaning")]
    place = _place(hit, reader)
    if place:
        parts.append(place)
    if hit.language and hit.language != reader:
        parts.append(text_in(hit.language))
    return parts


def reason_sentence(hit: Hit, reader: str) -> str:
    """All parts as one sentence; empty when there is no reason."""
    return join_reason(reason_parts(hit, reader))


def join_reason(parts: list[str]) -> str:
    """Parts of a reason as a sentence."""
    return gettext("because: %(parts)s", parts=" · ".join(parts)) if parts else ""


def text_in(language: str) -> str:
    """Says in which of the six languages a text is."""
    match language:
        case "ar":
            return gettext("text in Arabic")
        case "es":
            return gettext("text in Spanish")
        case "fr":
            return gettext("text in French")
        case "ru":
            return gettext("text in Russian")
        case "zh":
            return gettext("text in Chinese")
        case _:
            return gettext("text in English")


def _concepts(hit: Hit, reader: str) -> list[str]:
    names = names_in(reader)
    own = [match for match in hit.concepts if not match.id.startswith(PLACE)]
    direct = [names.concept(match.id) for match in own if not match.broader]
    wider = [gettext("related: %(concept)s", concept=names.concept(match.id)) for match in own if match.broader]
    shown = direct if len(direct) > 1 else [*direct, *wider[: 2 - len(direct)]]
    return list(dict.fromkeys(shown))[:MOST_CONCEPTS]


def _place(hit: Hit, reader: str) -> str:
    """Where, and when: the countries that the question names before others."""
    asked = [match.id.removeprefix(PLACE) for match in hit.concepts if match.id.startswith(PLACE)]
    shown = [code for code in asked if code in hit.countries] or list(hit.countries)
    if not shown:
        return ""
    if len(shown) > NAMED_COUNTRIES:
        return _in_many(hit.kind, len(shown))
    names = names_in(reader)
    countries = listed(names.countries(shown))
    if hit.kind == "expert":
        return gettext("knows %(countries)s", countries=countries)
    if hit.kind == "organisation":
        return gettext("works in %(countries)s", countries=countries)
    if hit.kind == "fund":
        return gettext("open to %(countries)s", countries=countries)
    if hit.year is not None:
        return gettext("done in %(countries)s, %(year)s", countries=countries, year=str(hit.year))
    return gettext("done in %(countries)s", countries=countries)


def _in_many(kind: str, number: int) -> str:
    if kind == "expert":
        return ngettext("knows %(num)s country", "knows %(num)s countries", number)
    if kind in ("organisation", "fund"):
        return ngettext("for %(num)s country", "for %(num)s countries", number)
    return ngettext("done in %(num)s country", "done in %(num)s countries", number)

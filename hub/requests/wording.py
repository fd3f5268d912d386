"""Words for signals, constraints and the answer to "why not?", in the reader's language."""

from __future__ import annotations

from hub.matching import masks
from hub.requests.records import Refusal
from hub.web.names import Names
from hub.web.wording import gettext, listed

UNDISCLOSED = "undisclosed"


def signal_name(signal: str) -> str:
    """What a part of a score is called."""
    return {
        "text": gettext("Text"),
        "objectives": gettext("Objectives"),
        "context": gettext("Place, people, kind of help"),
        "language": gettext("Language"),
        "experience": gettext("Experience"),
        "availability": gettext("Availability"),
        "freshness": gettext("How recent"),
    }[signal]


def section_name(kind: str) -> str:
    """What the matches of a kind are called."""
    return {
        "practice": gettext("Practices"),
        "expert": gettext("Experts"),
        "peer": gettext("Peer States"),
        "organisation": gettext("Partner organizations"),
        "fund": gettext("Funds"),
    }[kind]


def kind_name(kind: str) -> str:
    """What one match of a kind is called."""
    return {
        "practice": gettext("Practice"),
        "expert": gettext("Expert"),
        "peer": gettext("Peer State"),
        "organisation": gettext("Organization"),
        "fund": gettext("Fund"),
    }[kind]


def format_name(code: str) -> str:
    """What a way of giving help is called."""
    return {"remote": gettext("At a distance"), "on-site": gettext("On site")}[code]


def barrier_sentence(code: str) -> str:
    """What a hard constraint means for a candidate."""
    return {
        masks.CONFLICT: gettext("A declared interest in this country or in an organization of the request."),
        masks.OWN_COUNTRY: gettext("It is the asking country itself."),
        masks.CONSENT: gettext("There is no agreement to be proposed."),
        masks.LANGUAGE: gettext("No working language in common."),
        masks.LOAD: gettext("All assignments that the expert accepts at a time are taken."),
        masks.EXPIRED: gettext("The listing was not confirmed within two years."),
        masks.DATES: gettext("Not available by the date on which help is needed."),
        masks.COUNTRY: gettext("Only other countries may apply."),
        UNDISCLOSED: gettext("A rule that may not be disclosed keeps this expert out of this request."),
    }[code]


def missing_sentence(signal: str) -> str:
    """What it means that a signal is low."""
    return {
        "text": gettext("the texts are hardly about what is asked"),
        "objectives": gettext("the objectives are hardly the same"),
        "context": gettext("other countries, people or kinds of help"),
        "language": gettext("hardly a language in common"),
        "experience": gettext("little or old experience on this"),
        "availability": gettext("little time"),
        "freshness": gettext("the record is old"),
    }[signal]


def refusal_sentence(refusal: Refusal, names: Names) -> str:
    """The answer in one or two sentences."""
    if refusal.barred:
        return " ".join(barrier_sentence(code) for code in refusal.barred)
    parts = listed(missing_sentence(signal) for signal in refusal.missing)
    if not refusal.evidence:
        return gettext("Nothing in this record bears on what is asked: there is no evidence to propose it.")
    if refusal.rank is not None:
        place = gettext("It is proposed: number %(rank)s of %(count)s.", rank=refusal.rank, count=refusal.proposed)
        short = gettext("What keeps it from a higher place: %(parts)s.", parts=parts)
    else:
        place = gettext("There is some evidence, but too little to propose it.")
        short = gettext("What is missing: %(parts)s.", parts=parts)
    return f"{place} {short}" if parts else place

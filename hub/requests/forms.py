"""The form of the ask page: what was sent, as values to show again, as a question, or as problems beside fields."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date

from werkzeug.datastructures import MultiDict

from hub.requests.axes import FORMATS
from hub.requests.reading_text import MAXIMUM_CHARACTERS, cleaned
from hub.requests.records import KINDS, SupportQuestion
from hub.web.wording import format_number, gettext
from indexer.query_text import clean
from synonyms import LANGUAGE_CODES, load_countries, load_thesaurus, load_vocabularies

MOST_DAYS = 366
_MOST_CHOSEN = 60
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class AskForm:
    """Everything the page shows again. `problems`: field -> message in the reader's language.

    Dates and days are kept as they were typed. `corrected` is set when the person saw how this very text was read and
    could take away or add; then the chosen objectives, concepts and countries are meant, and nothing else. What was
    taken away stays on the page, to be put back.
    """

    text: str = ""
    language: str = ""
    country: str = ""
    working_languages: tuple[str, ...] = ()
    help: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    days: str = ""
    start: str = ""
    until: str = ""
    corrected: bool = False
    objectives: tuple[int, ...] = ()
    without_concepts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    taken_countries: tuple[str, ...] = ()
    missed_kind: str = ""
    missed_name: str = ""
    missed_need: int = 1
    problems: dict[str, str] = field(default_factory=dict)

    @property
    def question(self) -> SupportQuestion:
        """The question that the form asks; only for a form without problems."""
        return SupportQuestion(
            text=self.text,
            language=self.language or None,
            country=self.country or None,
            working_languages=self.working_languages,
            help=self.help,
            target_groups=self.target_groups,
            formats=self.formats,
            days=int(self.days) if self.days else None,
            start=_day(self.start),
            until=_day(self.until),
            objectives=self.objectives if self.corrected else None,
            countries=self.countries if self.corrected else None,
            without_concepts=self.without_concepts if self.corrected else (),
        )

    @property
    def has_more(self) -> bool:
        """Whether anything beside text and country was said."""
        said = (self.working_languages, self.help, self.target_groups, self.formats, self.days, self.start, self.until)
        return any(said) or bool(self.problems.keys() - {"text"})


def mark_of(text: str) -> str:
    """A short digest that tells whether corrections belong to this text."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()


def preset_form(given: MultiDict[str, str]) -> AskForm:
    """The form as a link may fill it in: a country, in any case, and a text."""
    country = _one(given.get("country", "").upper(), load_countries())
    return AskForm(text=cleaned(given.get("text", ""))[:MAXIMUM_CHARACTERS], country=country)


def read_form(sent: MultiDict[str, str]) -> AskForm:
    """The form as sent. Values that no vocabulary knows are left out; the text is cleaned and kept whatever it is."""
    words = load_vocabularies()
    text = cleaned(sent.get("text", ""))
    corrected = sent.get("read") == mark_of(text)
    kept = set(sent.getlist("concept"))
    days, start, until = (clean(sent.get(name, "")).strip()[:20] for name in ("days", "start", "until"))
    return AskForm(
        text=text,
        language=_one(sent.get("language"), LANGUAGE_CODES),
        country=_one(sent.get("country"), load_countries()),
        working_languages=_known(sent.getlist("working_language"), words.languages),
        help=_known(sent.getlist("help"), words.kinds_of_help),
        target_groups=_known(sent.getlist("group"), words.target_groups),
        formats=_known(sent.getlist("format"), FORMATS),
        days=days,
        start=start,
        until=until,
        corrected=corrected,
        objectives=tuple(int(number) for number in _known(sent.getlist("objective"), set(map(str, words.objectives)))),
        without_concepts=tuple(
            concept
            for concept in _known(sent.getlist("shown_concept"), load_thesaurus().concepts)
            if concept not in kept
        ),
        taken_countries=_taken_countries(sent),
        countries=_known(sent.getlist("named_country"), load_countries()),
        missed_kind=_one(sent.get("missed_kind"), KINDS),
        missed_name=clean(sent.get("missed_id") or sent.get("missed_name", "")).strip()[:_LONGEST_NAME],
        missed_need=_number(sent.get("missed_need"), 1),
        problems=_problems(text, days, start, until),
    )


def _taken_countries(sent: MultiDict[str, str]) -> tuple[str, ...]:
    named = set(sent.getlist("named_country"))
    return tuple(code for code in _known(sent.getlist("shown_country"), load_countries()) if code not in named)


def _one(value: str | None, known: Collection[str]) -> str:
    return value if value is not None and value in known else ""


def _known(values: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value in known))[:_MOST_CHOSEN]


def _number(value: str | None, fallback: int) -> int:
    return int(value) if value and value.isascii() and value.isdecimal() and len(value) < 3 else fallback


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _problems(text: str, days: str, start: str, until: str) -> dict[str, str]:
    problems = {}
    if not text:
        problems["text"] = gettext("Write what support is needed; a few sentences are enough.")
    elif len(text) > MAXIMUM_CHARACTERS:
        problems["text"] = gettext(
            "The text has %(count)s characters; the hub reads up to %(most)s. Shorten it, or send it in parts.",
            count=format_number(len(text)),
            most=format_number(MAXIMUM_CHARACTERS),
        )
    if days and not (days.isascii() and days.isdecimal() and 1 <= int(days) <= MOST_DAYS):
        problems["days"] = gettext("Write a whole number of days, from 1 to %(most)s.", most=str(MOST_DAYS))
    for name, value in (("start", start), ("until", until)):
        if value and _day(value) is None:
            problems[name] = gettext("Write a date as year, month and day, such as 2027-03-31.")
    first, last = _day(start), _day(until)
    if first and last and last < first:
        problems["until"] = gettext("This day is before the first day on which help is wanted.")
    return problems

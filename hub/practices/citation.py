"""A practice as a reference: plain text, BibTeX, schema.org."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from hub.practices.records import Practice
from hub.web.names import names_in
from hub.web.wording import format_long_date, gettext

_BIBTEX_SIGNS = re.compile(r"([&%$#_{}~^\\])")
_BIBTEX_WORDS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


def plain_citation(practice: Practice, reader: str, address: str, today: date) -> str:
    """One line that can be pasted into a footnote."""
    parts = ["; ".join(actor.names[reader] for actor in practice.implementers)] if practice.implementers else []
    parts.append(f"{practice.titles[reader]} ({practice.year})")
    parts.append(gettext("Connection Hub, practice %(id)s", id=practice.id))
    if practice.source:
        paragraph = practice.source.paragraph
        described = gettext("Described in %(document)s", document=practice.source.document)
        if paragraph:
            described = gettext(
                "Described in %(document)s, paragraph %(number)s", document=practice.source.document, number=paragraph
            )
        parts.append(described)
    parts.append(gettext("%(address)s (read on %(date)s)", address=address, date=format_long_date(today)))
    return ". ".join(parts)


def bibtex(practice: Practice, reader: str, address: str, today: date) -> str:
    """An entry for reference managers."""
    fields = [("title", "{" + _escaped(practice.titles[reader]) + "}")]
    if practice.implementers:
        authors = " and ".join("{" + _escaped(actor.names[reader]) + "}" for actor in practice.implementers)
        fields.append(("author", authors))
    fields += [("year", str(practice.year)), ("howpublished", _escaped(gettext("Connection Hub")))]
    if practice.source:
        fields.append(("note", _escaped(f"{practice.source.document}, {practice.source.paragraph}".rstrip(", "))))
    fields += [("url", address), ("urldate", today.isoformat()), ("langid", reader)]
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields)
    return f"@misc{{{practice.id},\n{lines}\n}}"


def _escaped(text: str) -> str:
    return _BIBTEX_SIGNS.sub(lambda found: _BIBTEX_WORDS.get(found[0], "\\" + found[0]), text)


def structured_data(practice: Practice, reader: str, address: str) -> dict[str, Any]:
    """The practice in the vocabulary of schema.org, for search engines and harvesters."""
    names = names_in(reader)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": address,
        "identifier": practice.id,
        "url": address,
        "name": practice.titles[reader],
        "abstract": practice.summaries[reader],
        "inLanguage": reader,
        "temporalCoverage": str(practice.year),
        "creativeWorkStatus": names.status(practice.status),
        "about": [
            {"@type": "DefinedTerm", "termCode": str(number), "name": names.objective_title(number)}
            for number in practice.objectives
        ],
        "creator": [{"@type": "Organization", "name": actor.names[reader]} for actor in practice.implementers],
        "contributor": [{"@type": "Organization", "name": actor.names[reader]} for actor in practice.partners],
        "spatialCoverage": [
            {"@type": "Country", "identifier": code, "name": names.country(code)} for code in practice.countries
        ],
    }
    if practice.source:
        data["isBasedOn"] = {
            "@type": "Report",
            "identifier": practice.source.document,
            "pagination": practice.source.paragraph,
        }
    return {name: value for name, value in data.items() if value}

"""Which organisations of the database a text names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from hub.organisations.records import Organisation
from indexer.concepts import Annotator

_LEAST_NAME = 6
"""Letters of the shortest name of an organisation that is looked for; shorter ones are acronyms or too common."""


class OrganisationNames:
    """Finds organisations that a text names: by a name in any of the six languages, or an acronym in capitals."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._acronyms: dict[str, list[str]] = {}
        names: dict[str, Mapping[str, list[str]]] = {}
        for organisation in organisations:
            if len(organisation.acronym) > 1:
                self._acronyms.setdefault(organisation.acronym, []).append(organisation.id)
            names[organisation.id] = {
                code: [name] for code, name in organisation.names.items() if len(name) >= _LEAST_NAME or code == "zh"
            }
        self._annotator = Annotator(names)
        words = "|".join(sorted(map(re.escape, self._acronyms), key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.ASCII) if words else None

    def named_in(self, text: str, language: str) -> tuple[str, ...]:
        """Ids in order of first mention."""
        spans = [(mention.start, mention.concept) for mention in self._annotator.mentions(text, language)]
        if self._pattern:
            for match in self._pattern.finditer(text):
                spans += [(match.start(), id) for id in self._acronyms[match.group()]]
        return tuple(dict.fromkeys(id for _, id in sorted(spans)))

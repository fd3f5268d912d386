"""SKOS of a library, made into a theme file of the thesaurus, with every fault told.

Read are preferred, alternative and hidden labels (also as SKOS-XL), scope notes or definitions, broader, narrower and
related concepts, objectives (`dct:subject` to the page of one) and goals (any match to metadata.un.org). A link may
lead to a concept of the thesaurus itself, by the address that its export gives it. Languages besides the six are left
out and named; concepts that are marked as deprecated are left out.
"""

from __future__ import annotations

import json
import re
import unicodedata
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from synonyms.labels import check_translations, fold_label
from synonyms.languages import LANGUAGE_CODES
from synonyms.problems import DataError, Problem
from synonyms.skos import DCT, OWN, SKOS, SKOSXL
from synonyms.theme_files import Record, ThemeFile, check_concept_form
from synonyms.thesaurus_rules import check_concepts

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

SUFFIXES = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".rdf": "xml",
    ".xml": "xml",
    ".owl": "xml",
}
"""Ending of a file's name -> what rdflib calls the format."""

_OWN_CONCEPT = re.compile(r"/thesaurus/([a-z0-9-]+)$")
_OBJECTIVE = re.compile(r"/objectives/([1-9][0-9]?)$")
_GOAL = re.compile(r"^https?://metadata\.un\.org/sdg/([0-9]+(?:\.[0-9a-h]+)?)$")
_MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_DC_TITLE = "http://purl.org/dc/elements/1.1/title"
_RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_DEPRECATED = "http://www.w3.org/2002/07/owl#deprecated"


@dataclass(frozen=True)
class ImportedTheme:
    """What a vocabulary becomes: the head and the concepts of a theme file, and every fault.

    `left_out` are languages of labels that are none of the six. Use head and records only when there is no fault.
    """

    head: Record
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    left_out: tuple[str, ...]

    def text(self) -> str:
        """Content of the theme file."""
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in (self.head, *self.records))


def read_graph(path: Path) -> Graph:
    """The statements of a file, whose ending says the format. Raises `DataError` when it cannot be read as that."""
    from rdflib import Graph

    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        told = f"{path.suffix or 'a name without ending'!r} is no known format; known are {', '.join(SUFFIXES)}"
        raise DataError([Problem(path.name, "", told)])
    try:
        with warnings.catch_warnings():
            # rdflib's reader of JSON-LD uses a class of its own that it calls deprecated.
            warnings.simplefilter("ignore", DeprecationWarning)
            return Graph().parse(source=str(path), format=form)
    except Exception as error:  # each of rdflib's readers, and the XML and JSON readers beneath, raises its own
        reason = " ".join(str(error).split())[:300]
        raise DataError([Problem(path.name, "", f"cannot be read as {form}: {reason}")]) from error


def import_theme(
    graph: Graph,
    source: str,
    theme: str,
    known: Sequence[ThemeFile] = (),
    prefix: str = "",
    known_sdgs: frozenset[str] | None = None,
) -> ImportedTheme:
    """The vocabulary as one theme of a thesaurus that has the theme files `known` already.

    `source` is the name under which problems are told. An id is the end of a concept's address, as a slug, behind
    `prefix` and a hyphen if there is one.
    """
    return _Reader(graph, source, known, prefix).read(theme, known_sdgs)


class _Reader:
    """Reads one graph."""

    def __init__(self, graph: Graph, source: str, known: Sequence[ThemeFile], prefix: str) -> None:
        from rdflib import Literal, Namespace, URIRef
        from rdflib.namespace import RDF

        self._graph, self._source, self._known = graph, source, known
        self._literal, self._address = Literal, URIRef
        self._skos, self._skosxl, self._own = Namespace(SKOS), Namespace(SKOSXL), Namespace(OWN)
        self._problems: list[Problem] = []
        self._left_out: set[str] = set()
        self._schemes = sorted(graph.subjects(RDF.type, self._skos.ConceptScheme), key=str)
        self._known_ids = {record["id"] for file in known for _, record in file.concepts}
        nodes = set(graph.subjects(RDF.type, self._skos.Concept)) - set(self._deprecated())
        self._ids = {node: self._id_of(node, prefix) for node in sorted(nodes, key=str)}

    def read(self, theme: str, known_sdgs: frozenset[str] | None) -> ImportedTheme:
        if not self._ids:
            self._tell("", "it holds no skos:Concept")
        if theme in {file.theme for file in self._known}:
            self._tell("", f"there is a theme {theme!r} already; choose another name")
        head = self._head(theme)
        pairs = sorted(((self._ids[node], self._record(node)) for node in self._ids), key=lambda pair: pair[0])
        records = [record for _, record in pairs]
        for line, record in enumerate(records, start=2):
            self._problems.extend(check_concept_form(record, self._source, line))
        file = ThemeFile(self._source, theme, concepts=tuple(enumerate(records, start=2)))
        faults = check_concepts([*self._known, file], known_sdgs)
        self._problems.extend(fault for fault in faults if fault.file == self._source)
        problems = tuple(dict.fromkeys(self._problems))
        return ImportedTheme(head, tuple(records), problems, tuple(sorted(self._left_out)))

    def _tell(self, item: str, message: str, language: str = "") -> None:
        self._problems.append(Problem(self._source, item, message, language))

    # The scheme

    def _head(self, theme: str) -> dict[str, Any]:
        """Title of the scheme in six languages, the first by address where there are several."""
        names = (f"{DCT}title", _DC_TITLE, f"{SKOS}prefLabel", _RDFS_LABEL)
        title: dict[str, str] = {}
        for scheme in self._schemes[:1]:
            for name in names:
                for code, text in self._texts(scheme, self._address(name)):
                    title.setdefault(code, text)
        if not self._schemes:
            self._tell("", "it holds no skos:ConceptScheme, from whose dct:title the theme gets its title")
        else:
            self._problems.extend(check_translations(title, self._source, str(self._schemes[0]), "title (dct:title)"))
        ordered = {code: title[code] for code in LANGUAGE_CODES if code in title}
        return {"theme": theme, "title": ordered, "about": self._about()}

    def _about(self) -> str:
        for scheme in self._schemes[:1]:
            for name in (self._address(f"{DCT}description"), self._skos.definition):
                for code, text in self._texts(scheme, name):
                    if code == "en":
                        return text
        return f"Imported from {self._source}."

    # A concept

    def _record(self, node: Node) -> dict[str, Any]:
        """A line of a theme file; what is empty is left out."""
        objectives, goals = self._links_out(node)
        record: dict[str, Any] = {"id": self._ids[node], "labels": self._labels(node)}
        broader, related = self._hierarchy(node)
        found = {
            "broader": broader,
            "related": related,
            "objectives": objectives,
            "sdgs": goals,
            "notes": self._notes(node),
            "homographs": self._homographs(node),
        }
        return record | {name: value for name, value in found.items() if value}

    def _labels(self, node: Node) -> dict[str, list[str]]:
        """Language -> labels, the preferred one first, the others by alphabet; the same label in other case once."""
        preferred = list(self._tagged(node, "prefLabel"))
        others = [*self._tagged(node, "altLabel"), *self._tagged(node, "hiddenLabel")]
        self._check_preferred(node, preferred)
        found: dict[str, list[str]] = {}
        for code in LANGUAGE_CODES:
            first = sorted((len(tag), tag, text) for tag, text in preferred if _language(tag) == code)
            rest = sorted((text for tag, text in others if _language(tag) == code), key=fold_label)
            texts: dict[str, str] = {}
            for text in (*(text for *_, text in first), *(rest if first else ())):
                texts.setdefault(fold_label(text), text)
            if texts:
                found[code] = list(texts.values())
        return found

    def _check_preferred(self, node: Node, preferred: Iterable[tuple[str, str]]) -> None:
        by_tag: dict[str, list[str]] = {}
        for tag, text in preferred:
            by_tag.setdefault(tag, []).append(text)
        for tag, texts in by_tag.items():
            if len(texts) > 1:
                self._tell(self._ids[node], f"several preferred labels: {', '.join(map(repr, texts))}", tag)

    def _tagged(self, node: Node, name: str) -> Iterator[tuple[str, str]]:
        """Labels of one kind with their language tags, in a fixed order."""
        plain = list(self._graph.objects(node, self._skos[name]))
        for label in self._graph.objects(node, self._skosxl[name]):
            plain += self._graph.objects(label, self._skosxl.literalForm)
        for literal in sorted(set(plain), key=lambda found: (str(getattr(found, "language", "")), str(found))):
            if not isinstance(literal, self._literal):
                continue
            text = " ".join(str(literal).split())
            if not literal.language:
                self._tell(self._ids.get(node, str(node)), f"label {text!r} has no language")
            elif _language(literal.language) in LANGUAGE_CODES:
                yield literal.language.lower(), text
            else:
                self._left_out.add(_language(literal.language))

    def _notes(self, node: Node) -> dict[str, str]:
        """Scope notes, or definitions where there is no scope note at all."""
        for name in (self._skos.scopeNote, self._skos.definition):
            found: dict[str, list[str]] = {}
            for code, text in self._texts(node, name):
                found.setdefault(code, []).append(text)
            if found:
                return {code: " ".join(found[code]) for code in LANGUAGE_CODES if code in found}
        return {}

    def _texts(self, node: Node, name: Node) -> Iterator[tuple[str, str]]:
        """Texts in the six languages, in a fixed order; the plain tag of a language before its regional ones."""
        literals = [found for found in self._graph.objects(node, name) if isinstance(found, self._literal)]
        for literal in sorted(
            literals, key=lambda found: (len(found.language or ""), found.language or "", str(found))
        ):
            code = _language(literal.language or "")
            if code in LANGUAGE_CODES:
                yield code, " ".join(str(literal).split())

    # Links

    def _hierarchy(self, node: Node) -> tuple[list[str], list[str]]:
        """Ids of the broader and of the related concepts; links that lead nowhere are told."""
        skos, graph = self._skos, self._graph
        broader = self._resolved(node, "broader", graph.objects(node, skos.broader))
        for other in set(graph.subjects(skos.narrower, node)) & self._ids.keys():
            broader.add(self._ids[other])
        for other in graph.objects(node, skos.narrower):
            if self._resolve(other) is None:
                self._tell(self._ids[node], f"narrower names an unknown concept {str(other)!r}")
        related = self._resolved(node, "related", graph.objects(node, skos.related))
        for name, into in (("broadMatch", broader), ("relatedMatch", related)):
            into.update(filter(None, map(self._resolve, graph.objects(node, skos[name]))))
        return sorted(broader), sorted(related)

    def _resolved(self, node: Node, name: str, others: Iterable[Node]) -> set[str]:
        found = set()
        for other in others:
            concept_id = self._resolve(other)
            if concept_id is None:
                self._tell(self._ids[node], f"{name} names an unknown concept {str(other)!r}")
            else:
                found.add(concept_id)
        return found

    def _resolve(self, other: Node) -> str | None:
        """Id of a concept of the file or of the thesaurus; None for any other address."""
        if other in self._ids:
            return self._ids[other]
        own = _OWN_CONCEPT.search(str(other))
        return own[1] if own and own[1] in self._known_ids else None

    def _links_out(self, node: Node) -> tuple[list[int], list[str]]:
        """Numbers of objectives, codes of goals and targets."""
        subjects = map(str, self._graph.objects(node, self._address(f"{DCT}subject")))
        matches = [str(found) for name in _MATCHES for found in self._graph.objects(node, self._skos[name])]
        objectives = {int(found[1]) for address in subjects if (found := _OBJECTIVE.search(address))}
        goals = {found[1] for address in matches if (found := _GOAL.search(address))}
        return sorted(objectives), sorted(goals)

    def _homographs(self, node: Node) -> dict[str, dict[str, list[str]]]:
        found: dict[str, dict[str, list[str]]] = {}
        for reading in self._graph.objects(node, self._own.homograph):
            words = sorted(str(word) for word in self._graph.objects(reading, self._own.context))
            for label in self._graph.objects(reading, self._skosxl.literalForm):
                if isinstance(label, self._literal):
                    found.setdefault(_language(label.language or ""), {})[str(label)] = words
        return found

    # Ids

    def _deprecated(self) -> Iterator[Node]:
        for node, said in self._graph.subject_objects(self._address(_DEPRECATED)):
            if str(said).lower() in ("true", "1"):
                yield node

    def _id_of(self, node: Node, prefix: str) -> str:
        """The end of the address as a slug; for a nameless concept, or one without Latin letters, its English label."""
        end = _slug(re.split(r"[/#:]", unquote(str(node)).rstrip("/#"))[-1]) if isinstance(node, self._address) else ""
        if not end:
            labels = (text for code, text in self._texts(node, self._skos.prefLabel) if code == "en")
            end = _slug(next(labels, "")) or "concept"
        return f"{prefix}-{end}" if prefix else end


def _language(tag: str) -> str:
    """ISO 639-1 code of a language tag: "zh" of "zh-Hans"."""
    return re.split("[-_]", tag.lower())[0]


def _slug(text: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return "-".join(re.findall("[a-z0-9]+", plain.lower()))

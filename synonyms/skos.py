"""The thesaurus as SKOS, the form in which libraries and statistical offices exchange vocabularies.

W3C Recommendation "SKOS Simple Knowledge Organization System Reference", 18 August 2009. What SKOS cannot say, which
words must stand beside a homograph, is said in terms of our own, so that nothing is lost on the way back.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from synonyms.thesaurus import Concept, Thesaurus, ThesaurusTheme

if TYPE_CHECKING:
    from rdflib import Graph

FORMATS = {"turtle": "text/turtle", "json-ld": "application/ld+json"}
"""Name of a format -> its media type."""

SCHEME_TITLE = {
    "ar": "مكنز الهجرة لمركز التواصل",
    "en": "Migration thesaurus of the Connection Hub",
    "es": "Tesauro sobre migración del Centro de Conexión",
    "fr": "Thésaurus des migrations du Pôle de mise en relation",
    "ru": "Тезаурус Координационного узла по вопросам миграции",
    "zh": "连接中心移民叙词表",
}

SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOSXL = "http://www.w3.org/2008/05/skos-xl#"
DCT = "http://purl.org/dc/terms/"
GOALS = "http://metadata.un.org/sdg/"
"""Addresses of the goals and targets in the metadata of the United Nations."""
OWN = "tag:connection-hub,2026:"
"""Terms of our own: `homograph`, from a concept to a label (`skosxl:literalForm`) with words of its `context`."""

_BY_LANGUAGE = ("prefLabel", "altLabel", "scopeNote", "definition")
_LINKS = ("broader", "narrower", "related", "relatedMatch", "inScheme", "topConceptOf", "hasTopConcept", "member")
_JSON_CONTEXT: dict[str, Any] = {
    "skos": SKOS,
    "skosxl": SKOSXL,
    "dct": DCT,
    "hub": OWN,
    "id": "@id",
    "type": "@type",
    **{name: f"skos:{name}" for name in ("Concept", "ConceptScheme", "Collection")},
    **{name: {"@id": f"skos:{name}", "@container": "@language"} for name in _BY_LANGUAGE},
    **{name: {"@id": f"skos:{name}", "@type": "@id"} for name in _LINKS},
    "title": {"@id": "dct:title", "@container": "@language"},
    "subject": {"@id": "dct:subject", "@type": "@id"},
}


def scheme_address(base_address: str) -> str:
    """What the whole thesaurus is called in data; `base_address` has no slash at its end."""
    return f"{base_address}/thesaurus"


def concept_address(base_address: str, concept_id: str) -> str:
    """What a concept is called in data; the site leads from it to the page in the reader's language."""
    return f"{base_address}/thesaurus/{concept_id}"


def theme_address(base_address: str, theme: str) -> str:
    """What a theme is called in data."""
    return f"{base_address}/thesaurus/themes/{theme}"


def export_thesaurus(thesaurus: Thesaurus, base_address: str, concept_ids: Collection[str] | None = None) -> Graph:
    """The thesaurus as a concept scheme with one collection per theme.

    With `concept_ids`, only these concepts and their themes; links still name concepts that are left out. Related
    concepts are linked as the files say it, from one side or from both. Raises `KeyError` for an unknown id.
    """
    from rdflib import Graph

    graph = Graph()
    for prefix, namespace in (("skos", SKOS), ("skosxl", SKOSXL), ("dct", DCT), ("sdg", GOALS), ("hub", OWN)):
        graph.bind(prefix, namespace)
    wanted = thesaurus.concepts.keys() if concept_ids is None else dict.fromkeys(concept_ids)
    writer = _Writer(graph, base_address)
    writer.write_scheme()
    for theme in dict.fromkeys(thesaurus.concepts[concept_id].theme for concept_id in wanted):
        writer.write_theme(thesaurus.themes[theme])
    for concept_id in wanted:
        writer.write_concept(thesaurus.concepts[concept_id], thesaurus.narrower(concept_id))
    return graph


def serialise(graph: Graph, form: str) -> bytes:
    """The graph in one of `FORMATS`, UTF-8; JSON-LD with names and language maps that people can read."""
    if form == "json-ld":
        return graph.serialize(format=form, context=_JSON_CONTEXT, encoding="utf-8")
    return graph.serialize(format=form, encoding="utf-8")


class _Writer:
    """Writes one thesaurus into a graph."""

    def __init__(self, graph: Graph, base_address: str) -> None:
        from rdflib import BNode, Literal, Namespace, URIRef
        from rdflib.namespace import RDF

        self._graph, self._base = graph, base_address
        self._blank, self._literal, self._address, self._type = BNode, Literal, URIRef, RDF.type
        self._skos, self._skosxl, self._dct = Namespace(SKOS), Namespace(SKOSXL), Namespace(DCT)
        self._own = Namespace(OWN)
        self._scheme = URIRef(scheme_address(base_address))

    def write_scheme(self) -> None:
        self._graph.add((self._scheme, self._type, self._skos.ConceptScheme))
        for code, title in SCHEME_TITLE.items():
            self._graph.add((self._scheme, self._dct.title, self._literal(title, lang=code)))

    def write_theme(self, theme: ThesaurusTheme) -> None:
        place = self._address(theme_address(self._base, theme.id))
        self._graph.add((place, self._type, self._skos.Collection))
        for code, title in theme.title.items():
            self._graph.add((place, self._skos.prefLabel, self._literal(title, lang=code)))
        self._graph.add((place, self._skos.definition, self._literal(theme.about, lang="en")))

    def write_concept(self, concept: Concept, narrower: Collection[str]) -> None:
        skos, add = self._skos, self._graph.add
        here = self._concept(concept.id)
        add((here, self._type, skos.Concept))
        add((here, skos.inScheme, self._scheme))
        add((self._address(theme_address(self._base, concept.theme)), skos.member, here))
        for code, labels in concept.labels.items():
            for place, label in enumerate(labels):
                name = skos.altLabel if place else skos.prefLabel
                add((here, name, self._literal(label, lang=code)))
        for code, note in concept.notes.items():
            add((here, skos.scopeNote, self._literal(note, lang=code)))
        for name, others in (
            (skos.broader, concept.broader),
            (skos.narrower, narrower),
            (skos.related, concept.related),
        ):
            for other in others:
                add((here, name, self._concept(other)))
        if not concept.broader:
            add((here, skos.topConceptOf, self._scheme))
            add((self._scheme, skos.hasTopConcept, here))
        for number in concept.objectives:
            add((here, self._dct.subject, self._address(f"{self._base}/en/objectives/{number}")))
        for code in concept.sdgs:
            add((here, skos.relatedMatch, self._address(GOALS + code)))
        self._write_homographs(concept)

    def _write_homographs(self, concept: Concept) -> None:
        for code, found in concept.homographs.items():
            for label, words in found.items():
                reading = self._blank()
                self._graph.add((self._concept(concept.id), self._own.homograph, reading))
                self._graph.add((reading, self._skosxl.literalForm, self._literal(label, lang=code)))
                for word in words:
                    self._graph.add((reading, self._own.context, self._literal(word, lang=code)))

    def _concept(self, concept_id: str) -> Any:
        return self._address(concept_address(self._base, concept_id))

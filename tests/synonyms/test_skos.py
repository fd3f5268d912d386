"""SKOS out and in: the whole thesaurus makes the journey unchanged; every fault of a foreign vocabulary is told."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDF

from synonyms import LANGUAGE_CODES, DataError, Thesaurus, load_thesaurus, load_vocabularies
from synonyms.skos import FORMATS, GOALS, SCHEME_TITLE, export_thesaurus, serialise
from synonyms.skos_import import ImportedTheme, import_theme, read_graph
from synonyms.theme_files import OWN_VOCABULARY, THESAURUS_FOLDER, read_theme_files
from synonyms.thesaurus import inspect_thesaurus, read_thesaurus
from tests.synonyms.conftest import HEAD, make_concept

SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCT = Namespace("http://purl.org/dc/terms/")
BASE = "https://hub.example.org"
LIBRARY = Namespace("https://library.example/vocabulary/")
WriteTheme = Callable[..., Path]


def place(concept_id: str) -> URIRef:
    return URIRef(f"{BASE}/thesaurus/{concept_id}")


@pytest.fixture(scope="module")
def whole() -> Graph:
    """The shipped thesaurus, exported."""
    return export_thesaurus(load_thesaurus(), BASE)


@pytest.fixture
def small(write_theme: WriteTheme) -> Thesaurus:
    notes = dict.fromkeys(LANGUAGE_CODES, "")
    notes |= {"ar": "حدود", "en": "Scope.", "es": "Alcance.", "fr": "Portée.", "ru": "Охват.", "zh": "范围"}
    top = make_concept("papers", notes=notes, objectives=[4], sdgs=["16.9", "10"])
    top["labels"]["en"] += ["documents", "identity papers"]
    visa = make_concept(
        "visas", broader=["papers"], related=["seals"], homographs={"es": {"frontera visas": ["sello"]}}
    )
    write_theme(top, visa)
    return read_thesaurus(write_theme(make_concept("seals", broader=["papers"]), theme="seals"))


def bare(thesaurus: Thesaurus, *, drop: str = "") -> dict[str, Any]:
    """Everything that SKOS keeps, without the order of alternatives and links; `drop` is taken off the ids."""
    return {
        concept.id.removeprefix(drop): (
            {code: (texts[0], frozenset(texts[1:])) for code, texts in concept.labels.items()},
            *({found.removeprefix(drop) for found in links} for links in (concept.broader, concept.related)),
            set(concept.objectives),
            set(concept.sdgs),
            dict(concept.notes),
            {c: {t: set(words) for t, words in found.items()} for c, found in concept.homographs.items()},
        )
        for concept in thesaurus.concepts.values()
    }


def written(imported: ImportedTheme, folder: Path) -> Thesaurus:
    """The thesaurus of the one file that the import gives."""
    folder.mkdir()
    (folder / f"{imported.head['theme']}.jsonl").write_text(imported.text(), encoding="utf-8")
    return read_thesaurus(folder, load_vocabularies().sdg_codes)


# Out


def test_the_scheme_has_a_title_in_six_languages_and_its_top_concepts(whole: Graph) -> None:
    scheme = URIRef(f"{BASE}/thesaurus")
    assert (scheme, RDF.type, SKOS.ConceptScheme) in whole
    assert {found.language: str(found) for found in whole.objects(scheme, DCT.title)} == SCHEME_TITLE
    assert set(SCHEME_TITLE) == set(LANGUAGE_CODES)
    tops = {place(concept.id) for concept in load_thesaurus().concepts.values() if not concept.broader}
    assert set(whole.objects(scheme, SKOS.hasTopConcept)) == set(whole.subjects(SKOS.topConceptOf, scheme)) == tops


def test_every_theme_is_a_collection_of_its_concepts(whole: Graph) -> None:
    thesaurus = load_thesaurus()
    assert set(whole.subjects(RDF.type, SKOS.Collection)) == {
        URIRef(f"{BASE}/thesaurus/themes/{theme}") for theme in thesaurus.themes
    }
    for concept in thesaurus.concepts.values():
        assert list(whole.subjects(SKOS.member, place(concept.id))) == [
            URIRef(f"{BASE}/thesaurus/themes/{concept.theme}")
        ]


def test_a_concept_says_everything(small: Thesaurus) -> None:
    graph = export_thesaurus(small, BASE)
    papers = place("papers")
    assert Literal("border papers", lang="en") in set(graph.objects(papers, SKOS.prefLabel))
    assert set(graph.objects(papers, SKOS.altLabel)) == {
        Literal("documents", lang="en"),
        Literal("identity papers", lang="en"),
    }
    assert {found.language for found in graph.objects(papers, SKOS.scopeNote)} == set(LANGUAGE_CODES)
    assert set(graph.objects(papers, SKOS.narrower)) == {place("visas"), place("seals")}
    assert list(graph.objects(place("visas"), SKOS.broader)) == [papers]
    assert list(graph.objects(place("visas"), SKOS.related)) == [place("seals")]
    assert list(graph.objects(papers, DCT.subject)) == [URIRef(f"{BASE}/en/objectives/4")]
    assert set(graph.objects(papers, SKOS.relatedMatch)) == {URIRef(GOALS + "16.9"), URIRef(GOALS + "10")}


def test_some_concepts_can_be_exported_alone(small: Thesaurus) -> None:
    graph = export_thesaurus(small, BASE, ["seals"])
    assert list(graph.subjects(RDF.type, SKOS.Concept)) == [place("seals")]
    assert list(graph.objects(place("seals"), SKOS.broader)) == [place("papers")]
    assert list(graph.subjects(RDF.type, SKOS.Collection)) == [URIRef(f"{BASE}/thesaurus/themes/seals")]
    with pytest.raises(KeyError):
        export_thesaurus(small, BASE, ["stamps"])


@pytest.mark.parametrize("form", FORMATS)
def test_both_formats_say_the_same_as_the_graph(small: Thesaurus, form: str) -> None:
    graph = export_thesaurus(small, BASE)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        assert isomorphic(Graph().parse(data=serialise(graph, form), format=form), graph)


def test_json_ld_reads_like_json(small: Thesaurus) -> None:
    items = json.loads(serialise(export_thesaurus(small, BASE), "json-ld"))["@graph"]
    seals = next(item for item in items if item["id"] == f"{BASE}/thesaurus/seals")
    assert seals["type"] == "Concept"
    assert seals["prefLabel"]["fr"] == "frontière seals"
    assert seals["broader"] == f"{BASE}/thesaurus/papers"


# In


def test_the_shipped_thesaurus_comes_back_as_it_went(whole: Graph, tmp_path: Path) -> None:
    imported = import_theme(whole, "hub.ttl", "everything", known_sdgs=load_vocabularies().sdg_codes)
    assert imported.problems == ()
    assert bare(written(imported, tmp_path / "back")) == bare(load_thesaurus())


@pytest.mark.parametrize(("form", "ending"), [("turtle", ".ttl"), ("json-ld", ".jsonld"), ("xml", ".rdf")])
def test_every_format_is_read_back_under_other_ids(small: Thesaurus, tmp_path: Path, form: str, ending: str) -> None:
    path = tmp_path / f"small{ending}"
    graph = export_thesaurus(small, BASE)
    path.write_bytes(serialise(graph, form) if form in FORMATS else graph.serialize(format=form, encoding="utf-8"))
    imported = import_theme(read_graph(path), path.name, "own", prefix="library")
    assert imported.problems == ()
    back = written(imported, tmp_path / "back")
    assert set(back.concepts) == {"library-papers", "library-seals", "library-visas"}
    assert bare(back, drop="library-") == bare(small)


def test_the_shipped_thesaurus_does_not_fit_beside_itself(whole: Graph) -> None:
    files = read_theme_files(THESAURUS_FOLDER)[0]
    imported = import_theme(whole, "hub.ttl", "again", files, prefix="again")
    told = [problem for problem in imported.problems if "already belongs to" in problem.message]
    assert len(told) >= 6 * len(load_thesaurus().concepts)


class Vocabulary:
    """A library's vocabulary in the making; `add` gives a sound concept unless a change says otherwise."""

    def __init__(self) -> None:
        self.graph = Graph()
        scheme = LIBRARY["scheme"]
        self.graph.add((scheme, RDF.type, SKOS.ConceptScheme))
        for code, title in HEAD["title"].items():
            self.graph.add((scheme, DCT.title, Literal(title, lang=code)))

    def add(self, name: str, *, without: str = "", **links: URIRef) -> URIRef:
        here = LIBRARY[name]
        self.graph.add((here, RDF.type, SKOS.Concept))
        for code, texts in make_concept(name)["labels"].items():
            if code != without:
                self.graph.add((here, SKOS.prefLabel, Literal(texts[0], lang=code)))
        for link, other in links.items():
            self.graph.add((here, SKOS[link], other))
        return here

    def problems(self, *known: Any) -> list[str]:
        return sorted(map(str, import_theme(self.graph, "library.ttl", "own", known).problems))


@pytest.fixture
def vocabulary() -> Vocabulary:
    """Two concepts, one below the other."""
    made = Vocabulary()
    made.add("visa", broader=made.add("document"))
    return made


def test_a_sound_vocabulary_becomes_a_theme_file(vocabulary: Vocabulary, tmp_path: Path) -> None:
    visa = LIBRARY["visa"]
    vocabulary.graph.add((visa, SKOS.altLabel, Literal("entry  permit", lang="en-GB")))
    vocabulary.graph.add((visa, SKOS.hiddenLabel, Literal("visum", lang="de")))
    vocabulary.graph.add((visa, SKOS.exactMatch, URIRef("https://other.example/visa")))
    vocabulary.graph.add((visa, DCT.subject, URIRef("https://elsewhere.example/ar/objectives/5")))
    imported = import_theme(vocabulary.graph, "library.ttl", "own")
    assert (imported.problems, imported.left_out) == ((), ("de",))
    assert imported.head == {"theme": "own", "title": HEAD["title"], "about": "Imported from library.ttl."}
    found = written(imported, tmp_path / "own").concepts["visa"]
    assert found.labels["en"] == ("border visa", "entry permit")
    assert (found.broader, found.objectives) == (("document",), (5,))


def test_a_missing_language_is_told(vocabulary: Vocabulary) -> None:
    vocabulary.add("stamp", without="zh", broader=LIBRARY["visa"])
    assert vocabulary.problems() == ["library.ttl: stamp [zh]: label is missing"]


def test_a_missing_title_is_told(vocabulary: Vocabulary) -> None:
    vocabulary.graph.remove((None, DCT.title, Literal("Frontières", lang="fr")))
    assert vocabulary.problems() == [f"library.ttl: {LIBRARY['scheme']} [fr]: title (dct:title) is missing"]


def test_a_label_of_another_concept_is_told(vocabulary: Vocabulary, write_theme: WriteTheme) -> None:
    taken = make_concept("entry")
    taken["labels"]["ru"].append("Граница  VISA")
    known = read_theme_files(write_theme(taken, make_concept("exit", broader=["entry"])))[0]
    vocabulary.graph.add((LIBRARY["visa"], SKOS.altLabel, Literal("Border document", lang="en")))
    assert vocabulary.problems(*known) == [
        "library.ttl: visa [en]: label 'Border document' already belongs to 'document'",
        "library.ttl: visa [ru]: label 'граница visa' already belongs to 'entry'",
    ]


def test_an_id_of_another_concept_is_told_and_a_prefix_helps(vocabulary: Vocabulary, write_theme: WriteTheme) -> None:
    other = make_concept("visa") | {"labels": make_concept("something else")["labels"]}
    known = read_theme_files(write_theme(other))[0]
    assert vocabulary.problems(*known) == ["library.ttl: visa: this id is already in borders.jsonl"]
    assert import_theme(vocabulary.graph, "library.ttl", "own", known, prefix="lib").problems == ()


@pytest.mark.parametrize("link", ["broader", "narrower", "related"])
def test_a_link_to_nowhere_is_told(vocabulary: Vocabulary, link: str) -> None:
    vocabulary.graph.add((LIBRARY["visa"], SKOS[link], LIBRARY["nothing"]))
    assert vocabulary.problems() == [f"library.ttl: visa: {link} names an unknown concept '{LIBRARY['nothing']}'"]


def test_a_link_may_lead_to_the_thesaurus_itself(vocabulary: Vocabulary, write_theme: WriteTheme) -> None:
    known = read_theme_files(write_theme(make_concept("papers"), make_concept("seals", broader=["papers"])))[0]
    vocabulary.graph.add((LIBRARY["document"], SKOS.broadMatch, place("papers")))
    vocabulary.graph.add((LIBRARY["document"], SKOS.related, place("seals")))
    imported = import_theme(vocabulary.graph, "library.ttl", "own", known)
    assert imported.problems == ()
    assert imported.records[0]["broader"] == ["papers"]
    assert imported.records[0]["related"] == ["seals"]


def test_a_circle_is_told(vocabulary: Vocabulary) -> None:
    vocabulary.graph.add((LIBRARY["document"], SKOS.broader, LIBRARY["visa"]))
    assert vocabulary.problems() == [
        "library.ttl: document: broader runs in a circle: document > visa > document",
    ]


def test_narrower_says_the_same_as_broader(vocabulary: Vocabulary) -> None:
    vocabulary.graph.remove((None, SKOS.broader, None))
    vocabulary.graph.add((LIBRARY["document"], SKOS.narrower, LIBRARY["visa"]))
    imported = import_theme(vocabulary.graph, "library.ttl", "own")
    assert imported.problems == ()
    assert imported.records[1] == {**make_concept("visa"), "broader": ["document"]}


def test_labels_without_language_and_two_preferred_ones_are_told(vocabulary: Vocabulary) -> None:
    vocabulary.graph.add((LIBRARY["visa"], SKOS.altLabel, Literal("permit")))
    vocabulary.graph.add((LIBRARY["visa"], SKOS.prefLabel, Literal("permit", lang="en")))
    assert vocabulary.problems() == [
        "library.ttl: visa [en]: several preferred labels: 'border visa', 'permit'",
        "library.ttl: visa: label 'permit' has no language",
    ]


def test_all_faults_come_at_once(vocabulary: Vocabulary) -> None:
    vocabulary.add("stamp", without="ar", broader=LIBRARY["nothing"])
    vocabulary.add("seal", without="es", related=LIBRARY["seal"])
    assert len(vocabulary.problems()) == 5  # two languages, an unknown concept, one its own, one without any link


def test_deprecated_concepts_are_left_out(vocabulary: Vocabulary) -> None:
    old = vocabulary.add("old", without="zh")
    vocabulary.graph.add((old, URIRef("http://www.w3.org/2002/07/owl#deprecated"), Literal(True)))
    assert vocabulary.problems() == []


def test_regional_tags_count_as_their_language(vocabulary: Vocabulary) -> None:
    here = LIBRARY["visa"]
    vocabulary.graph.remove((here, SKOS.prefLabel, Literal("边界 visa", lang="zh")))
    vocabulary.graph.add((here, SKOS.prefLabel, Literal("签证", lang="zh-Hans")))
    vocabulary.graph.add((here, SKOS.prefLabel, Literal("簽證", lang="zh-Hant")))
    imported = import_theme(vocabulary.graph, "library.ttl", "own")
    assert imported.problems == ()
    assert imported.records[1]["labels"]["zh"] == ["签证", "簽證"]


def test_an_empty_vocabulary_is_told() -> None:
    told = [str(problem) for problem in import_theme(Graph(), "library.ttl", "own").problems]
    assert told == [
        "library.ttl: it holds no skos:Concept",
        "library.ttl: it holds no skos:ConceptScheme, from whose dct:title the theme gets its title",
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.ttl", "<a"), ("a.jsonld", "{"), ("a.rdf", "<rdf"), ("a.doc", "?"), ("missing.ttl", None)],
)
def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path, name: str, content: str | None) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(DataError) as refused:
        read_graph(tmp_path / name)
    (problem,) = refused.value.problems
    assert problem.file == name


# The operator's own folder


def test_own_theme_files_are_read_beside_the_shipped_ones(
    write_theme: WriteTheme, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = read_thesaurus()
    own = make_concept("one-stop-centre", broader=[next(iter(shipped.concepts))])
    monkeypatch.setenv(OWN_VOCABULARY, str(write_theme(own, theme="of-our-own")))
    thesaurus = read_thesaurus(known_sdgs=load_vocabularies().sdg_codes)
    assert list(thesaurus.themes)[-1] == "of-our-own"
    assert thesaurus.concepts.keys() - shipped.concepts.keys() == {"one-stop-centre"}


def test_faults_of_own_files_are_told(write_theme: WriteTheme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = next(iter(load_thesaurus().themes))
    write_theme(make_concept("lonely"), theme="lonely")
    monkeypatch.setenv(OWN_VOCABULARY, str(write_theme(theme=taken)))
    told = [problem.file for problem in inspect_thesaurus()[1]]
    assert told == [f"{taken}.jsonl", "lonely.jsonl"]
    monkeypatch.setenv(OWN_VOCABULARY, str(tmp_path / "nowhere"))
    assert str(inspect_thesaurus()[1][0]) == f"HUB_VOCABULARY: {tmp_path / 'nowhere'} is not a folder"


def test_an_empty_folder_adds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(OWN_VOCABULARY, str(tmp_path))
    assert inspect_thesaurus()[1] == ()

"""The pages and the data of the thesaurus."""

from __future__ import annotations

import json

import pytest
from flask.testing import FlaskClient
from rdflib import Graph, URIRef

from hub.errors import EngineUnavailable
from hub.thesaurus import routes
from synonyms import LANGUAGE_CODES, load_thesaurus
from tests.hub.web.conftest import Page

DETENTION = "immigration-detention"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_home_lists_every_theme(client: FlaskClient, language: str) -> None:
    links = Page(client.get(f"/{language}/thesaurus").text).links()
    assert {f"/{language}/thesaurus/themes/{theme}" for theme in load_thesaurus().themes} <= set(links)
    assert {"/thesaurus.ttl", "/thesaurus.jsonld"} <= set(links)


def test_a_search_says_which_label_was_met_in_which_language(client: FlaskClient) -> None:
    text = client.get("/fr/thesaurus?q=移民拘留").text
    page = Page(text)
    assert f"/fr/thesaurus/{DETENTION}" in page.links()
    assert {"lang": "zh", "dir": "ltr"} in page.all("bdi")
    assert "<mark>移民拘留</mark>" in text
    assert "Chinois" in text or "chinois" in text
    assert '<meta name="robots" content="noindex,follow">' in text


def test_a_search_without_result_shows_the_way_on(client: FlaskClient) -> None:
    page = Page(client.get("/en/thesaurus?q=xyzzy").text)
    assert "No concept has a name like this." in page.words()
    assert "/en/search?q=xyzzy" in page.links()


@pytest.mark.parametrize("asked", ["%00", "%ED%A0%80", "<script>", "a" * 5000, "()[", "%25%28num%29s"])
def test_no_question_breaks_the_page(client: FlaskClient, asked: str) -> None:
    answer = client.get(f"/en/thesaurus?q={asked}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text


def test_a_theme_is_a_tree_or_an_alphabet(client: FlaskClient) -> None:
    own = {f"/ru/thesaurus/{concept.id}" for concept in load_thesaurus().concepts.values() if concept.theme == "health"}
    tree = Page(client.get("/ru/thesaurus/themes/health").text)
    letters = Page(client.get("/ru/thesaurus/themes/health?order=alphabet").text)
    assert own <= set(tree.links())
    assert own <= set(letters.links())
    assert "#letter-1" in letters.links()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_concept_shows_its_labels_in_their_languages(client: FlaskClient, language: str) -> None:
    page = Page(client.get(f"/{language}/thesaurus/{DETENTION}").text)
    expected = [{"lang": code, "dir": "rtl" if code == "ar" else "ltr"} for code in LANGUAGE_CODES]
    assert [part for part in page.all("dd") if "lang" in part] == expected
    concept = load_thesaurus().concepts[DETENTION]
    words = page.words().replace("&#39;", "'")
    for labels in concept.labels.values():
        assert all(label in words for label in labels)
    assert f"/{language}/objectives/13" in page.links()
    assert f"http://localhost/thesaurus/{DETENTION}" in page.words()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_a_concept_shows_practices_that_name_it_with_reasons(client: FlaskClient, language: str) -> None:
    text = client.get(f"/{language}/thesaurus/{DETENTION}").text
    assert 0 < text.count('<article class="hit">') == text.count('class="reason-sign"') <= 6
    assert f"/{language}/practices/" in text


def test_a_concept_that_no_practice_names_shows_the_way_on(client: FlaskClient) -> None:
    page = Page(client.get("/en/thesaurus/language-ab").text)
    assert "No practice in the catalogue names this concept yet." in page.words()
    assert any(link.startswith("/en/search?q=") for link in page.links())


def test_a_concept_can_be_read_while_the_index_is_away(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise EngineUnavailable("away")

    monkeypatch.setattr(routes, "search_index", away)
    answer = client.get(f"/en/thesaurus/{DETENTION}")
    assert answer.status_code == 200
    assert "The search cannot be asked at the moment." in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/en/thesaurus/nothing",
        "/en/thesaurus/themes/nothing",
        "/en/thesaurus/nothing.ttl",
        "/en/thesaurus/immigration-detention.pdf",
        "/thesaurus/nothing",
        "/thesaurus/themes/nothing",
        "/thesaurus.pdf",
    ],
)
def test_what_does_not_exist_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(("ending", "kind"), [("ttl", "text/turtle"), ("jsonld", "application/ld+json")])
def test_the_whole_thesaurus_can_be_taken_away(client: FlaskClient, ending: str, kind: str) -> None:
    answer = client.get(f"/thesaurus.{ending}")
    assert answer.mimetype == kind
    assert answer.text.count(f"http://localhost/thesaurus/{DETENTION}") > 1
    assert "hub.invalid" not in answer.text
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(f"/thesaurus.{ending}", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_one_concept_can_be_taken_away(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get(f"/en/thesaurus/{DETENTION}.ttl").text, format="turtle")
    labels = set(graph.objects(URIRef(f"http://localhost/thesaurus/{DETENTION}"), URIRef(SKOS + "prefLabel")))
    assert {str(label) for label in labels} == {
        texts[0] for texts in load_thesaurus().concepts[DETENTION].labels.values()
    }
    assert "@graph" in json.loads(client.get(f"/ar/thesaurus/{DETENTION}.jsonld").text)


@pytest.mark.parametrize(
    ("path", "headers", "target"),
    [
        (f"/thesaurus/{DETENTION}", {"Accept-Language": "ru"}, f"/ru/thesaurus/{DETENTION}"),
        (
            f"/thesaurus/{DETENTION}",
            {"Accept": "text/turtle", "Accept-Language": "fr"},
            f"/fr/thesaurus/{DETENTION}.ttl",
        ),
        (f"/thesaurus/{DETENTION}", {"Accept": "application/ld+json"}, f"/en/thesaurus/{DETENTION}.jsonld"),
        ("/thesaurus", {"Accept": "*/*"}, "/en/thesaurus"),
        ("/thesaurus", {"Accept": "text/turtle"}, "/thesaurus.ttl"),
        ("/thesaurus/themes/health", {"Accept-Language": "zh"}, "/zh/thesaurus/themes/health"),
    ],
)
def test_an_address_in_data_leads_to_page_or_data(
    client: FlaskClient, path: str, headers: dict[str, str], target: str
) -> None:
    answer = client.get(path, headers=headers)
    assert (answer.status_code, answer.headers["Location"]) == (303, target)
    assert {"accept", "accept-language"} <= {name.lower() for name in answer.vary}

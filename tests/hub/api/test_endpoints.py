"""Every endpoint answers as its description says."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from flask.testing import FlaskClient

from synonyms import LANGUAGE_CODES
from tests.hub.api.conftest import Valid

THAILAND = "tha-child-detention-alternatives-framework"
ASKED = "We want to end the immigration detention of children. Who can advise us on alternatives to detention?"


def test_search_finds_and_says_why(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get("/api/v1/search?q=alternatives to detention of children&country=THA"), "/search")
    assert body["language"] == "en"
    assert body["hits"][0]["id"] == THAILAND
    assert body["hits"][0]["why"]["sentence"].startswith("because: ")
    assert body["hits"][0]["url"] == f"http://localhost/en/practices/{THAILAND}"
    assert [entry["value"] for entry in body["facets"]["country"] if entry["chosen"]] == ["THA"]


@pytest.mark.parametrize("reader", LANGUAGE_CODES)
def test_the_reader_chooses_the_language_of_the_answer(client: FlaskClient, valid: Valid, reader: str) -> None:
    body = valid(client.get(f"/api/v1/search?q=拘留儿童的替代措施&reader={reader}&limit=1"), "/search")
    assert body["language"] == "zh"
    assert f"/{reader}/" in body["hits"][0]["url"]
    labels = {entry["value"]: entry["label"] for entry in body["facets"]["kind"]}
    assert labels["practice"] == {"en": "Practice", "fr": "Pratique", "zh": "做法"}.get(reader, labels["practice"])


def test_without_a_reader_the_answer_is_in_the_language_of_the_question(client: FlaskClient, valid: Valid) -> None:
    assert "/fr/" in valid(client.get("/api/v1/search?q=traite des personnes&limit=1"), "/search")["hits"][0]["url"]


def test_facets_can_be_repeated_or_listed(client: FlaskClient, valid: Valid) -> None:
    listed = valid(client.get("/api/v1/search?country=THA,KEN&kind=practice"), "/search")
    repeated = valid(client.get("/api/v1/search?country=THA&country=ken&kind=practice"), "/search")
    assert listed["total"] == repeated["total"] > 2
    assert {code for hit in listed["hits"] for code in hit["countries"]} >= {"THA", "KEN"}


def test_pages_follow_one_another_and_end_empty(client: FlaskClient, valid: Valid) -> None:
    first = valid(client.get("/api/v1/search?kind=practice&limit=7"), "/search")
    second = valid(client.get("/api/v1/search?kind=practice&limit=7&offset=7"), "/search")
    beyond = valid(client.get("/api/v1/search?kind=practice&offset=100000"), "/search")
    assert not {hit["id"] for hit in first["hits"]} & {hit["id"] for hit in second["hits"]}
    assert (first["limit"], first["offset"], second["offset"]) == (7, 0, 7)
    assert beyond["hits"] == []
    assert beyond["total"] == first["total"]


def test_channels_can_be_chosen_and_facets_left_out(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get("/api/v1/search?q=alternatives to detention&channels=concept&facets=0"), "/search")
    assert {name for hit in body["hits"] for name in hit["why"]["channels"]} == {"concept"}
    assert body["facets"] == {}


def test_the_language_of_the_question_can_be_said(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get("/api/v1/search?q=migration&in=fr"), "/search")
    assert body["language"] == "fr"
    assert body["understanding"]["detected"] is False


@pytest.mark.parametrize(("language", "prefix"), [("en", "deten"), ("zh", "拘"), ("ar", "احتج"), ("ru", "задерж")])
def test_suggestions_begin_like_what_is_typed(client: FlaskClient, valid: Valid, language: str, prefix: str) -> None:
    found = valid(client.get(f"/api/v1/suggest?q={prefix}&language={language}&limit=5"), "/suggest")["suggestions"]
    assert 0 < len(found) <= 5
    assert any(prefix in text.casefold() for text in found)


def test_practices_are_listed_whole(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get("/api/v1/practices?objective=13&limit=100"), "/practices")
    assert body["total"] == len(body["practices"]) > 5
    for practice in body["practices"]:
        assert 13 in practice["objectives_primary"] + practice["objectives_secondary"]
        assert set(practice["titles"]) == set(practice["summaries"]) == set(LANGUAGE_CODES)


def test_one_practice_is_read(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get(f"/api/v1/practices/{THAILAND}?reader=fr"), "/practices/{id}")
    assert body["countries"] == ["THA"]
    assert body["source"] == {"document": "A/75/542", "paragraph": "48"}
    assert body["url"].endswith(f"/fr/practices/{THAILAND}")


def test_objectives_come_in_order_with_counts(client: FlaskClient, valid: Valid) -> None:
    objectives = valid(client.get("/api/v1/objectives"), "/objectives")["objectives"]
    assert [objective["number"] for objective in objectives] == list(range(1, 24))
    assert objectives[12]["practices"] > 5


def test_every_vocabulary_that_is_listed_can_be_read(client: FlaskClient, valid: Valid) -> None:
    for listed in valid(client.get("/api/v1/vocabularies"), "/vocabularies")["vocabularies"]:
        body = valid(client.get(f"/api/v1/vocabularies/{listed['name']}"), "/vocabularies/{name}")
        assert len(body["entries"]) == listed["entries"] > 0
        assert all(set(entry["labels"]) == set(LANGUAGE_CODES) for entry in body["entries"])
        assert listed["url"].endswith(f"/api/v1/vocabularies/{listed['name']}")


def test_concepts_are_found_by_a_name_in_any_language(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get("/api/v1/concepts?q=移民拘留&language=fr&limit=3"), "/concepts")
    first = body["concepts"][0]
    assert first["id"] == "immigration-detention"
    assert first["match"] == {"label": "移民拘留", "language": "zh"}
    assert first["url"] == "http://localhost/fr/thesaurus/immigration-detention"
    assert client.get(first["url"]).status_code == 200


def test_all_concepts_are_listed_in_pages(client: FlaskClient, valid: Valid) -> None:
    first = valid(client.get("/api/v1/concepts?limit=5"), "/concepts")
    second = valid(client.get("/api/v1/concepts?limit=5&offset=5"), "/concepts")
    assert first["total"] == second["total"] > 300
    assert len({concept["id"] for concept in first["concepts"] + second["concepts"]}) == 10
    assert valid(client.get("/api/v1/concepts?offset=100000"), "/concepts")["concepts"] == []


def test_a_concept_is_read_whole(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get("/api/v1/concepts/immigration-detention?reader=ru"), "/concepts/{id}")
    assert body["uri"] == "http://localhost/thesaurus/immigration-detention"
    assert set(body["labels"]) == set(LANGUAGE_CODES)
    assert body["label"] == body["labels"]["ru"][0]
    assert {"broader", "narrower", "related", "objectives", "sdgs", "notes", "theme"} <= set(body)
    valid(client.get("/api/v1/concepts/no-such-concept"), "/concepts/{id}")


def test_a_request_is_understood(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.post("/api/v1/understand", json={"text": ASKED, "reader": "es"}), "/understand")
    assert body["objectives"][0]["number"] == 13
    assert body["objectives"][0]["likely"] is True
    assert "children" in [group["id"] for group in body["target_groups"]]
    assert len(body["needs"]) == 1


def test_a_request_is_matched(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.post("/api/v1/match", json={"text": ASKED, "country": "THA"}), "/match")
    (need,) = body["needs"]
    assert THAILAND in [match["id"] for match in need["practices"]]
    assert need["peers"]
    assert "THA" not in [match["id"] for match in need["peers"]]
    for section in ("practices", "peers", "partners", "funds"):
        for match in need[section]:
            assert match["why"]["sentence"]
            assert match["parts"]


def test_a_request_can_be_corrected(client: FlaskClient, valid: Valid) -> None:
    body = {"text": ASKED, "objectives": [20], "without_concepts": ["children"], "countries": [], "days": 5}
    plain = {"working_languages": ["fr", "sw"], "help": ["training"], "target_groups": ["women"], "formats": ["remote"]}
    dates = {"start": "2027-01-01", "until": "2027-02-01"}
    answer = valid(client.post("/api/v1/match", json=body | plain | dates), "/match")
    assert answer["needs"][0]["funds"][0]["id"] == "migration-mptf-area-4"
    assert "children" not in [concept["id"] for concept in answer["concepts"]]


def test_why_not_is_answered(client: FlaskClient, valid: Valid) -> None:
    address = "/api/v1/why-not?text=end the detention of children&kind=peer&id=KEN&country=KEN"
    body = valid(client.get(address), "/why-not")
    assert body["barred"] == ["own-country"]
    assert body["need"] == 1


def test_health_is_told(client: FlaskClient, valid: Valid) -> None:
    body = valid(client.get("/api/v1/health"), "/health")
    assert body["status"] == "ok"
    assert body["records"] > 150


def test_the_document_describes_every_route(client: FlaskClient, document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1")
    rules = {
        rule.rule.replace("<", "{").replace(">", "}")
        for rule in client.application.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
    }
    assert rules == set(document["paths"])
    for path in document["paths"].values():
        for method, operation in path.items():
            if method in ("get", "post"):
                assert operation["summary"]
                assert operation["description"]
                assert {"200", "422", "500"} <= set(operation["responses"])
                asked = [one for one in operation.get("parameters", ()) if one["in"] == "query"]
                assert all(parameter["description"] for parameter in asked)


def test_examples_are_answers_as_described(document: dict[str, Any]) -> None:
    told = 0
    for path in document["paths"].values():
        for method, operation in path.items():
            content = operation["responses"]["200"]["content"]["application/json"] if method in ("get", "post") else {}
            if "example" in content:
                schema = {**content["schema"], "components": document["components"]}
                assert jsonschema_rs.Draft202012Validator(schema).is_valid(content["example"])
                told += 1
    assert told == 9


def test_the_document_keeps_its_names(document: dict[str, Any]) -> None:
    """The contract of version 1: these members exist; others may come, none of these may go."""
    schemas = document["components"]["schemas"]
    contract = {
        "SearchAnswer": "query language total took_ms facets hits",
        "Hit": "id kind title score language countries objectives url source passage why",
        "HitWhy": "concepts terms channels",
        "MatchAnswer": "objectives concepts needs",
        "MatchedNeed": "practices experts peers partners funds",
        "MatchAnswerItem": "id title score parts why url",
        "Problem": "type title status detail instance errors",
    }
    for name, members in contract.items():
        assert set(members.split()) <= set(schemas[name]["properties"])

"""Requests matched against the shipped catalogue: who is proposed, who never is, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from hub.errors import InvalidInput, NotFound
from hub.matching import masks
from hub.requests.operations import MOST_MATCHES, UNDISCLOSED, explain_absence, match_request, understand_request
from hub.requests.records import KINDS, MatchResult, SupportQuestion
from hub.web.services import Services
from synonyms import LANGUAGE_CODES

ASKED = "We want to end the immigration detention of children. Who can advise us on alternatives to detention?"
QUESTION = SupportQuestion(ASKED, country="KEN")
PUBLIC, STATES, SECRETARIAT = ("public",), ("public", "states"), ("public", "states", "secretariat")
EVERYBODY = dict.fromkeys(KINDS, 500)

IN_SIX = {
    "ar": "نريد إنهاء احتجاز الأطفال المهاجرين. من يستطيع أن يقدم لنا المشورة بشأن بدائل الاحتجاز؟",
    "en": ASKED,
    "es": "Queremos poner fin a la detención de niños migrantes. ¿Quién puede asesorarnos sobre las alternativas a la "
    "detención?",
    "fr": "Nous voulons mettre fin à la détention d’enfants migrants. Qui peut nous conseiller sur les solutions de "
    "substitution à la détention ?",
    "ru": "Мы хотим прекратить содержание детей-мигрантов под стражей. Кто расскажет об альтернативах задержанию?",
    "zh": "我们希望停止拘留移民儿童。谁能就拘留的替代措施提供咨询？",
}


def matched(services: Services, now: datetime, question: SupportQuestion = QUESTION, **more: object) -> MatchResult:
    return match_request(question, services, now, **more)  # type: ignore[arg-type]


def experts_of(result: MatchResult) -> list[str]:
    return [match.id for match in result.needs[0].matches["expert"]]


def test_every_kind_answers_with_score_parts_and_reasons(services: Services, now: datetime) -> None:
    (need,) = matched(services, now).needs
    assert tuple(need.matches) == KINDS
    for kind, matches in need.matches.items():
        assert 0 < len(matches) <= MOST_MATCHES[kind]
        scores = [match.score for match in matches]
        assert scores == sorted(scores, reverse=True)
        for match in matches:
            assert 0 < match.score <= 1
            assert match.reasons
            assert set(match.parts) == set(match.weights)
            assert match.titles["en"]


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_same_request_finds_the_same_in_every_language(services: Services, now: datetime, language: str) -> None:
    result = matched(services, now, SupportQuestion(IN_SIX[language]))
    assert result.understood.language == language
    assert result.understood.objectives[0].number == 13
    best = [match.id for match in result.needs[0].matches["practice"][:5]]
    assert "tha-child-detention-alternatives-framework" in best
    assert "THA" in [match.id for match in result.needs[0].matches["peer"]]
    assert "children" in result.understood.target_groups


def test_the_same_question_has_the_same_answer(services: Services, now: datetime) -> None:
    assert matched(services, now).needs == matched(services, now).needs


def test_the_asking_country_is_no_peer_of_its_own(services: Services, now: datetime) -> None:
    question = SupportQuestion("How do others protect victims of trafficking in shelters?")
    peers = [match.id for match in matched(services, now, question).needs[0].matches["peer"]]
    assert "KEN" in peers
    own = [match.id for match in matched(services, now, replace(question, country="KEN")).needs[0].matches["peer"]]
    assert own
    assert "KEN" not in own


def test_peers_name_what_they_did(services: Services, now: datetime) -> None:
    for match in matched(services, now).needs[0].matches["peer"]:
        assert match.practices
        assert match.countries == (match.id,)


BARRED = {
    "rule-conflict": masks.CONFLICT,
    "rule-secret-conflict": masks.CONFLICT,
    "rule-loaded": masks.LOAD,
}


def test_rules_keep_experts_out_whatever_their_evidence(services: Services, now: datetime) -> None:
    found = experts_of(matched(services, now, most=EVERYBODY, audiences=SECRETARIAT))
    assert "rule-free" in found
    assert set(found).isdisjoint({*BARRED, "rule-nobody", "rule-lapsed"})
    elsewhere = experts_of(matched(services, now, replace(QUESTION, country="UGA"), most=EVERYBODY))
    assert "rule-conflict" in elsewhere


def test_an_organisation_in_the_text_makes_a_conflict(services: Services, now: datetime) -> None:
    assert "rule-partner" in experts_of(matched(services, now, most=EVERYBODY))
    named = replace(QUESTION, text=ASKED + " We work on it with IOM.")
    result = matched(services, now, named, most=EVERYBODY)
    assert "iom" in result.understood.organisations
    assert "rule-partner" not in experts_of(result)


def test_working_languages_bind_and_dates_bar(services: Services, now: datetime) -> None:
    french = experts_of(matched(services, now, replace(QUESTION, working_languages=("fr",)), most=EVERYBODY))
    assert "rule-french" in french
    assert "rule-free" not in french
    english = experts_of(matched(services, now, replace(QUESTION, working_languages=("en",)), most=EVERYBODY))
    assert "rule-free" in english
    assert "rule-french" not in english  # a basic level is no working language
    soon = experts_of(matched(services, now, replace(QUESTION, until=date(2027, 1, 31)), most=EVERYBODY))
    assert "rule-late" not in soon
    assert "rule-late" in experts_of(matched(services, now, replace(QUESTION, until=date(2027, 7, 1)), most=EVERYBODY))


def test_listings_for_some_are_seen_by_them_only(services: Services, now: datetime) -> None:
    assert "rule-states" not in experts_of(matched(services, now, most=EVERYBODY))
    assert "rule-states" in experts_of(matched(services, now, most=EVERYBODY, audiences=STATES))
    for audiences in (PUBLIC, STATES, SECRETARIAT):
        assert "rule-nobody" not in experts_of(matched(services, now, most=EVERYBODY, audiences=audiences))


def test_what_an_expert_does_not_show_is_in_no_answer(services: Services, now: datetime) -> None:
    for match in matched(services, now, most=EVERYBODY).needs[0].matches["expert"]:
        if match.id == "rule-quiet":
            assert match.parts["objectives"] is None
            assert match.parts["experience"] is None
            assert match.objectives == match.countries == ()
            assert match.excerpt is None
    quiet = [
        m
        for m in matched(services, now, most=EVERYBODY, audiences=STATES).needs[0].matches["expert"]
        if m.id == "rule-quiet"
    ]
    assert quiet
    assert quiet[0].objectives == (13,)
    assert quiet[0].countries == ("PRT",)


def test_several_needs_are_answered_apart(services: Services, now: datetime) -> None:
    text = (
        "We ask for help with:\n1. alternatives to detention for children\n2. remittances that cost our diaspora less"
    )
    first, second = matched(services, now, SupportQuestion(text)).needs
    assert first.understood.objectives[0].number == 13
    assert second.understood.objectives[0].number in (19, 20)
    assert first.matches["practice"] != second.matches["practice"]


def test_a_confirmed_objective_leads(services: Services, now: datetime) -> None:
    changed = matched(services, now, replace(QUESTION, objectives=(20,)))
    plain = matched(services, now)
    funds = [match.id for match in changed.needs[0].matches["fund"]]
    assert funds[0] == "migration-mptf-area-4"
    assert plain.needs[0].matches["fund"][0].id != funds[0]
    assert any(20 in match.objectives for match in changed.needs[0].matches["practice"])


def test_no_confirmed_objective_leaves_the_text_alone(services: Services, now: datetime) -> None:
    result = matched(services, now, replace(QUESTION, objectives=()))
    assert all(match.parts["objectives"] is None for match in result.needs[0].matches["practice"])
    assert result.needs[0].matches["practice"]


def test_a_concept_that_is_taken_away_is_neither_read_nor_searched(services: Services, now: datetime) -> None:
    question = SupportQuestion("Shelters for victims of trafficking and vaccination of migrants.")
    assert "vaccination" in matched(services, now, question).understood.concepts
    without = matched(services, now, replace(question, without_concepts=("vaccination",)))
    assert "vaccination" not in without.understood.concepts
    assert not any("vaccination" in match.concepts for match in without.needs[0].matches["practice"])


def test_confirmed_countries_replace_those_named(services: Services, now: datetime) -> None:
    question = SupportQuestion("Shelters for victims of trafficking, as in Kenya.")
    assert matched(services, now, question).understood.countries == ("KEN",)
    assert matched(services, now, replace(question, countries=())).understood.countries == ()


def test_what_nobody_knows_about_has_no_answer(services: Services, now: datetime) -> None:
    result = matched(services, now, SupportQuestion("qwzx vbnm plokij"))
    assert not any(matches for need in result.needs for matches in need.matches.values())


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01", "\n\n"])
def test_an_empty_text_is_refused(services: Services, now: datetime, text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        matched(services, now, SupportQuestion(text))
    assert caught.value.field == "text"


def test_the_longest_text_is_read_and_a_longer_one_refused(services: Services, now: datetime) -> None:
    longest = (ASKED + " ") * 400
    matched(services, now, SupportQuestion(longest[:20_000]))
    with pytest.raises(InvalidInput, match="20001 characters"):
        matched(services, now, SupportQuestion(longest[:20_001]))


@pytest.mark.parametrize(
    "text",
    [
        "?!", "1234567890", "🙂🙂", "Danke, wir brauchen Hilfe bei der Eingliederung.", "- \n- \n- ", "1.\n2.\n3.",
        '"detention" -children "', "détention\ud800 des enfants", "a" * 5_000,
    ],
)  # fmt: skip
def test_strange_texts_do_no_harm(services: Services, now: datetime, text: str) -> None:
    result = matched(services, now, SupportQuestion(text))
    assert result.needs


def test_a_text_in_another_language_is_told(services: Services) -> None:
    text = "Wir brauchen Hilfe bei der Rückkehr von Migranten und deren Wiedereingliederung in den Arbeitsmarkt."
    assert understand_request(SupportQuestion(text), services)[0].other_language == "de"


def test_quotation_marks_and_minus_signs_are_no_commands(services: Services, now: datetime) -> None:
    plain = matched(services, now, SupportQuestion("alternatives to detention for children"))
    signs = matched(services, now, SupportQuestion('"alternatives to detention" -for -children'))
    assert signs.needs[0].matches["practice"][0].id == plain.needs[0].matches["practice"][0].id


# Why not?


def absent(services: Services, now: datetime, id: str, audiences: tuple[str, ...] = PUBLIC, kind: str = "expert"):  # type: ignore[no-untyped-def]
    return explain_absence(QUESTION, kind, id, services, now, audiences)


@pytest.mark.parametrize(("id", "code"), [("rule-conflict", masks.CONFLICT), ("rule-loaded", masks.LOAD)])
def test_a_rule_is_told_where_its_ground_may_be_seen(services: Services, now: datetime, id: str, code: str) -> None:
    answer = absent(services, now, id)
    assert answer.barred == (code,)
    assert answer.rank is None


def test_a_ground_that_may_not_be_seen_is_not_told(services: Services, now: datetime) -> None:
    assert absent(services, now, "rule-secret-conflict").barred == (UNDISCLOSED,)
    assert absent(services, now, "rule-secret-conflict", SECRETARIAT).barred == (masks.CONFLICT,)


@pytest.mark.parametrize("id", ["rule-states", "rule-nobody", "no-such-expert"])
def test_who_may_not_be_known_does_not_exist(services: Services, now: datetime, id: str) -> None:
    with pytest.raises(NotFound):
        absent(services, now, id)


def test_the_best_has_the_first_rank_and_the_farthest_none(services: Services, now: datetime) -> None:
    first = matched(services, now).needs[0].matches["practice"][0]
    best = absent(services, now, first.id, kind="practice")
    assert (best.rank, best.barred) == (1, ())
    assert best.score == pytest.approx(first.score)
    far = absent(services, now, "bol-electronic-passports", kind="practice")
    assert far.rank is None
    assert not far.barred
    assert "text" in far.missing


def test_a_state_learns_that_it_is_the_asking_one(services: Services, now: datetime) -> None:
    assert absent(services, now, "KEN", kind="peer").barred == (masks.OWN_COUNTRY,)


def test_unknown_kinds_and_needs_are_refused(services: Services, now: datetime) -> None:
    with pytest.raises(InvalidInput) as caught:
        absent(services, now, "x", kind="planet")
    assert caught.value.field == "kind"
    with pytest.raises(InvalidInput) as caught:
        explain_absence(QUESTION, "practice", "bol-electronic-passports", services, now, need=3)
    assert caught.value.field == "need"

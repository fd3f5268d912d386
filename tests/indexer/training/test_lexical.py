"""Translation tables learnt from a few rows: they are small, and everything about them can be checked."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse

from indexer.analysis.chain import terms
from indexer.training.aligned import AlignedRow, read_parallel_file
from indexer.training.lexical import segments as segments_module
from indexer.training.lexical.__main__ import main
from indexer.training.lexical.alignment import AlignmentRecipe, expected_links
from indexer.training.lexical.corpus import build_corpus
from indexer.training.lexical.families import relatives, with_relatives
from indexer.training.lexical.measurement import read_twins, twins_found
from indexer.training.lexical.retrieval import Texts, asked_terms, reciprocal_ranks, translated
from indexer.training.lexical.segments import LabelWeights, Segment, own_segments, segments_of_rows, sentence
from indexer.training.lexical.tables import PruningRecipe, probabilities, strongest
from indexer.training.lexical.train import Recipe, train
from indexer.training.lexical.words import aligned_terms
from indexer.training.lexical.writing import save_tables
from indexer.translation import Translation, TranslationTables
from synonyms.languages import LANGUAGE_CODES
from tests.indexer.training import tiny


def tiny_segments() -> list[Segment]:
    return list(segments_of_rows(tiny.rows(), LabelWeights()))


def saved(segments: list[Segment], folder: Path) -> TranslationTables:
    trained = train(segments, Recipe())
    save_tables(trained.forms, trained.tables, folder)
    return TranslationTables(folder)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> TranslationTables:
    return saved(tiny_segments(), tmp_path_factory.mktemp("tables"))


def best(tables: TranslationTables, source: str, term: str, target: str) -> str:
    return next(t.term for t in tables.translations_of(source, term) if t.language == target)


@pytest.mark.parametrize(("source", "target"), list(permutations(LANGUAGE_CODES, 2)))
def test_words_of_the_same_rows_translate_each_other(tables: TranslationTables, source: str, target: str) -> None:
    one, other = LANGUAGE_CODES.index(source), LANGUAGE_CODES.index(target)
    for words in tiny.WORDS.values():
        (term,), (expected,) = terms(words[one], source), terms(words[other], target)
        assert best(tables, source, term, target) == expected


def test_the_same_rows_give_the_same_files(tmp_path: Path) -> None:
    for name in ("first", "second"):
        saved(tiny_segments(), tmp_path / name)
    for code in LANGUAGE_CODES:
        first, second = (tmp_path / name / f"{code}.safetensors" for name in ("first", "second"))
        assert first.read_bytes() == second.read_bytes()


def test_files_say_what_was_trained(tmp_path: Path) -> None:
    trained = train(tiny_segments(), Recipe())
    save_tables(trained.forms, trained.tables, tmp_path)
    read = TranslationTables(tmp_path)
    for (source, target), table in trained.tables.items():
        written = {
            (term, t.term): t.probability
            for term in trained.forms[source]
            for t in read.translations_of(source, term)
            if t.language == target
        }
        coo = table.tocoo()
        assert len(written) == table.nnz > 0
        for row, column, probability in zip(coo.row, coo.col, coo.data, strict=True):
            pair = trained.forms[source][row], trained.forms[target][column]
            assert written[pair] == pytest.approx(probability, abs=0.5 / 255 + 1e-9)


def test_a_row_that_lacks_a_language_still_teaches_the_others(tmp_path: Path) -> None:
    rows = [*tiny.rows(), *(AlignedRow("tiny", {"en": "ferry", "fr": "bateau"}),) * 2]
    tables = saved(list(segments_of_rows(rows, LabelWeights())), tmp_path)
    assert [(t.language, t.term) for t in tables.translations_of("en", "ferri")] == [("fr", "bateau")]


def test_more_terms_than_the_files_can_number_are_refused(tmp_path: Path) -> None:
    forms = {"en": [f"a{number:05d}" for number in range(65_536)], "fr": ["b"]}
    table = sparse.csr_array((np.ones(65_536), (np.arange(65_536), np.zeros(65_536, np.int64))), shape=(65_536, 1))
    with pytest.raises(ValueError, match="65,536 terms of en"):
        save_tables(forms, {("en", "fr"): table}, tmp_path)


def test_chinese_is_aligned_in_words_and_not_in_every_piece() -> None:
    found = aligned_terms("保护移民儿童的权利，2024年", "zh")
    assert found == ["保护", "移民", "儿童", "权利"]
    assert set(found) <= set(terms("保护移民儿童的权利", "zh"))
    assert "护移" in terms("保护移民儿童的权利", "zh")


def test_numbers_stopwords_and_single_letters_are_not_aligned() -> None:
    assert aligned_terms("The 12 borders of H1N1 and x", "en") == ["border"]


def test_variants_are_names_of_one_thing(tmp_path: Path) -> None:
    head = "id\t" + "\t".join(LANGUAGE_CODES)
    cells = ["مدرسة|مدارس", "school|college", "escuela", "école|collège", "школа", "学校"]
    path = tmp_path / "places_lexicon.tsv"
    path.write_text("\n".join((head, "\t".join(("p1", *cells)))) + "\n", encoding="utf-8")
    preferred, variants = segments_of_rows(read_parallel_file(path), LabelWeights(preferred=3.0, variants=0.5))
    assert (preferred.texts["fr"], preferred.weight) == (["école"], 3.0)
    assert (variants.texts["en"], variants.weight) == (["school", "college"], 0.5)
    assert not variants.ordered


def test_the_language_data_of_the_project_are_read() -> None:
    found = list(own_segments(LabelWeights()))
    sources = {segment.source for segment in found}
    assert sources == {"thesaurus", "thesaurus notes", "vocabularies", "countries", "lexicon", "texts"}
    assert {segment.source for segment in found if segment.held_out} == {"thesaurus notes"}
    assert all(len(set(segment.texts)) >= 2 for segment in found)


def test_places_decide_where_words_always_stand_together() -> None:
    corpus = build_corpus([sentence("tiny", {"en": "ferry harbour", "fr": "bateau port"})] * 3)
    forms = [corpus.sides[code].forms for code in ("en", "fr")]
    ferry, bateau, port = forms[0].index("ferri"), forms[1].index("bateau"), forms[1].index("port")
    links = expected_links(corpus, "en", "fr", AlignmentRecipe())
    assert links[ferry, bateau] > 10 * links[ferry, port]
    blind = expected_links(corpus, "en", "fr", AlignmentRecipe(diagonal=0.0))
    assert blind[ferry, bateau] == pytest.approx(blind[ferry, port])


def test_links_are_at_most_the_weight_of_the_segments() -> None:
    corpus = build_corpus([*tiny_segments(), Segment("names", {"en": ["quay"], "ru": ["причал"]}, weight=4.0)])
    links = expected_links(corpus, "en", "ru", AlignmentRecipe())
    quay = list(corpus.sides["en"].forms).index("quay")
    assert 3.0 < links[[quay]].sum() <= 4.0


def test_terms_that_never_stand_together_are_no_translations() -> None:
    one = sparse.csr_array(np.array([[4.0]]))
    links = {("en", "fr"): one, ("fr", "zh"): sparse.csr_array(np.array([[2.0, 2.0]]))}
    links["en", "zh"] = sparse.csr_array(np.array([[4.0, 0.0]]))
    forms = {"en": ["traffick"], "fr": ["trait"], "zh": ["治疗", "贩运"]}
    kept = probabilities(links, forms, PruningRecipe())
    assert kept["en", "zh"].toarray()[0, 1] == 0 < kept["en", "zh"].toarray()[0, 0] <= 1
    loose = probabilities(links, forms, PruningRecipe(witnessed=False))
    assert loose["en", "zh"].toarray()[0, 1] > 0.03


def test_only_the_strongest_are_kept_and_ties_go_to_the_first() -> None:
    table = sparse.csr_array(np.array([[0.2, 0.3, 0.2, 0.3], [0.0, 0.0, 0.5, 0.0]]))
    assert strongest(table, 3).toarray().tolist() == [[0.2, 0.3, 0.0, 0.3], [0.0, 0.0, 0.5, 0.0]]


def test_a_rare_form_leans_on_its_relatives() -> None:
    forms = ["беженец", "беженц", "берег", "граница", "границ"]
    related = relatives(forms)
    assert related.toarray().tolist() == [
        [0, 1, 0, 0, 0],
        [1, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 1],
        [0, 0, 0, 1, 0],
    ]
    links = sparse.csr_array(np.array([[0.0, 0.4], [9.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]]))
    joined = with_relatives(links, related, 1.0).toarray()
    assert joined[0].tolist() == [1.0, 0.4]
    assert joined[1].tolist() == pytest.approx([9.0, 0.4])
    assert joined[2:].tolist() == links.toarray()[2:].tolist()


def test_a_question_is_asked_in_other_languages_by_probability() -> None:
    def translate(language: str, term: str) -> tuple[Translation, ...]:
        return (Translation("fr", "fronti", 0.64), Translation("zh", "边境", 0.25)) if term == "border" else ()

    question = asked_terms("borders and rivers at the border", "en")
    assert question == {"border": 1.3, "river": 1.0}
    found = translated(question, "en", translate, 0.5)
    assert found == {"fr": {"fronti": pytest.approx(1.3 * 0.8)}, "zh": {"边境": pytest.approx(0.65)}}


def test_chinese_pieces_between_words_count_less() -> None:
    weights = asked_terms("移民儿童", "zh")
    assert weights["移民"] == weights["儿童"] == 1.0 > weights["民儿"]


def test_texts_with_more_and_rarer_terms_score_higher() -> None:
    texts = Texts(["border school", "border", "school road", "road school"], "en")
    scores = texts.scores([{"border": 1.0, "school": 1.0}, {"unknown": 1.0}])
    assert scores[0].argmax() == 0
    assert scores[0, 1] > scores[0, 2] > 0
    assert not scores[1].any()


def test_texts_that_score_alike_share_the_worst_rank() -> None:
    scores = np.array([[2.0, 1.0, 1.0], [0.0, 0.0, 0.0]], np.float32)
    assert reciprocal_ranks(scores, np.array([2, 0])).tolist() == pytest.approx([1 / 3, 1 / 3])


def test_twins_are_found_by_tables_and_not_without() -> None:
    kept = [Segment(s.source, s.texts, s.weight, s.ordered, held_out=True) for s in tiny_segments()]
    twins = read_twins(kept)
    places = {word: place for place, word in enumerate(tiny.WORDS)}

    def translate(language: str, term: str) -> list[Translation]:
        own = LANGUAGE_CODES.index(language)
        word = next(word for word, forms in tiny.WORDS.items() if terms(forms[own], language) == [term])
        forms = list(tiny.WORDS.values())[places[word]]
        return [
            Translation(code, terms(form, code)[0], 1.0)
            for code, form in zip(LANGUAGE_CODES, forms, strict=True)
            if code != language
        ]

    assert twins_found(twins, translate)["tiny"] > 0.95
    assert twins_found(twins, lambda language, term: ())["tiny"] == pytest.approx(1 / len(kept))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(segments_module, "own_segments", lambda labels: iter(()))
    tiny.write_data(tmp_path / "data")
    return tmp_path / "data"


def test_the_command_writes_tables_and_card(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "--output", str(tmp_path / "tables"), "--quiet"]) == 0
    assert best(TranslationTables(tmp_path / "tables"), "en", "border", "zh") == "边境"
    card = (tmp_path / "tables" / "README.md").read_text("utf-8")
    assert "16 segments: TICO-19, translations" in card
    assert "thesaurus notes" not in card
    mean = capsys.readouterr().out.strip().rpartition("XQuAD ")[2]
    assert f"Mean: {mean.replace(', ', ' / ')}." in card
    assert float(mean.split(", ")[0]) > 0.8


@pytest.mark.slow
def test_the_command_measures_variants(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "--measure", "--quiet"]) == 0
    lines = capsys.readouterr().out.splitlines()
    names = [line.split(" | ")[0].removeprefix("| ") for line in lines[2:]]
    assert {"as shipped", "at most 3", "without relatives", "places do not matter"} <= set(names)
    assert len(names) == len(set(names)) >= 15


def test_a_task_must_be_named(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(data)])
    assert "--output" in capsys.readouterr().err

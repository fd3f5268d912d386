"""What every search engine must do. A new engine joins by one line in `ENGINES`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from indexer.engines import open_engine
from indexer.engines.protocol import Clause, Engine, EngineQuery, Reply
from indexer.errors import EngineUnavailable, ModelMismatch
from indexer.query import Filters
from tests.indexer.engines.documents import DIMENSIONS, document, passage, unit

ENGINES = ("embedded",)
Open = Callable[..., Engine]


@pytest.fixture(params=ENGINES)
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    engines: list[Engine] = []

    def open_it(model: str = "test", dimensions: int = DIMENSIONS) -> Engine:
        engines.append(open_engine(request.param, tmp_path / "index", model=model, dimensions=dimensions))
        return engines[-1]

    yield open_it
    for engine in engines:
        engine.close()


SHELTERS = document(
    "practice:shelters",
    passage("shelters for victims of trafficking", concepts="trafficking shelters", vector=(1, 0)),
    passage("abris pour les victimes", "fr", concepts="shelters", vector=(0.9, 0.1)),
    country="KEN",
    objective=("10", "7"),
    year="2020",
)
BONDS = document(
    "practice:bonds",
    passage("bonds sold to the diaspora abroad", concepts="diaspora", broader="finance", vector=(0, 1)),
    country="KEN",
    objective="19",
    year="2019",
)
ROSTER = document(
    "expert:roster",
    passage("adviser on shelters and diaspora", concepts="shelters diaspora", vector=(0.7, 0.7)),
    audiences=("secretariat",),
    country="FRA",
)
ALL = (SHELTERS, BONDS, ROSTER)


def ask(*words: str, language: str = "en", **settings) -> EngineQuery:
    settings.setdefault("audiences", ("public", "secretariat"))
    return EngineQuery(keyword=tuple(Clause(language, word) for word in words), **settings)


def keys(engine: Engine, query: EngineQuery, channel: str = "keyword") -> list[str]:
    reply = engine.search(query)
    return _keys(reply, reply.documents_of(reply.channels[channel].rows))


def _keys(reply: Reply, documents: np.ndarray) -> list[str]:
    stored = [reply.stored(int(number)) for number in documents]
    return list(dict.fromkeys(f"{item['kind']}:{item['id']}" for item in stored))


def test_an_engine_without_documents_answers_with_nothing(opened: Open) -> None:
    engine = opened()
    reply = engine.search(ask("shelters", vector=unit(1)))
    assert engine.count() == 0
    assert reply.listing().tolist() == []
    assert all(not len(hits.rows) for hits in reply.channels.values())


def test_terms_are_looked_up_in_their_own_language(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    assert keys(engine, ask("victims")) == ["practice:shelters"]
    assert keys(engine, ask("victims", language="fr")) == []
    assert keys(engine, ask("victimes", language="fr")) == ["practice:shelters"]


def test_rarer_terms_and_higher_weights_count_more(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    assert keys(engine, ask("diaspora", "bonds"))[0] == "practice:bonds"
    light = EngineQuery(keyword=(Clause("en", "bonds", 0.1), Clause("en", "shelters", 2.0)), audiences=("public",))
    assert keys(engine, light) == ["practice:shelters", "practice:bonds"]


def test_a_narrower_concept_answers_a_broader_question(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    assert keys(engine, EngineQuery(concept={"finance": 1.0}, audiences=("public",)), "concept") == ["practice:bonds"]
    assert engine.concept_frequency("finance") == 1


def test_vectors_come_nearest_first(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    query = EngineQuery(vector=unit(0.1, 1), audiences=("public", "secretariat"))
    assert keys(engine, query, "vector") == ["practice:bonds", "expert:roster", "practice:shelters"]


@pytest.mark.parametrize("channel", ["keyword", "concept", "vector"])
def test_what_a_reader_may_not_see_is_not_there(opened: Open, channel: str) -> None:
    engine = opened()
    engine.replace_all(ALL)
    query = ask("adviser", "shelters", concept={"shelters": 1.0}, vector=unit(0.7, 0.7), audiences=("public",))
    assert "expert:roster" not in keys(engine, query, channel)
    reply = engine.search(query)
    assert "expert:roster" not in _keys(reply, reply.listing())
    assert "FRA" not in reply.facet_counts(reply.listing())["country"]


@pytest.mark.parametrize("channel", ["keyword", "concept", "vector"])
@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (Filters(country=("KEN",), objective=(19,)), {"practice:bonds"}),
        (Filters(objective=(10, 19)), {"practice:shelters", "practice:bonds"}),
        (Filters(year=(2019,)), {"practice:bonds"}),
        (Filters(kind=("expert",)), {"expert:roster"}),
        (Filters(language=("fr",)), {"practice:shelters"}),
        (Filters(without=("practice:shelters",)), {"practice:bonds", "expert:roster"}),
        (Filters(country=("ZZZ",)), set()),
    ],
)
def test_filters_hold_in_every_channel(opened: Open, channel: str, filters: Filters, expected: set[str]) -> None:
    engine = opened()
    engine.replace_all(ALL)
    query = ask("shelters", "diaspora", concept={"shelters": 1, "diaspora": 1}, vector=unit(1, 1), filters=filters)
    assert set(keys(engine, query, channel)) == expected
    assert engine.search(query).listing().size == len(expected)


def test_depth_limits_and_filters_apply_before_it(opened: Open) -> None:
    engine = opened()
    crowd = [document(f"practice:n{n}", passage("shelters", vector=(1, 0)), country="KEN") for n in range(30)]
    rare = document("practice:rare", passage("shelters", vector=(0.1, 1)), country="FRA")
    engine.replace_all([*crowd, rare])
    query = ask("shelters", vector=unit(1), filters=Filters(country=("FRA",)), depth=5)
    assert keys(engine, query) == keys(engine, query, "vector") == ["practice:rare"]


def test_a_phrase_needs_its_words_side_by_side(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    run = tuple(Clause("en", word) for word in ("victims", "of", "trafficking"))
    assert keys(engine, ask("victims", "diaspora", phrases=((run,),))) == ["practice:shelters"]
    assert keys(engine, ask("victims", phrases=((tuple(reversed(run)),),))) == []
    vector = engine.search(ask("victims", phrases=((run,),), vector=unit(0, 1)))
    assert _keys(vector, vector.documents_of(vector.channels["vector"].rows)) == ["practice:shelters"]


def test_an_excluded_term_bars_the_whole_document(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    query = ask("shelters", "diaspora", excluded=(Clause("fr", "abris"),), vector=unit(1))
    assert set(keys(engine, query)) == {"practice:bonds", "expert:roster"}
    assert "practice:shelters" not in keys(engine, query, "vector")
    assert engine.search(query).listing().size == 2


def test_listing_is_newest_first_and_facets_count_documents(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    reply = engine.search(EngineQuery(audiences=("public",)))
    assert _keys(reply, reply.listing()) == ["practice:shelters", "practice:bonds"]
    counts = reply.facet_counts(reply.listing())
    assert counts["country"] == {"KEN": 2}
    assert counts["objective"] == {"10": 1, "7": 1, "19": 1}
    assert counts["language"] == {"en": 2, "fr": 1}


def test_putting_a_key_again_replaces_the_document_whole(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    engine.upsert([document("practice:bonds", passage("bonds for farmers", vector=(0, 0, 1)), year="2022")])
    assert keys(engine, ask("diaspora")) == ["expert:roster"]
    assert keys(engine, ask("farmers")) == ["practice:bonds"]
    assert engine.count() == 3
    nearest = keys(engine, EngineQuery(vector=unit(0, 0, 1), audiences=("public",)), "vector")
    assert nearest[0] == "practice:bonds"


def test_deleting_removes_from_every_channel_and_ignores_unknown_keys(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    engine.delete(["practice:shelters", "practice:never"])
    query = ask("shelters", concept={"shelters": 1.0}, vector=unit(1))
    for channel in ("keyword", "concept", "vector"):
        assert "practice:shelters" not in keys(engine, query, channel)
    assert set(engine.fingerprints()) == {"practice:bonds", "expert:roster"}


def test_changes_reach_a_reader_that_is_open(opened: Open) -> None:
    writer, reader = opened(), opened()
    writer.replace_all([SHELTERS])
    assert keys(reader, ask("shelters")) == ["practice:shelters"]
    writer.upsert([BONDS])
    assert keys(reader, ask("bonds")) == ["practice:bonds"]
    writer.replace_all([ROSTER])
    assert reader.fingerprints() == {"expert:roster": ROSTER.fingerprint}


def test_what_was_written_is_there_after_opening_again(opened: Open) -> None:
    opened().replace_all(ALL)
    again = opened()
    assert keys(again, ask("victims")) == ["practice:shelters"]
    assert again.search(ask("victims")).passage(int(again.search(ask("victims")).channels["keyword"].rows[0])).concepts


def test_a_failing_rebuild_leaves_the_old_index(opened: Open) -> None:
    engine = opened()
    engine.replace_all([SHELTERS])

    def broken():
        yield BONDS
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError, match="broke off"):
        engine.replace_all(broken())
    assert keys(engine, ask("shelters")) == ["practice:shelters"]
    assert engine.count() == 1


def test_two_documents_with_one_key_are_refused(opened: Open) -> None:
    with pytest.raises(ValueError, match="practice:shelters"):
        opened().replace_all([SHELTERS, SHELTERS])


def test_another_model_is_refused_until_the_index_is_rebuilt(opened: Open) -> None:
    opened().replace_all([SHELTERS])
    other = opened(model="another")
    with pytest.raises(ModelMismatch, match="hub index --rebuild"):
        other.search(ask("shelters"))
    other.replace_all([SHELTERS])
    assert keys(other, ask("shelters")) == ["practice:shelters"]


def test_frequencies_and_words_serve_spelling(opened: Open) -> None:
    engine = opened()
    engine.replace_all(ALL)
    assert engine.document_frequency("en", "shelters") == 2
    assert engine.document_frequency("fr", "shelters") == 0
    assert engine.words("en")["diaspora"] == 2


def test_many_documents_are_scanned_in_bytes_with_the_same_nearest(opened: Open) -> None:
    engine = opened()
    random = np.random.default_rng(7)
    vectors = random.normal(size=(5_200, DIMENSIONS)).astype(np.float32)
    engine.replace_all(
        document(f"practice:d{n}", passage("word", vector=tuple(vector)), country="KEN" if n % 10 else "FRA")
        for n, vector in enumerate(vectors)
    )
    asked = unit(*random.normal(size=DIMENSIONS))
    exact = vectors @ asked / np.linalg.norm(vectors, axis=1)
    exact[np.arange(5_200) % 10 != 0] = -1
    query = EngineQuery(vector=asked, audiences=("public",), filters=Filters(country=("FRA",)), depth=10)
    found = keys(engine, query, "vector")
    expected = {f"practice:d{n}" for n in np.argsort(-exact)[:10]}
    assert len(expected & set(found)) >= 9


def test_an_unknown_engine_is_named_with_the_choices(tmp_path: Path) -> None:
    with pytest.raises(EngineUnavailable, match="embedded"):
        open_engine("nonesuch", tmp_path, model="m", dimensions=2)

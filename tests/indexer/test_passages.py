"""Long texts are cut at sentences, in every script."""

import pytest

from indexer.passages import length_of, split_passages


@pytest.mark.parametrize(
    "sentence",
    [
        "Consulates assist workers who lost their employer. ",
        "تقدم القنصليات المساعدة للعمال الذين فقدوا صاحب العمل؟ ",
        "领事馆协助失去雇主的工人。",
        "Консульства помогают работникам! ",
    ],
)
def test_passages_are_whole_sentences_of_about_the_wanted_length(sentence: str) -> None:
    text = sentence * 100
    passages = list(split_passages(text, words=50))
    assert "".join(passages).replace(" ", "") == text.replace(" ", "")
    assert len(passages) > 3
    for passage in passages:
        assert length_of(passage) <= 50 + length_of(sentence)
        assert passage.startswith(sentence[:10])


def test_a_sentence_longer_than_a_passage_stays_whole() -> None:
    sentence = "word " * 300 + "end."
    assert list(split_passages(sentence, words=50)) == [sentence]


@pytest.mark.parametrize("text", ["", "  \n\n ", "\t"])
def test_blank_text_has_no_passages(text: str) -> None:
    assert list(split_passages(text)) == []

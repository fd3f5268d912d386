"""What people type, taken apart."""

import pytest

from indexer.query_text import clean, read_text


@pytest.mark.parametrize(
    ("text", "words", "phrases", "excluded"),
    [
        ("labour migration", "labour migration", (), ()),
        (
            '"alternatives to detention" children',
            "alternatives to detention children",
            ("alternatives to detention",),
            (),
        ),
        ("«traite des personnes» enfants", "traite des personnes enfants", ("traite des personnes",), ()),
        ("“儿童移民” 拘留", "儿童移民 拘留", ("儿童移民",), ()),
        ("shelter -trafficking", "shelter", (), ("trafficking",)),
        ("-COVID visas", "visas", (), ("COVID",)),
        ("one-stop shop", "one-stop shop", (), ()),
        ("2018-2020", "2018-2020", (), ()),
        ('unbalanced " quote', 'unbalanced " quote', (), ()),
        ('""', '""', (), ()),
        ("", "", (), ()),
        ("- ", "-", (), ()),
        ('"kept -inside" -outside', "kept -inside", ("kept -inside",), ("outside",)),
    ],
)
def test_reading(text: str, words: str, phrases: tuple[str, ...], excluded: tuple[str, ...]) -> None:
    read = read_text(text)
    assert (read.words, read.phrases, read.excluded) == (words, phrases, excluded)


def test_control_characters_and_lone_surrogates_are_taken_out() -> None:
    assert clean("a\x00b\ud800c\udfff") == "a b c "


def test_composed_letters_are_joined() -> None:
    assert clean("e\u0301tat") == "état"

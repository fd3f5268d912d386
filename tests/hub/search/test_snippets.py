"""Snippets of passages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hub.search.snippets import LENGTH, LENGTH_HAN, Piece, snippet
from indexer.hits import Highlight, PassageHit

LONG = "First words of a text that goes on. " + "More words follow here. " * 60 + "The shelter stands at the end."


def test_short_text_is_whole() -> None:
    passage = PassageHit("Kenya opened a shelter.", "en", highlights=(Highlight(15, 22),))
    assert snippet(passage) == (Piece("Kenya opened a "), Piece("shelter", marked=True), Piece("."))


def test_window_lies_around_the_marks_and_begins_at_a_word() -> None:
    start = LONG.index("shelter")
    pieces = snippet(PassageHit(LONG, "en", highlights=(Highlight(start, start + 7),)))
    assert pieces[0] == Piece("… ")
    assert Piece("shelter", marked=True) in pieces
    assert LONG[LONG.index(pieces[1].text) - 1] == " "


def test_window_prefers_where_marks_are_dense() -> None:
    text = "shelter " + "word " * 150 + "shelter for victims in a shelter"
    marks = [place for place in range(len(text)) if text.startswith("shelter", place)]
    pieces = snippet(PassageHit(text, "en", highlights=tuple(Highlight(place, place + 7) for place in marks)))
    assert sum(piece.marked for piece in pieces) == 2


def test_last_lines_without_marks_are_left_out() -> None:
    passage = PassageHit("A shelter.\nGovernment of Kenya", "en", highlights=(Highlight(2, 9),))
    assert "".join(piece.text for piece in snippet(passage)) == "A shelter."
    named = PassageHit("A shelter.\nGovernment of Kenya", "en", highlights=(Highlight(25, 30),))
    assert "Kenya" in "".join(piece.text for piece in snippet(named))


def test_chinese_is_shorter() -> None:
    pieces = snippet(PassageHit("移民" * 200, "zh"))
    assert sum(len(piece.text) for piece in pieces) <= LENGTH_HAN + 2


@given(st.text(max_size=900), st.lists(st.tuples(st.integers(0, 899), st.integers(1, 30)), max_size=8))
def test_pieces_are_stretches_of_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    ends = 0
    marks = []
    for start, length in sorted(spans):
        if start >= ends and start + length <= len(text):
            marks.append(Highlight(start, start + length))
            ends = start + length
    pieces = snippet(PassageHit(text, "en", highlights=tuple(marks)))
    inner = "".join(piece.text for piece in pieces if piece.text not in ("… ", " …"))
    assert inner in text or "…" in text
    assert len(inner) <= LENGTH

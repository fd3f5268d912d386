"""Numbered paragraphs of a report, with the links of their footnotes."""

from crawlers import numbered_paragraphs

REPORT = """
## I. Introduction

1. The first paragraph calls a note.<sup>1</sup> It says 2. in the middle, which numbers nothing.

2. The second one is cut

<sup>1</sup> See [www.example.org/a\\_b](http://www.example.org/a\\_b).

<sup>2</sup> See <https://example.net/x>.

by a page break.<sup>2</sup>

## II. Next

4. A number out of turn belongs to the paragraph before it.

3. The third.
"""


def test_paragraphs_come_in_order_of_their_numbers() -> None:
    assert [paragraph.number for paragraph in numbered_paragraphs(REPORT)] == [1, 2, 3]


def test_a_page_break_does_not_end_a_paragraph_and_footnotes_are_not_its_text() -> None:
    second = list(numbered_paragraphs(REPORT))[1]
    assert second.text.startswith("The second one is cut by a page break.")
    assert "<sup>" not in second.text
    assert "example.net" not in second.text


def test_links_come_from_the_footnotes_that_the_paragraph_calls() -> None:
    first, second, third = numbered_paragraphs(REPORT)
    assert first.links == ("www.example.org/a_b", "http://www.example.org/a_b")
    assert second.links == ("https://example.net/x",)
    assert third.links == ()


def test_a_text_without_numbers_has_no_paragraphs() -> None:
    assert list(numbered_paragraphs("Nothing here.\n\nNor here.")) == []

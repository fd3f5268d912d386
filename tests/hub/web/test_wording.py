"""Lists and quotation marks are written as each language writes them."""

from __future__ import annotations

import pytest
from flask import Flask

from hub.web.wording import quoted


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ar", "«visa»، «work»"),
        ("en", "“visa”, “work”"),
        ("es", "«visa», «work»"),
        ("fr", "«\u00a0visa\u00a0», «\u00a0work\u00a0»"),
        ("ru", "«visa», «work»"),
        ("zh", "“visa”、“work”"),
    ],
)
def test_words_are_quoted_and_listed(site: Flask, language: str, written: str) -> None:
    with site.test_request_context(f"/{language}/"):
        assert quoted(["visa", "work"]) == written

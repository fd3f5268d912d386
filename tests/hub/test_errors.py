"""Errors are named by meaning and carry one message."""

from __future__ import annotations

import pytest

from hub.errors import EngineUnavailable, HubError, IndexOutdated, InvalidForm, InvalidInput


def test_the_message_is_the_text() -> None:
    assert str(HubError("no such thing")) == HubError("no such thing").message == "no such thing"


def test_an_invalid_form_names_every_field() -> None:
    error = InvalidForm({"title": "is empty", "year": "is not a year"})
    assert isinstance(error, InvalidInput)
    assert (error.field, error.problems["year"]) == ("title", "is not a year")
    assert error.message == "is empty; is not a year"


def test_a_form_without_problems_is_not_invalid() -> None:
    with pytest.raises(ValueError, match="without problems"):
        InvalidForm({})


def test_an_outdated_index_is_an_unavailable_engine() -> None:
    assert issubclass(IndexOutdated, EngineUnavailable)

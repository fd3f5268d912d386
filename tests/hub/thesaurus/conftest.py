"""The site over the shipped catalogue and thesaurus, read only; tests hold for any number of concepts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from hub.app import create_app
from hub.settings import Settings
from indexer import SearchIndex


@pytest.fixture(scope="session")
def thesaurus_app(loaded_settings: Settings, loaded_index: SearchIndex) -> Iterator[Flask]:
    """The site without limits of speed."""
    app = create_app(replace(loaded_settings, rate_pages=0, rate_searches=0, rate_requests=0), warm=False)
    yield app
    app.extensions["hub"].close()


@pytest.fixture
def client(thesaurus_app: Flask) -> FlaskClient:
    return thesaurus_app.test_client()

"""Answers of the API: JSON that caches may keep and other sites may read, in the language of the reader."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from flask import Response, g, request
from flask_babel import force_locale

from hub.web.language import LOCALES, public_address

VOLATILE = ("took_ms",)
"""Members that differ from one answer to the next although the content is the same."""
SHORT, LONG = 60, 3600
"""Seconds for which caches may keep answers from records, and from vocabularies."""


@contextmanager
def reading_in(language: str) -> Iterator[str]:
    """Within it sentences are in the language; gives its code."""
    g.language = language
    with force_locale(LOCALES.get(language, language)):
        yield language


def base_address() -> str:
    """Address of the site, without a slash at its end."""
    return public_address("")


def answered(content: Mapping[str, Any], seconds: int = SHORT) -> Response:
    """The content as JSON, not modified (304) when the asking program has it already."""
    stable = {name: value for name, value in content.items() if name not in VOLATILE}
    written = json.dumps(stable, ensure_ascii=False, sort_keys=True)
    response = Response(json.dumps(content, ensure_ascii=False), mimetype="application/json")
    if request.method in ("GET", "HEAD"):
        response.set_etag(hashlib.blake2b(written.encode("utf-8"), digest_size=16).hexdigest())
        response.cache_control.public = True
        response.cache_control.max_age = seconds
        response.make_conditional(request)
    else:
        response.cache_control.no_store = True
    return response


def open_to_all(response: Response) -> Response:
    """Let pages of other sites read what anybody may read; they may send nothing."""
    if request.path.startswith("/api/") and request.method in ("GET", "HEAD"):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = "ETag, X-Request-ID"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response

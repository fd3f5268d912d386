"""What protects visitors and the hub: headers, cookies, forms, limits, request numbers."""

from __future__ import annotations

import logging
import re
import secrets
from typing import Any

from flask import Flask, Response, current_app, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_talisman import Talisman
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from hub.settings import Settings

log = logging.getLogger(__name__)

CONTENT_POLICY: dict[str, str] = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "font-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
"""Nothing from elsewhere, nothing written into the page; structured data carries a nonce."""

DENIED_FEATURES = ("browsing-topics", "camera", "geolocation", "microphone", "payment", "usb")

RATES: dict[str, str] = {
    "search.results": "rate_searches",
    "practices.show": "rate_searches",
    "requests.ask": "rate_requests",
    "api.search": "rate_searches",
    "api.suggest": "rate_searches",
    "api.match": "rate_requests",
    "api.understand": "rate_searches",
    "api.why_not": "rate_requests",
}
"""Endpoint -> name of the setting that limits it, on top of `rate_pages`. Endpoints that do not exist are skipped."""

UNLIMITED = ("static", "health")

_REQUEST_NUMBER = re.compile(r"[A-Za-z0-9._-]{8,64}")


def is_behind_tls(settings: Settings) -> bool:
    """Whether visitors reach the site by https, as `HUB_BASE_URL` says."""
    return settings.base_url.startswith("https://")


def configure(app: Flask, settings: Settings, secret_key: str) -> None:
    """Settings that the libraries read from the app."""
    tls = is_behind_tls(settings)
    app.config.update(
        SECRET_KEY=secret_key,
        MAX_CONTENT_LENGTH=settings.maximum_body,
        MAX_FORM_MEMORY_SIZE=settings.maximum_body,
        MAX_FORM_PARTS=200,
        SESSION_COOKIE_NAME="__Host-hub" if tls else "hub",
        SESSION_COOKIE_PATH="/",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=tls,
        SESSION_COOKIE_HTTPONLY=True,
        WTF_CSRF_TIME_LIMIT=12 * 3600,
        DEFAULT_LANGUAGE=settings.default_language,
        BASE_URL=settings.base_url,
    )


def protect(app: Flask, settings: Settings) -> Talisman:
    """Headers, CSRF protection, forwarded addresses, request numbers. Limits come last, with `limit`."""
    tls = is_behind_tls(settings)
    if settings.proxies:
        proxies = settings.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=proxies
        )
    talisman = Talisman(
        app,
        content_security_policy=CONTENT_POLICY,
        content_security_policy_nonce_in=["script-src"],
        force_https=tls,
        strict_transport_security=tls,
        session_cookie_secure=tls,
        referrer_policy="strict-origin-when-cross-origin",
        permissions_policy=dict.fromkeys(DENIED_FEATURES, "()"),
    )
    CSRFProtect(app)
    app.before_request(_number_request)
    app.after_request(_finish_headers)
    return talisman


def limit(app: Flask, settings: Settings) -> None:
    """Limit how often one visitor may ask; call it when all routes are there."""
    pages = settings.rate_pages
    limiter = Limiter(
        get_remote_address,
        app=app,
        application_limits=[f"{pages} per minute"] if pages else [],
        storage_uri=settings.rate_storage,
        strategy="fixed-window",
        headers_enabled=False,
        in_memory_fallback_enabled=not settings.rate_storage.startswith("memory"),
    )
    limiter.request_filter(lambda: request.endpoint in UNLIMITED)
    for endpoint, name in RATES.items():
        rate = int(getattr(settings, name))
        view: Any = app.view_functions.get(endpoint)
        if rate and view is not None:
            app.view_functions[endpoint] = limiter.limit(f"{rate} per minute")(view)


def request_number() -> str:
    """The number under which this request stands in the log and on an error page."""
    return str(g.get("request_number", ""))


def _number_request() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_number = given if _REQUEST_NUMBER.fullmatch(given) else secrets.token_hex(8)


def _finish_headers(response: Response) -> Response:
    response.headers["X-Request-ID"] = request_number()
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = g.get("language", "")
        response.headers.setdefault("Cache-Control", "private, max-age=0, must-revalidate")
        response.vary.add("Accept-Language")
    if current_app.config.get("ACCESS_LOG"):
        log.info(
            "request number=%s method=%s path=%s status=%s",
            request_number(),
            request.method,
            request.path,
            response.status_code,
        )
    return response

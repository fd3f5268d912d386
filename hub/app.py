"""The web application, put together.

Pages live under `/<lang>/`: a feature adds its blueprint to `page_blueprints`. Addresses without a language (`/`, the
API, `/healthz`) are registered in `create_app`.
"""

from __future__ import annotations

from flask import Blueprint, Flask, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_talisman import Talisman

from hub.api.registering import register_api
from hub.secret import load_secret_key
from hub.settings import Settings, read_settings
from hub.web import assets, errors, filters, language, security
from hub.web.services import Services, end_session
from synonyms.languages import LANGUAGE_CODES

ROBOTS = "User-agent: *\nDisallow: /api/\n" + "".join(f"Disallow: /{code}/search\n" for code in LANGUAGE_CODES)


def create_app(settings: Settings | None = None, *, warm: bool = True) -> Flask:
    """The application for the settings (default: those of the environment).

    `warm` opens database and index in the background at once: servers want it, tests and commands do not.
    Raises `SettingsError` and `HubError` when settings or secret cannot be used; the database is first opened when
    somebody needs it.
    """
    settings = settings or read_settings()
    app = assets.HubFlask("hub", static_folder=str(assets.STATIC_FOLDER), static_url_path="/static")
    app.extensions["hub"] = services = Services(settings)
    security.configure(app, settings, load_secret_key(settings))
    talisman = security.protect(app, settings)
    language.speak(app)
    errors.answer_errors(app)
    assets.serve_assets(app)
    filters.equip(app)
    app.teardown_appcontext(end_session)

    _register_entrances(app, talisman, settings)
    language.register_pages(app, *page_blueprints())
    _register_data(app)
    register_api(app)
    security.limit(app, settings)
    if warm:
        services.warm()
    return app


def page_blueprints() -> tuple[Blueprint, ...]:
    """Everything that has pages in six languages, in the order of the site map."""
    from hub.api.pages import pages_of_api
    from hub.browse.routes import pages_of_browsing
    from hub.experts.routes import pages_of_experts
    from hub.funds.routes import pages_of_funds
    from hub.organisations.routes import pages_of_organisations
    from hub.practices.routes import pages_of_practices
    from hub.requests.routes import pages_of_requests
    from hub.search.routes import pages_of_search
    from hub.thesaurus.routes import pages_of_thesaurus

    return (
        pages_of_browsing,
        pages_of_search,
        pages_of_practices,
        pages_of_experts,
        pages_of_organisations,
        pages_of_funds,
        pages_of_requests,
        pages_of_thesaurus,
        pages_of_api,
    )


def _register_data(app: Flask) -> None:
    """Data of pages, under addresses without a language."""
    from hub.thesaurus.routes import data_of_thesaurus

    app.register_blueprint(data_of_thesaurus)


def _register_entrances(app: Flask, talisman: Talisman, settings: Settings) -> None:
    """Addresses without a language."""

    @app.get("/")
    def entrance() -> ResponseReturnValue:
        chosen = language.preferred(request.accept_languages, settings.default_language)
        answer = redirect(url_for("browse.home", lang=chosen))
        answer.vary.add("Accept-Language")
        return answer

    def health() -> ResponseReturnValue:
        return Response("ok\n", mimetype="text/plain")

    # Probes come from inside, without TLS.
    app.add_url_rule("/healthz", "health", talisman(force_https=False)(health))

    @app.get("/robots.txt")
    def robots() -> ResponseReturnValue:
        return Response(ROBOTS, mimetype="text/plain")

    @app.get("/favicon.ico")
    def favicon() -> ResponseReturnValue:
        return redirect(assets.asset("icons/mark.svg"), code=301)

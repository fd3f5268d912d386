"""`hub serve`: the site and the API, by gunicorn or, to develop, by Flask's own server."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from hub.cli import COMMANDS
from hub.settings import Settings, read_settings

if TYPE_CHECKING:
    from hub.database import Database


@click.command("serve", help=COMMANDS["serve"])
@click.option("--debug", is_flag=True, help="Flask's own server: reloads on change, shows errors. Never in public.")
def command(debug: bool) -> None:
    """Prepare what is missing, then serve until interrupted."""
    # A start is mostly imports, which leave nothing to collect: without the collector the first page comes a tenth
    # sooner. A worker turns it on again when its app is ready.
    gc.disable()
    settings = read_settings()
    prepare_if_needed(settings)
    click.echo(f"Serving on http://{_shown_host(settings.host)}:{settings.port} (Ctrl+C stops)", err=True)
    if debug:
        serve_debug(settings)
    else:
        from hub.serving import serve

        serve(settings)


def prepare_if_needed(settings: Settings) -> None:
    """Create or upgrade the database, fill an empty one, apply waiting changes; says what it does.

    A hub that is ready costs two questions to the database. Raises `HubError`.
    """
    from hub.commands.opening import now, opened_database, progress_bar

    with opened_database(settings, current=False) as database:
        reason = _what_is_needed(settings, database)
    if reason is None:
        return
    gc.enable()
    click.echo(reason, err=True)
    from hub.setup import prepare_hub

    done = prepare_hub(settings, now, progress_bar)
    click.echo(f"Ready: {done.documents} documents in the index.", err=True)


def _what_is_needed(settings: Settings, database: Database) -> str | None:
    from hub.indexing.outbox import count_pending
    from hub.migrations import HEAD

    revision = database.revision()
    if revision is None:
        return "No database yet: creating it, loading the founding catalogue, building the index."
    if revision != HEAD:
        return f"The database is at revision {revision}: upgrading it to {HEAD}."
    if settings.engine == "embedded" and not settings.index_folder.exists():
        return "No search index yet: building it."
    with database.reading() as session:
        waiting = count_pending(session)
    return f"{waiting} changes wait for the search index: applying them." if waiting else None


def serve_debug(settings: Settings) -> None:
    """Flask's development server."""
    from hub.app import create_app

    app = create_app(settings)
    gc.enable()
    app.run(host=settings.host, port=settings.port, debug=True)


def _shown_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host

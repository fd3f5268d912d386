"""`hub index`: apply waiting changes to the search index, or rebuild it."""

from __future__ import annotations

import json

import click

from hub.cli import COMMANDS
from hub.commands.opening import now, opened_database, opened_index, progress_bar
from hub.indexing.operations import bring_up_to_date, rebuild
from hub.indexing.sources import count_records
from hub.settings import read_settings


@click.command("index", help=COMMANDS["index"])
@click.option("--rebuild", "afresh", is_flag=True, help="Build the index anew from the database and swap it in.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(afresh: bool, as_json: bool) -> None:
    """Apply the outbox, or rebuild."""
    settings = read_settings()
    with opened_database(settings) as database, opened_index(settings, to_rebuild=afresh) as index:
        if afresh:
            with database.reading() as session:
                total = count_records(session)
            with progress_bar("Building the index", total, quiet=as_json) as progress:
                count = rebuild(database, index, now, progress)
            _report({"rebuilt": count}, f"Index rebuilt: {count} documents.", as_json)
            return
        applied = bring_up_to_date(database, index, now)
    _report(
        {"upserted": applied.upserted, "deleted": applied.deleted},
        f"Index up to date: {applied.upserted} documents written, {applied.deleted} removed.",
        as_json,
    )


def _report(values: dict[str, int], sentence: str, as_json: bool) -> None:
    click.echo(json.dumps(values) if as_json else sentence)

"""`hub init`: everything that the hub needs before it can serve."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from hub.catalogue.operations import Loaded
from hub.cli import COMMANDS
from hub.commands.opening import now, progress_bar
from hub.settings import read_settings
from hub.setup import prepare_hub


@click.command("init", help=COMMANDS["init"])
@click.option("--demo", is_flag=True, help="Also load invented experts, to try matching.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(demo: bool, as_json: bool) -> None:
    """Prepare the hub; running it again changes only what is not as it should be."""
    settings = read_settings()
    done = prepare_hub(settings, now, lambda text, total: progress_bar(text, total, quiet=as_json), demo=demo)
    if as_json:
        click.echo(json.dumps(asdict(done)))
        return
    click.echo(f"Data folder   {settings.data_folder}")
    click.echo(f"Database      {'upgraded' if done.upgraded else 'already up to date'}")
    click.echo(f"Catalogue     {_counted(done.catalogue)}")
    if done.demo is not None:
        click.echo(f"Demonstration {_counted(done.demo)}")
    click.echo(f"Index         {done.documents} documents, {'built' if done.rebuilt else 'up to date'}")


def _counted(loaded: Loaded) -> str:
    changed = f"{loaded.changed} new or changed" if loaded.changed else "nothing new"
    return f"{loaded.read} records, {changed}"

"""`hub config`: every setting with its value, default and meaning."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from hub.cli import COMMANDS
from hub.settings import read_settings, settings_table, unknown_variables

_WIDTH_OF_FILE = 240


@click.command("config", help=COMMANDS["config"])
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(as_json: bool) -> None:
    """Print the table; secrets are masked."""
    rows = settings_table(read_settings())
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    from rich.console import Console
    from rich.table import Table

    console = Console()
    if not console.is_terminal:
        console = Console(width=_WIDTH_OF_FILE)
    table = Table(box=None, pad_edge=False)
    table.add_column("Variable", no_wrap=True)
    for heading in ("Value", "Default", "Meaning"):
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(row.variable, row.value or "-", row.default or "-", row.help)
    console.print(table)
    for name in unknown_variables():
        click.echo(f"{name} is set but is no setting of the hub; is it misspelt?", err=True)

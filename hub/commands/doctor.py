"""`hub doctor`: whether everything fits together, and what mends what does not."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from hub.cli import COMMANDS
from hub.doctor import examine
from hub.settings import read_settings


@click.command("doctor", help=COMMANDS["doctor"])
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(context: click.Context, as_json: bool) -> None:
    """Print every finding; the exit status is 1 when something is not well."""
    findings = examine(read_settings())
    if as_json:
        click.echo(json.dumps([asdict(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            mark = click.style("ok ", fg="green") if finding.well else click.style("BAD", fg="red")
            click.echo(f"{mark} {finding.name:<{width}}  {finding.seen}")
            if finding.remedy:
                click.echo(f"    {'':<{width}}  mend it: {finding.remedy}")
    if not all(finding.well for finding in findings):
        context.exit(1)

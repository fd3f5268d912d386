"""`make bench`: measures speeds and writes docs/benchmarks.md; `--check` fails where a budget is missed."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path

import click

from tests.benchmarks.measure import ROUNDS, Figure, measure


@click.command()
@click.option("--write", type=click.Path(path_type=Path), help="Write the page to this file.")
@click.option("--check", is_flag=True, help="Exit 1 when a budget is missed.")
def main(write: Path | None, check: bool) -> None:
    """Measure what people wait for."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    page = _page(figures)
    if write:
        write.write_text(page, "utf-8")
    click.echo(page)
    if check and not all(figure.met for figure in figures):
        raise SystemExit(1)


def _page(figures: Sequence[Figure]) -> str:
    lines = [
        "# Benchmarks",
        "",
        f"Made by `make bench`: the founding catalogue with the demonstration experts, the 60 judged requests, inside "
        f"one process, the best of {ROUNDS} rounds, on {platform.machine()} with Python {platform.python_version()}.",
        "",
        "| | p50 ms | p95 ms | budget ms | |",
        "|---|---|---|---|---|",
    ]
    for figure in figures:
        budget = "" if figure.budget is None else f"{figure.budget:.0f}"
        verdict = "" if figure.budget is None else ("met" if figure.met else "missed")
        lines.append(f"| {figure.name} | {figure.p50:.1f} | {figure.p95:.1f} | {budget} | {verdict} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()

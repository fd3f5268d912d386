"""`make quality`: measures the judged requests, writes docs/quality.md; `--check` fails well below what is wanted."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import fmean

import click

from synonyms import LANGUAGE_CODES
from tests.quality.collection import judged_requests
from tests.quality.measure import CHANNEL_SETS, Report, Score, measure
from tests.quality.others_texts import objective_lines, pages

WANTED_EVERYTHING = 0.75
WANTED_ALONE = 0.75
FLOOR = 0.07
"""How far below the wanted figure a language may be before `--check` fails; what is missed is told in any case."""


@click.command()
@click.option("--requests", "name", default="requests", help="Which file of judged requests: requests or tuning.")
@click.option("--write", type=click.Path(path_type=Path), help="Write the page to this file.")
@click.option(
    "--data",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder with parallel/ and dev/, texts of others, to measure on as well.",
)
@click.option("--check", is_flag=True, help="Exit 1 when a language is well below the wanted figure.")
def main(name: str, write: Path | None, data: Path | None, check: bool) -> None:
    """Measure retrieval quality on the founding catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        report = measure(Path(folder), judged_requests(name))
    page = _page(report, name)
    if not check:
        page += "\n".join([*objective_lines(), *(pages(data) if data else []), ""])
    if write:
        write.write_text(page, "utf-8")
    click.echo(page)
    for line in _missed(report, 0.0):
        click.echo(line, err=True)
    if check and _missed(report, FLOOR):
        raise SystemExit(1)


def _missed(report: Report, leeway: float) -> list[str]:
    """One line for each language that is below the wanted figure by more than `leeway`."""
    found = []
    for code in LANGUAGE_CODES:
        for title, scores, least in (
            ("all languages", report.everything, WANTED_EVERYTHING),
            ("other languages off", report.alone, WANTED_ALONE),
        ):
            if scores[code]["all"].ndcg < least - leeway:
                found.append(f"{code}, {title}: nDCG@10 {scores[code]['all'].ndcg:.3f} is below {least}")
    return found


def _page(report: Report, name: str) -> str:
    requests = judged_requests(name)
    lines = [
        "# Quality of retrieval",
        "",
        f"Made by `make quality` from {len(requests)} judged requests (`tests/quality/{name}.jsonl`) and the founding "
        "catalogue. Figures are nDCG@10; in brackets, the share of requests with a full answer among the first three. "
        + (
            "No weight, label or model was chosen on these requests."
            if name == "requests"
            else "Weights were chosen on these requests."
        ),
        "",
        "## Asked in a language, catalogue in all six",
        "",
        *_table(report.everything),
        "",
        "## Asked in a language, titles and summaries of the other five switched off",
        "",
        *_table(report.alone),
        "",
        "## Asked in one language (row), catalogue in another one only (column), all channels",
        "",
        "| | " + " | ".join(LANGUAGE_CODES) + " | mean |",
        "|---|" + "---|" * (len(LANGUAGE_CODES) + 1),
    ]
    for code, row in report.across.items():
        cells = [f"{row[held].ndcg:.2f}" if held in row else "·" for held in LANGUAGE_CODES]
        lines.append(f"| {code} | " + " | ".join(cells) + f" | {fmean(score.ndcg for score in row.values()):.2f} |")
    lines += ["", "## With and without each part", "", "| | all six | own only | another only |", "|---|---|---|---|"]
    for title, (everything, own, other) in report.ablation.items():
        lines.append(f"| {title} | {everything:.3f} | {own:.3f} | {other:.3f} |")
    return "\n".join(lines) + "\n"


def _table(scores: Mapping[str, Mapping[str, Score]]) -> list[str]:
    lines = ["| | " + " | ".join(CHANNEL_SETS) + " |", "|---|" + "---|" * len(CHANNEL_SETS)]
    for code, row in scores.items():
        lines.append(f"| {code} | " + " | ".join(_cell(row[name]) for name in CHANNEL_SETS) + " |")
    means = (fmean(row[name].ndcg for row in scores.values()) for name in CHANNEL_SETS)
    return [*lines, "| mean | " + " | ".join(f"{value:.3f}" for value in means) + " |"]


def _cell(score: Score) -> str:
    return f"{score.ndcg:.3f} ({score.first_three:.0%})"


if __name__ == "__main__":
    main()

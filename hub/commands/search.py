"""`hub search`: search the records and say why each was found."""

from __future__ import annotations

import json
from typing import Any

import click

from hub.cli import COMMANDS
from hub.commands.speaking import Refused, base_address, country_code, make_speaker, refusing, services_of, speaking
from hub.settings import read_settings
from indexer.query import CHANNELS, Filters, Query
from synonyms import LANGUAGE_CODES, load_vocabularies


def _channels(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[str, ...]:
    if value is None:
        return CHANNELS
    chosen = tuple(dict.fromkeys(part.strip() for part in value.split(",") if part.strip()))
    unknown = [name for name in chosen if name not in CHANNELS]
    if unknown or not chosen:
        told = f"{unknown[0]!r} is no channel" if unknown else "no channel is named"
        raise click.BadParameter(f"{told}; give one or more of {', '.join(CHANNELS)}, separated by commas")
    return chosen


channels_option = click.option(
    "--channels", callback=_channels, help="Channels to search with, separated by commas; default: all three."
)


@click.command("search", help=COMMANDS["search"])
@click.argument("text", nargs=-1)
@click.option(
    "--language", type=click.Choice(LANGUAGE_CODES), help="Language of the question and answer; default: found out."
)
@click.option("--objective", "objectives", type=click.IntRange(1, 23), multiple=True, help="Only this objective, 1-23.")
@click.option(
    "--country",
    "countries",
    callback=lambda c, p, v: tuple(country_code(c, p, one) for one in v),
    multiple=True,
    help="Only this country: alpha-3 code or name.",
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice(tuple(load_vocabularies().record_kinds)),
    help="Only records of this kind.",
)
@click.option("--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Most results shown.")
@channels_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    text: tuple[str, ...],
    language: str | None,
    objectives: tuple[int, ...],
    countries: tuple[str, ...],
    kinds: tuple[str, ...],
    limit: int,
    channels: tuple[str, ...],
    as_json: bool,
) -> None:
    """Print the results, best first; without TEXT, the newest records that pass the filters."""
    settings = read_settings()
    asked = " ".join(text).encode("utf-8", "replace").decode("utf-8")
    if len(asked) > settings.maximum_text:
        raise Refused(f"the question has {len(asked)} characters; at most {settings.maximum_text} are read")
    query = Query(
        text=asked,
        language=language,
        filters=Filters(objective=objectives, country=countries, kind=kinds),
        channels=channels,
        limit=limit,
    )
    with refusing():
        found, sentences = _found(settings, query)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(found, sentences)


def _found(settings: Any, query: Query) -> tuple[dict[str, Any], dict[str, str]]:
    """The answer as JSON, and the few words around it, in the language of the question."""
    from hub.search.operations import search_for_reader
    from hub.search.presentation import search_json
    from hub.web.names import names_in
    from hub.web.wording import gettext, ngettext

    app = make_speaker(settings)
    services = services_of(app)
    try:
        with services.database.reading() as session:
            reader = query.language or services.index.understand(query.text).language or "en"
            result = search_for_reader(session, services.index, query, reader)
        with speaking(app, reader) as reader:
            found = search_json(result, query, reader, base_address(settings))
            names = names_in(reader)
            words = {hit["kind"]: names.kind(hit["kind"]) for hit in found["hits"]}
            words["total"] = ngettext("%(num)s record", "%(num)s records", found["total"])
            if found["did_you_mean"]:
                words["did_you_mean"] = gettext("Did you mean: %(words)s", words=found["did_you_mean"])
            words |= {code: names.country(code) for hit in found["hits"] for code in hit["countries"]}
        return found, words
    finally:
        services.close()


def _print(found: dict[str, Any], words: dict[str, str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    console.print(Text(words["total"], style="bold"))
    if "did_you_mean" in words:
        console.print(Text(words["did_you_mean"]))
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    table.add_column(justify="right", style="dim")
    table.add_column(style="cyan", justify="right")
    table.add_column(overflow="fold")
    for number, hit in enumerate(found["hits"], 1):
        places = ", ".join(words[code] for code in hit["countries"][:3])
        about = " · ".join(str(part) for part in (words[hit["kind"]], places, hit["year"], hit["id"]) if part)
        lines = Text.assemble((hit["title"], "bold"), "\n", (about, "dim"))
        if hit["why"]["sentence"]:
            lines.append("\n" + hit["why"]["sentence"], "italic")
        table.add_row(str(number), f"{hit['score']:.2f}", lines)
    console.print(table)

"""`hub match`: read a request for support and say who and what can help."""

from __future__ import annotations

import codecs
import json
import sys
from pathlib import Path
from typing import Any

import click

from hub.cli import COMMANDS
from hub.commands.opening import now
from hub.commands.speaking import Refused, base_address, country_code, make_speaker, refusing, services_of, speaking
from hub.settings import Settings, read_settings
from synonyms import LANGUAGE_CODES

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LARGEST = 1_000_000
"""Bytes of the largest file that is read; a request has at most 20,000 characters."""


@click.command("match", help=COMMANDS["match"])
@click.argument("file", default="-")
@click.option("--country", callback=country_code, help="Asking country: alpha-3 code or name.")
@click.option(
    "--language", type=click.Choice(LANGUAGE_CODES), help="Language of the request and answer; default: found out."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(file: str, country: str | None, language: str | None, as_json: bool) -> None:
    """Match the request in FILE, or on standard input."""
    text = read_request_file(file)
    settings = read_settings()
    with refusing():
        found, words = _matched(settings, text, country, language)
    if as_json:
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        _print(found, words)


def read_request_file(file: str) -> str:
    """The text of a file, "-" for standard input. Raises `Refused` for one that cannot be read as text."""
    name = "standard input" if file == "-" else file
    try:
        if file == "-":
            if sys.stdin.isatty():
                raise Refused("no request was given; name a file, or write the request to standard input")
            content = sys.stdin.buffer.read(_LARGEST + 1)
        else:
            with Path(file).open("rb") as opened:
                content = opened.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise Refused(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from error
    if len(content) > _LARGEST:
        raise Refused(f"{name} is larger than {_LARGEST} bytes; give the text of one request")
    return _decoded(content, name)


def _decoded(content: bytes, name: str) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(
            f"{name} is not text in UTF-8 (byte {content[error.start]:#04x} at position {error.start}); "
            "save it as UTF-8 and try again"
        ) from error
    if "\x00" in text:
        raise Refused(f"{name} is not a text file; save the request as plain text and try again")
    return text


def _matched(
    settings: Settings, text: str, country: str | None, language: str | None
) -> tuple[dict[str, Any], dict[str, str]]:
    """The answer as JSON, and the headings around it, in the language of the request."""
    from hub.requests.operations import match_request
    from hub.requests.presentation import SECTIONS, match_json
    from hub.requests.records import SupportQuestion
    from hub.requests.wording import section_name
    from hub.web.wording import gettext

    app = make_speaker(settings)
    services = services_of(app)
    try:
        question = SupportQuestion(text, language=language, country=country)
        result = match_request(question, services, now())
        with speaking(app, language or result.understood.language) as reader:
            found = match_json(result, reader, base_address(settings))
            words = {section: section_name(kind) for kind, section in SECTIONS.items()}
            words["objectives"] = gettext("Objectives")
            words["need"] = gettext("Need")
            words["nothing"] = gettext("No evidence was found.")
        return found, words
    finally:
        services.close()


def _print(found: dict[str, Any], words: dict[str, str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    for number, need in enumerate(found["needs"], 1):
        console.rule(Text(f"{words['need']} {number}"), align="left")
        console.print(Text(need["text"]))
        told = ", ".join(
            f"{item['number']} {item['title']} ({item['confidence']:.0%})"
            for item in need["objectives"]
            if item["likely"]
        )
        console.print(Text(f"{words['objectives']}: {told or words['nothing']}", style="dim"))
        sections = {name: need[name] for name in ("practices", "experts", "peers", "partners", "funds") if need[name]}
        if not sections:
            console.print(Text(words["nothing"], style="bold"))
        for name, matches in sections.items():
            table = Table(title=Text(words[name], style="bold"), title_justify="left", box=None, show_header=False)
            table.add_column(justify="right", style="cyan")
            table.add_column(overflow="fold")
            for match in matches:
                lines = Text.assemble((match["title"], "bold"), ("  " + match["id"], "dim"))
                lines.append("\n" + match["why"]["sentence"], "italic")
                table.add_row(f"{match['score']:.2f}", lines)
            console.print(table)

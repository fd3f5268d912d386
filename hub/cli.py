"""The command line: `hub`. Knows names and short help of the commands; a command's module is imported when it runs."""

from __future__ import annotations

import importlib
import logging
from typing import Any

import click

from hub.errors import HubError

COMMANDS = {
    "init": "Create the database, load the founding catalogue, build the index.",
    "serve": "Serve the site and the API.",
    "search": "Search the records.",
    "match": "Match a request for support with practices, experts, peers, partners and funds.",
    "index": "Bring the search index up to date, or rebuild it.",
    "vocabulary": "Write the thesaurus as SKOS, read vocabularies of your own, check them.",
    "evaluate": "Measure search, translation and classification on judged texts of your own.",
    "model": "Export the shipped embedding model for other programs.",
    "doctor": "Check that everything fits together; exit status 1 if not.",
    "config": "Show every setting with its value, default and meaning.",
}
"""Name -> short help, in the order of `hub --help`. The command is `command` in `hub.commands.<name>`."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are asked for, and which words the hub's errors for people."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which they are first used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now; None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        command = importlib.import_module(f"hub.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, written without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a `HubError`, or a fault in language data, becomes one message and exit status 1."""
        try:
            return super().invoke(ctx)
        except HubError as error:
            raise click.ClickException(error.message) from error
        except ValueError as error:
            from synonyms.problems import DataError

            if isinstance(error, DataError):
                raise click.ClickException(str(error)) from error
            raise


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="connection-hub", prog_name="hub")
@click.option("-v", "--verbose", count=True, help="Log what is done; twice: log everything.")
def main(verbose: int) -> None:
    """Connection Hub: knowledge platform and connection hub for the Global Compact for Migration.

    Settings come from HUB_* environment variables; `hub config` lists them.
    """
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s %(message)s")


if __name__ == "__main__":
    main()

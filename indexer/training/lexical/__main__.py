"""Trains the translation tables: `python -m indexer.training.lexical --data DIR (--output DIR | --measure)`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

_DESCRIPTION = "Train the translation tables of terms from aligned texts, or measure variants of the recipe."


def main(arguments: Sequence[str] | None = None) -> int:
    """`--output` writes tables and card; `--measure` prints a table of variants and writes nothing."""
    parser = argparse.ArgumentParser(prog="python -m indexer.training.lexical", description=_DESCRIPTION)
    parser.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="folder with parallel/*.tsv and dev/ to measure"
    )
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument("--output", type=Path, metavar="DIR", help="folder for the tables and README.md")
    task.add_argument("--measure", action="store_true", help="measure the variants; prints Markdown")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING if options.quiet else logging.INFO, format="%(asctime)s %(message)s")
    from indexer.training.lexical import runs

    if options.measure:
        for line in runs.measure_variants(options.data):
            print(line, flush=True)
    else:
        print(runs.train_and_write(options.data, options.output))
    return 0


if __name__ == "__main__":
    sys.exit(main())

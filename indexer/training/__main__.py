"""Trains, measures and writes the static model: `python -m indexer.training --data DIR (--output DIR | --compare)`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from pathlib import Path

_DESCRIPTION = "Train the static embedding model from aligned texts, or compare variants of it."


def main(arguments: Sequence[str] | None = None) -> int:
    """`--output` writes model and card; `--compare` prints a table of variants and writes nothing."""
    parser = argparse.ArgumentParser(prog="python -m indexer.training", description=_DESCRIPTION)
    parser.add_argument(
        "--data",
        type=Path,
        required=True,
        metavar="DIR",
        help="folder with parallel/*.tsv for training and dev/ to measure",
    )
    task = parser.add_mutually_exclusive_group(required=True)
    task.add_argument(
        "--output", type=Path, metavar="DIR", help="folder for model.safetensors, config.json and README.md"
    )
    task.add_argument("--compare", action="store_true", help="measure the variants; prints Markdown")
    parser.add_argument("--thorough", action="store_true", help="with --compare: also train other spaces, some hours")
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")
    options = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING if options.quiet else logging.INFO, format="%(asctime)s %(message)s")
    from indexer.training import runs

    if options.compare:
        for line in runs.compare_variants(options.data, options.thorough):
            print(line, flush=True)
    else:
        print(runs.train_and_write(options.data, options.output))
    return 0


if __name__ == "__main__":
    sys.exit(main())

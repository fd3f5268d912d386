"""What can go wrong in the index, by meaning. No HTTP and no command line in here."""

from __future__ import annotations


class IndexerError(Exception):
    """Base of all errors that this package raises on purpose."""


class EngineUnavailable(IndexerError):
    """The engine cannot answer: a missing package, a server that is gone, files that cannot be read."""


class ModelMismatch(IndexerError):
    """The index was built with another embedding model or another format; it has to be rebuilt."""


class BadTestSet(IndexerError):
    """A file of judged texts is missing or cannot be read as what it should be."""

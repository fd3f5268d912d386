"""Learns the static embedding model from texts that are aligned in six languages: `python -m indexer.training`."""

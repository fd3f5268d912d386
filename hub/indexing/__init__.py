"""From the database, which is the truth, to the search index, which is derived from it."""

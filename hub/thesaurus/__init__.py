"""The thesaurus for its readers: themes, concepts, a search over labels in six languages, data to take away."""

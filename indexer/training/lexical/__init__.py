"""Training of the translation tables: aligned segments -> probabilities that a term translates a term."""

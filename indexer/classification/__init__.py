"""What is a text about? Objectives, themes, goals, countries, groups and kinds of help, each with a confidence.

Door: `load_classifier`. The ask page, submissions and crawlers use it; `hub evaluate classify` measures it.
"""

from indexer.classification.classifier import Classification, Classifier, Ranked, load_classifier

__all__ = ["Classification", "Classifier", "Ranked", "load_classifier"]

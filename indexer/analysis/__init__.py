"""Text of six languages -> terms with their places in the text. One chain serves documents and questions."""

from indexer.analysis.chain import Token, analyse, term_of_word, terms
from indexer.analysis.detection import Detection, detect_language

__all__ = ["Detection", "Token", "analyse", "detect_language", "term_of_word", "terms"]

"""Sources -> extracted candidate documents. So far: numbered paragraphs of United Nations documents."""

from crawlers.paragraphs import NumberedParagraph, numbered_paragraphs

__all__ = ["NumberedParagraph", "numbered_paragraphs"]

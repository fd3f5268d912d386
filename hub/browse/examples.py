"""Questions that show visitors what can be asked: real ones of the field, one in each language, none a translation."""

from __future__ import annotations

EXAMPLES: tuple[tuple[str, str], ...] = (
    ("ar", "كيف نحمي العمال المهاجرين من رسوم الاستقدام؟"),
    ("en", "alternatives to detention for families with children"),
    ("es", "regularización de migrantes venezolanos"),
    ("fr", "accès aux soins pour les migrants sans papiers"),
    ("ru", "признание квалификации трудящихся-мигрантов"),
    ("zh", "人口贩运受害者庇护所"),
)
"""(language, question)."""

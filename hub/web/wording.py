"""Words of the interface in the language of the page: typed doors to Flask-Babel.

The message id is the English text. Outside a request the English text comes back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import flask_babel
from markupsafe import Markup


def gettext(text: str, **values: Any) -> str:
    """The text in the language of the page; `values` fill its `%(name)s` places."""
    return str(flask_babel.gettext(text, **values))


def ngettext(singular: str, plural: str, num: int, **values: Any) -> str:
    """The form of the text for a number, which fills `%(num)s`, written as the language does."""
    rule = flask_babel.get_domain().get_translations().ungettext(singular, plural, num)
    return str(rule) % {"num": format_number(num), **values}


def listed(items: Iterable[str]) -> str:
    """Items one after another, with the sign that stands between the items of a list."""
    return gettext(", ").join(items)


def quoted(words: Iterable[str]) -> str:
    """A list of words, each in the quotation marks of the language."""
    return listed(gettext("“%(word)s”", word=word) for word in words)


class PageWords:
    """The translations of one page, looked up once: what `_` and `ngettext` of a template call.

    Texts are markup, values are escaped, as with Jinja's own i18n extension.
    """

    def __init__(self) -> None:
        self._translations = flask_babel.get_domain().get_translations()

    def gettext(self, text: str, **values: Any) -> Markup:
        """As the module's `gettext`; a percent sign in the text is always doubled."""
        return Markup(self._translations.ugettext(text)) % values

    def ngettext(self, singular: str, plural: str, num: int, **values: Any) -> Markup:
        """As the module's `ngettext`."""
        text = self._translations.ungettext(singular, plural, num)
        return Markup(text) % {"num": format_number(num), **values}


def lazy_gettext(text: str) -> Any:
    """A text that is looked up when it is shown."""
    return flask_babel.lazy_gettext(text)


def format_number(value: float) -> str:
    """A number as the language writes it; all six write small whole numbers alike."""
    return str(value) if isinstance(value, int) and 0 <= value < 1000 else str(flask_babel.format_decimal(value))


def format_share(value: float) -> str:
    """0..1 as a percentage."""
    return str(flask_babel.format_percent(value))


def format_long_date(day: date) -> str:
    """A date as the language writes it, the month in letters."""
    return str(flask_babel.format_date(day, format="long"))

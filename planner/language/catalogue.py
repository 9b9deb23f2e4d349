"""The gettext catalogues: every visible word of page, file and command line.

`data/locales/<language>.po` holds two kinds of messages. A message of the code has a short id
("answer.stay-ends"); a text of `data/` is its own id, in the context "data", so that a facility's
file needs no catalogue. Catalogues are read at start: there is no compile step.
"""

import datetime
import io
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter
from typing import Final

from babel import Locale
from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.numbers import format_decimal

LOCALES: Final = Path(__file__).resolve().parents[2] / "data" / "locales"
DATA_CONTEXT: Final = "data"
SOURCE_LANGUAGE: Final = "en"
_REGIONS: Final = {"en": "en_US"}
"""Where a language's dates and numbers come from; languages not named here stand for themselves."""


_PATTERNS: Final = (
    *("date.plain", "date.without-year", "date.with-weekday", "date.weekday-only"),
    *("date.short", "date.short-with-year", "date.month"),
)


_STALE: Final = "it is read once: after a change of its file, start the app again"


class _Unknown(NullTranslations):
    """Refuses what the catalogue lacks, so that no id is ever shown; a text of `data/` may pass."""

    def gettext(self, message: str) -> str:
        raise LookupError(f"the catalogue has no message {message!r}; {_STALE}")

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        raise LookupError(
            f"the catalogue has no message {msgid1!r} or {msgid2!r} for {n}; {_STALE}"
        )


@lru_cache(maxsize=4096)
def _decimal(number: int, locale: Locale) -> str:
    """A whole number; the same few numbers of days stand in every plan."""
    return format_decimal(number, locale=locale)


@lru_cache(maxsize=4096)
def _date(day: datetime.date, pattern: str, locale: Locale) -> str:
    """A date; each is written many times in one file, and plans around it have the same ones."""
    return format_date(day, pattern, locale=locale)


class Words:
    """One language: messages, texts of the data, numbers and dates."""

    def __init__(self, language: str, translations: GNUTranslations) -> None:
        self.language = language
        self._locale = Locale.parse(_REGIONS.get(language, language))
        self._translations = translations
        self._patterns = {name: translations.gettext(name) for name in _PATTERNS}

    @property
    def tag(self) -> str:
        """The language with the region of its dates, as a spelling checker knows it: en-US."""
        return str(self._locale).replace("_", "-")

    def say(self, message: str, /, **values: object) -> str:
        """The message with its named placeholders filled in."""
        return self._translations.gettext(message).format(**values)

    def count(self, message: str, n: int, /, **values: object) -> str:
        """The message in the plural form for `n`, which fills the placeholder {n}."""
        form = self._translations.ngettext(message, message, n)
        return form.format(n=self.number(n), **values)

    def text(self, text: str) -> str:
        """A text of `data/` in this language, or as it stands there."""
        return self._translations.pgettext(DATA_CONTEXT, text)

    def number(self, number: int) -> str:
        return _decimal(number, self._locale)

    def date(self, day: datetime.date, *, like: datetime.date | None = None) -> str:
        """A date; without its year when that is the year of `like`."""
        same_year = like is not None and like.year == day.year
        return self._format(day, "date.without-year" if same_year else "date.plain")

    def date_with_weekday(self, day: datetime.date, *, like: datetime.date | None = None) -> str:
        """A date with its weekday; without its year when that is the year of `like`."""
        same_year = like is not None and like.year == day.year
        return self._format(day, "date.weekday-only" if same_year else "date.with-weekday")

    def short_date(self, day: datetime.date) -> str:
        """A date for a tight place, as on an axis: month and day."""
        return self._format(day, "date.short")

    def short_date_with_year(self, day: datetime.date) -> str:
        """A date for a tight place, with its year."""
        return self._format(day, "date.short-with-year")

    def month(self, month: str) -> str:
        """A month given as YYYY-MM, with its year."""
        return self._format(datetime.date.fromisoformat(f"{month}-01"), "date.month")

    def _format(self, day: datetime.date, pattern: str) -> str:
        return _date(day, self._patterns[pattern], self._locale)


def read_catalogue(language: str, locales: Path = LOCALES) -> Catalog:
    """The catalogue of one language as it stands in its file."""
    with (locales / f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


class BrokenCatalogueError(Exception):
    """A catalogue cannot be used; the message says which and why, in English.

    It is the one message that no catalogue can hold.
    """


def check_catalogues(locales: Path = LOCALES) -> None:
    """Read every catalogue and every message in it; BrokenCatalogueError tells of the first fault.

    The source language must be among them.
    """
    names = {SOURCE_LANGUAGE, *(file.stem for file in locales.glob("*.po"))}
    for language in sorted(names):
        try:
            catalog = read_catalogue(language, locales)
        except (OSError, ValueError, PoFileError, LookupError) as fault:
            raise BrokenCatalogueError(_broken(language, f"it cannot be read: {fault}")) from None
        missing = [name for name in _PATTERNS if not _forms(catalog.get(name))]
        if missing:
            raise BrokenCatalogueError(_broken(language, f"it has no {missing[0]!r}"))
        for message in catalog:
            for text in _forms(message) if message.context is None and message.id else ():
                if not _can_be_filled(text):
                    fault_of = f"a placeholder is broken in {text!r}"
                    raise BrokenCatalogueError(_broken(language, fault_of))


def _broken(language: str, fault: str) -> str:
    return f"{language}.po: {fault}. Mend it, or put back the file that came with the app."


def _forms(message: Message | None) -> tuple[str, ...]:
    """A message's texts, one for each of its plural forms."""
    texts = () if message is None else message.string or ()
    return (texts,) if isinstance(texts, str) else tuple(texts)


def _can_be_filled(text: str) -> bool:
    """Whether each brace belongs to a placeholder that has a plain name."""
    try:
        names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        return False
    return all(name.isidentifier() for name in names)


@cache
def languages() -> tuple[str, ...]:
    return tuple(sorted(file.stem for file in LOCALES.glob("*.po")))


@cache
def words_for(language: str = SOURCE_LANGUAGE) -> Words:
    """The words of one shipped language."""
    binary = io.BytesIO()
    write_mo(binary, read_catalogue(language))
    binary.seek(0)
    translations = GNUTranslations(binary)
    translations.add_fallback(_Unknown())
    return Words(language, translations)


def best_language(preferred: str | None) -> str:
    """The shipped language nearest to a browser's locale such as "en-US"; else English."""
    language = (preferred or "").replace("_", "-").partition("-")[0].lower()
    return language if language in languages() else SOURCE_LANGUAGE

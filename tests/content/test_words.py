"""Every visible word is easy to read and kind; no message is missing, and none is idle."""

import re
import string
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message

from planner.language.catalogue import (
    DATA_CONTEXT,
    SOURCE_LANGUAGE,
    languages,
    read_catalogue,
    words_for,
)
from planner.reading.words_matter import hurting
from tests.content import SHIPPED, lines
from tests.content.messages import uses, uses_in
from tests.content.reading import EASY_WORDS, read, syllables
from tests.pot import template
from tests.renew import CONTENT, STALE, content, shown_texts

MOST_GRADE: Final = 8
LEAST_WORDS: Final = 8
"""The formula says nothing about a text of fewer words."""

INTERNAL: Final = re.compile(
    r"\b(?:scenarios?|windows?|fill(?:s|ed|ing)?|safe|safest|enough|full)\b", re.IGNORECASE
)
"""Words of the code, and judgements, that no visitor reads."""

OFFICIAL: Final = frozenset(
    {"sources.title", "sources.publisher", "glossary.levels.name", "glossary.levels.earlier"}
)
"""Fields that hold what others have called something."""


def forms(message: Message) -> list[str]:
    """A message's text in each of its plural forms."""
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def name_of(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def messages_of(catalog: Catalog) -> dict[str, Message]:
    """The messages of the code, without the texts of the data."""
    return {name_of(one): one for one in catalog if one.id and one.context is None}


CATALOGS: Final = {language: read_catalogue(language) for language in languages()}
MESSAGES: Final = messages_of(CATALOGS[SOURCE_LANGUAGE])
USES: Final = tuple(uses(frozenset(MESSAGES)))
TEXTS: Final = tuple(shown_texts(SHIPPED))


def is_official(place: str) -> bool:
    return re.sub(r"^[a-z-]+/|\[[^]]*\]", "", place) in OFFICIAL


def is_for_authors(message: str) -> bool:
    """Whether a message is for those who write data files, and may use the words of the files."""
    return message.startswith(("problem.", "remedy."))


def as_read(text: str) -> str:
    """A message as it is read: placeholders and what is to be typed stand for one short word."""
    return re.sub(r'"[^"]*"|\[\[\w*\]\]|\{\w+\}', "ten", text)


def visible() -> list[tuple[str, str]]:
    """Everything that is read as sentences, with its place."""
    read_as_they_stand = [(place, text) for place, text in TEXTS if not is_official(place)]
    for name, message in MESSAGES.items():
        if not name.startswith("date."):
            read_as_they_stand += [(name, as_read(text)) for text in forms(message)]
    return read_as_they_stand


def test_reading_grade() -> None:
    measured = [(place, read(text), text) for place, text in visible()]
    judged = [one for one in measured if one[1].words >= LEAST_WORDS]
    assert len(judged) > 100
    hard = [
        f"{place}: grade {reading.grade:.1f}: {text}"
        for place, reading, text in judged
        if round(reading.grade, 1) > MOST_GRADE
    ]
    assert hard == [], f"shorter sentences or words, for grade {MOST_GRADE}:{lines(hard)}"


@pytest.mark.parametrize(
    ("text", "sentences", "count", "parts", "grade"),
    [
        pytest.param("The cat sat on the mat.", 1, 6, 6, -1.45, id="easy"),
        pytest.param("Is it so? Yes, it is.", 2, 6, 6, -2.62, id="two-sentences"),
        pytest.param("Day 90 is 3 weeks off", 1, 6, 6, -1.45, id="a-figure-is-one-syllable"),
        pytest.param("Outpatient evaluation", 1, 2, 4, 8.79, id="words-of-the-list"),
        pytest.param(
            "The institutional administration recommends individualized consideration.",
            *(1, 6, 25, 35.92),
            id="hard",
        ),
    ],
)
def test_the_measure_itself(
    text: str, sentences: int, count: int, parts: int, grade: float
) -> None:
    reading = read(text)
    assert (reading.sentences, reading.words, reading.syllables) == (sentences, count, parts)
    assert reading.grade == pytest.approx(grade, abs=0.01)


SYLLABLES: Final = {
    1: "called changed days lives makes stay there times whole years eyes three played",
    2: "being seizures client doctor every guideline needed people places question quiet settled "
    "someone something sometimes table timeline wanted wishes patient",
    3: "another article's assumption company employer family idea library medicine "
    "suddenly together",
    4: "responsible information especially community",
}


def test_syllables() -> None:
    counted = {word: number for number, words in SYLLABLES.items() for word in words.split()}
    assert {word: syllables(word) for word in counted} == counted


def test_no_easy_word_is_idle() -> None:
    everything = " ".join(text.lower() for _, text in TEXTS)
    assert [word for word in sorted(EASY_WORDS) if word not in everything] == []


def shown_to_people(*, to_authors: bool) -> list[tuple[str, str]]:
    """Everything that is shown, with its place; also what only authors of data files read."""
    shown = list(TEXTS)
    for name, message in MESSAGES.items():
        if to_authors or not is_for_authors(name):
            shown += [(name, text) for text in forms(message)]
    return shown


def found(pattern: re.Pattern[str], texts: list[tuple[str, str]]) -> list[str]:
    """The places where words stand that shall not, with these words."""
    hits = ((place, pattern.findall(text)) for place, text in texts)
    return [f"{place}: {', '.join(words)}" for place, words in hits if words]


def test_no_word_that_hurts() -> None:
    places = found(hurting(), shown_to_people(to_authors=True))
    assert places == [], lines(places)


def test_no_word_of_the_code() -> None:
    without_values = [
        (place, as_read(text))
        for place, text in shown_to_people(to_authors=False)
        if not is_official(place)
    ]
    internal = found(INTERNAL, without_values)
    assert internal == [], lines(internal)


def test_words_of_the_code_are_found() -> None:
    for word in ("scenario", "Window", "windows", "fill", "fills", "safe", "full"):
        assert INTERNAL.search(f"An {word}."), word
    assert not INTERNAL.search("An safety refill fulfil.")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param('words.say("a.b", x=1)', {"a.b"}, id="literal"),
        pytest.param('words.say("a.b" if x else "a.c")', {"a.b", "a.c"}, id="either"),
        pytest.param('words.say(f"a.{x}")', {"a.b", "a.c"}, id="f-string"),
        pytest.param('could_be("s")', {"s.limit", "s.or-later", "s.open"}, id="stem"),
        pytest.param('Problem("a.c")', {"a.c"}, id="given-on"),
        pytest.param('f"a.{x}"; "a.html"; "z.b"', set(), id="no-message"),
    ],
)
def test_uses_are_found(code: str, expected: set[str]) -> None:
    ids = frozenset({"a.b", "a.c", "s.limit", "s.or-later", "s.open"})
    found = [*uses_in(code, ids)]
    assert {name for name in ids for use in found if re.fullmatch(use.pattern, name)} == expected
    assert all(any(re.fullmatch(use.pattern, name) for name in ids) for use in found)


def test_no_message_is_missing() -> None:
    missing = {
        f"{use.place}: {use.name}"
        for use in USES
        if use.name not in MESSAGES
        if not any(re.fullmatch(use.pattern, name) for name in MESSAGES)
    }
    assert missing == set(), f"the code uses messages that the catalogue lacks:{lines(missing)}"


def test_no_message_is_idle() -> None:
    used = re.compile("|".join(sorted({use.pattern for use in USES})))
    idle = [name for name in MESSAGES if not used.fullmatch(name)]
    assert idle == [], f"the catalogue has messages that no code uses:{lines(idle)}"


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def in_all(message: Message) -> set[str]:
    """The placeholders of all forms of a message."""
    return set().union(*map(placeholders, forms(message)))


def test_placeholders_have_names() -> None:
    texts = [(name, text) for name, message in MESSAGES.items() for text in forms(message)]
    bare = [f"{name}: {text!r}" for name, text in texts if not text or text.strip() != text]
    assert bare == [], f"no text, or a space around it:{lines(bare)}"
    nameless = [
        f"{name}: {text}"
        for name, text in texts
        if not all(placeholder.isidentifier() for placeholder in placeholders(text))
        or "{" in text.format(**dict.fromkeys(placeholders(text), "x"))
    ]
    assert nameless == [], lines(nameless)


def test_the_code_gives_each_placeholder_its_value() -> None:
    known = [use for use in USES if use.values is not None and use.name in MESSAGES]
    assert len(known) > 100
    needed = {use: in_all(MESSAGES[use.name]) - ({"n"} if use.plural else set()) for use in known}
    lacking = [
        f"{use.place}: {use.name} needs {', '.join(sorted(names - (use.values or set())))}"
        for use, names in needed.items()
        if names - (use.values or set())
    ]
    assert lacking == [], lines(lacking)


def test_plurals_have_all_forms_and_are_counted() -> None:
    counted = {use.pattern for use in USES if use.plural}
    plural = {name for name, message in MESSAGES.items() if message.pluralizable}
    assert {name for name in plural if re.escape(name) not in counted} == set()
    assert {
        pattern for pattern in counted if not any(re.fullmatch(pattern, n) for n in plural)
    } == set()
    for name in plural:
        assert len(forms(MESSAGES[name])) == CATALOGS[SOURCE_LANGUAGE].num_plurals, name
        for n in (0, 1, 2, 100):
            assert str(n) in words_for().count(name, n)


@pytest.mark.parametrize("language", languages())
def test_every_language_has_the_same_messages_and_placeholders(language: str) -> None:
    messages = messages_of(CATALOGS[language])
    assert messages.keys() == MESSAGES.keys()
    for name, message in messages.items():
        assert len(forms(message)) in {1, CATALOGS[language].num_plurals}
        for text in forms(message):
            assert text, name
            assert placeholders(text) == in_all(MESSAGES[name]), name


@pytest.mark.parametrize("language", languages())
def test_texts_of_the_data_in_the_catalogue(language: str) -> None:
    entries = {name_of(one) for one in CATALOGS[language] if one.context == DATA_CONTEXT}
    shown = set() if language == SOURCE_LANGUAGE else {text for _, text in TEXTS}
    assert entries - shown == set(), f"{language}.po is {STALE}"
    assert shown - entries == set(), f"{language}.po is {STALE}"


def test_translators_are_given_every_message_and_text() -> None:
    """Each once and without a translation; a message, whose id is brief, with its English."""
    catalog = template(SHIPPED)
    entries = {name_of(one): one for one in catalog if one.id and one.context is None}
    assert entries.keys() == MESSAGES.keys()
    texts = {name_of(one) for one in catalog if one.context == DATA_CONTEXT}
    assert texts == {text for _, text in TEXTS}
    for name, message in MESSAGES.items():
        notes = " ".join(entries[name].auto_comments)
        assert all(" ".join(text.split()) in " ".join(notes.split()) for text in forms(message))
        assert not any(forms(entries[name])), name
    # A comment of the catalogue counts for all messages up to the next one.
    assert all(len(one.auto_comments) > len(forms(MESSAGES[name])) for name, one in entries.items())


def test_the_page_in_the_repository_is_current() -> None:
    assert CONTENT.read_text(encoding="utf-8") == content(SHIPPED), f"docs/content.md is {STALE}"

"""No eight words in a row of the article stand anywhere: not in what is shown, nor in a file."""

from typing import Final

import pytest

from planner.language.catalogue import languages, read_catalogue
from tests.content import ROOT, SHIPPED, lines
from tests.content.shingles import KEPT, copied, kept, rows
from tests.content.text_files import texts_of_files
from tests.renew import shown_texts

MADE_UP: Final = "Nine gray herons wait beside the old mill until the rain has gone."
MARKS: Final = frozenset(mark for _, mark in rows(MADE_UP))


def test_the_hashes_of_a_whole_article_are_kept() -> None:
    assert len(kept()) > 1000
    assert all(len(mark) == 16 for mark in kept())


def test_no_file_has_copied_words() -> None:
    found = [
        f"{name}: {row}"
        for name, text in texts_of_files().items()
        if ROOT / name != KEPT
        for row in copied(text, kept())
    ]
    assert found == [], lines(found)


def test_no_text_that_is_shown_has_copied_words() -> None:
    """In a file, signs of its format could stand between two words of a row."""
    texts = list(shown_texts(SHIPPED))
    for language in languages():
        for message in read_catalogue(language):
            said = message.string
            for text in [said] if isinstance(said, str) else said or ():
                texts.append((f"{language}.po {message.id}", text))
    assert len(texts) > 500
    found = [f"{place}: {row}" for place, text in texts for row in copied(text, kept())]
    assert found == [], lines(found)


@pytest.mark.parametrize(
    "text",
    [
        MADE_UP,
        "nine GRAY herons wait, beside the “old” mill …",
        "# Then nine gray herons\n# wait beside the old mill; nobody minds.",
        'msgid ""\n"Herons: nine gray herons wait "\n"beside the old mill"\n',
        "Nine **gray** herons: `wait` beside the_old mill",
    ],
    ids=["itself", "signs", "comment", "catalogue", "markup"],
)
def test_a_planted_sentence_is_found(text: str) -> None:
    """However its words are written and wherever its lines break."""
    assert "nine gray herons wait beside the old mill" in copied(text, kept() | MARKS)
    assert copied(text, kept()) == []


def test_fewer_words_are_no_copy() -> None:
    other = "Nine gray herons wait beside the old barn, until the rain has gone."
    assert copied(other, MARKS) == []

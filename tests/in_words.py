"""What tests expect to be said, put together from messages: a changed sentence fails no test here.

The English itself is tested in tests/content/.
"""

from typing import Final

from planner.language.catalogue import words_for

WORDS: Final = words_for()
say: Final = WORDS.say


def day(number: int) -> str:
    """A day of a plan without a start."""
    return say("when.day", day=number)


def days(number: int) -> str:
    """A length."""
    return WORDS.count("days", number)

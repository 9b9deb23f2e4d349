"""NIDA's "Words Matter", `data/words-matter.toml`: what is said to visitors is in test_words.py.

Here is all else that somebody wrote: code, comments, documents, tests.
"""

import re
from collections.abc import Iterator
from typing import Final

import pytest

from planner.reading import words_matter as module
from planner.reading.problems import BrokenDataError
from planner.reading.words_matter import FILE, hurting, words_matter
from tests.content import lines
from tests.content.text_files import texts_of_files

ALLOWED: Final = (
    ("data/words-matter.toml", "", "the list itself"),
    ("data/fonts/OFL.txt", "viewed by the user", "a license, in its own words"),
    ("data/fonts/OFL.txt", "presented to the users", "a license, in its own words"),
    ("planner/forms/shipped.py", "User Guide)", "the title of a document"),
    ("planner/web/fixed_files.py", "User-agent: *", "a file's format, RFC 9309"),
    ("tests/deploy/front.py", '"user root root; "', "a directive of nginx"),
    ("tests/deploy/test_files.py", 'r"^USER ', "an instruction of a Dockerfile"),
    ("tests/deploy/test_hard_ground.py", "--map-root-user", "an option of a command"),
    ("tests/web/test_fixed_files.py", "User-agent: *", "a file's format, RFC 9309"),
    ("tests/web/test_hostile_requests.py", '"ours-as-user"', "the part of an address before @"),
    ("tests/content/test_words_matter.py", "", "this list, and what its tests find"),
    ("data/README.md", '["relapse prevention"]', "a term for care"),
    ("tests/programs/phrases.toml", "", "names and terms, and what no program's file may say"),
    ("tests/reading/test_facility_rules.py", '("For addicts", ', "what no program's file may say"),
    ("tests/reading/test_facility_rules.py", '"Cold turkey"', "what no program's file may say"),
)
"""Places that may have such words: the file, what the line has (all lines if empty), and why."""


def hits(name: str, text: str) -> Iterator[tuple[str, int, str]]:
    """The lines of a text with words that hurt, with the words."""
    for number, line in enumerate(text.splitlines(), 1):
        found = hurting().findall(line)
        if found and not any(name == file and part in line for file, part, _ in ALLOWED):
            yield name, number, ", ".join(found)


def test_no_file_has_a_word_that_hurts() -> None:
    files = texts_of_files()
    assert {"README.md", "planner/forms/paper/handout.typ", "data/locales/en.po"} <= files.keys()
    found = [
        f"{name}:{number}: {words}"
        for file, text in files.items()
        for name, number, words in hits(file, text)
    ]
    assert found == [], lines(found)


def test_no_allowance_is_idle() -> None:
    files = texts_of_files()
    idle = [
        (name, part)
        for name, part, _ in ALLOWED
        if not any(part in line and hurting().search(line) for line in files[name].splitlines())
    ]
    assert idle == []


@pytest.mark.parametrize("term", words_matter().terms, ids=lambda term: term.avoid[0])
def test_every_term_is_found_and_says_what_to_say_instead(term: module.Avoided) -> None:
    """Also at the start of a sentence, in capitals, and over the end of a line."""
    assert term.say
    assert hurting().search(term.say) is None
    for word in term.avoid:
        plain = word.replace("*", "ing")
        for said in (f"An {plain}.", plain.upper(), f"({plain.capitalize()})"):
            assert hurting().search(said), said
        assert hurting().fullmatch(plain.replace(" ", "\n"))


def test_the_words_that_hurt_most_are_in_the_list() -> None:
    words = "addict addicts addicted abuser abuse junkie clean dirty habit relapse user users"
    assert [word for word in words.split() if not hurting().search(word)] == []


@pytest.mark.parametrize("said", ["addiction", "cleaner", "inhabit", "used", "reuse", "detox"])
def test_what_is_no_such_word(said: str) -> None:
    assert hurting().search(said) is None


def test_a_planted_word_is_found() -> None:
    """In a file that has an allowance too: that is for one place alone."""
    for name in ("planner/words/new.py", "planner/forms/shipped.py"):
        assert list(hits(name, "# fine\n# for addicts\n")) == [(name, 2, "addicts")]


def test_a_fault_in_the_list_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("data") / FILE.name
    file.write_text(re.sub("^say = ", "says = ", FILE.read_text("utf-8"), count=1, flags=re.M))
    monkeypatch.setattr(module, "FILE", file)
    with pytest.raises(BrokenDataError) as caught:
        words_matter.__wrapped__()
    assert {(one.place, one.remedy) for _, one in caught.value.problems} == {
        ("terms[1].say", "remedy.missing"),
        ("terms[1].says", "remedy.unknown"),
    }

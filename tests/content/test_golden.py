"""Golden files: every byte of the records of the examples, and all that is said of some plans."""

from tests.renew_golden import GOLDEN, WORDS, golden_files

RENEW = "changed on purpose? `python -m tests.renew_golden`, then read the difference"


def test_the_golden_files_are_the_examples_a_dated_one_and_the_words() -> None:
    assert len(golden_files()) == 12
    assert {file.name for file in GOLDEN.iterdir()} == set(golden_files()), RENEW


def test_what_programs_are_told() -> None:
    """Byte for byte."""
    files = golden_files()
    changed = [
        name for name in files if name != WORDS if (GOLDEN / name).read_bytes() != files[name]
    ]
    assert changed == [], RENEW


def test_what_people_are_told() -> None:
    """Every sentence on the examples, and on others that say what these do not."""
    expected = (GOLDEN / WORDS).read_text(encoding="utf-8").splitlines()
    assert golden_files()[WORDS].decode().splitlines() == expected, RENEW

"""Golden files: every byte of the records of the examples, and all that is said of some plans."""

from tests.renew_golden import GOLDEN, WORDS, golden_files

RENEW = "changed on purpose? `python -m tests.renew_golden`, then read the difference"


def test_the_golden_files() -> None:
    """Byte for byte, those of the examples and a dated one; and every sentence on some plans."""
    files = golden_files()
    assert len(files) == 12
    assert {file.name for file in GOLDEN.iterdir()} == set(files), RENEW
    kept = {name: (GOLDEN / name).read_bytes() for name in files}
    assert [name for name in files if name != WORDS if kept[name] != files[name]] == [], RENEW
    assert files[WORDS].decode().splitlines() == kept[WORDS].decode().splitlines(), RENEW

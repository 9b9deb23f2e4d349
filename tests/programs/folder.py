"""A folder of programs that a test writes into, with the app's view of it."""

import os
from itertools import count
from pathlib import Path

from planner.reading.library import built_in
from planner.reading.programs.folder import FacilityFolder
from tests.programs import SMALL


def longer(days: int) -> str:
    """The smallest program with another length."""
    return SMALL.replace("days = 30", f"days = {days}")


class Folder:
    """A folder of programs, with the app's view of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seen = FacilityFolder(path, built_in().default, ("sample",))
        self._times = count(1)

    def write(self, text: str, name: str = "small.toml") -> None:
        """Write a file at a time of its own: two writes can be faster than the disk's clock."""
        file = self.path / name
        file.write_text(text, encoding="utf-8")
        time = next(self._times)
        os.utime(file, ns=(time, time))

    def keys(self) -> list[str]:
        """The keys of the programs as the app sees them at its next look."""
        return [one.key for one in self.seen.look()]

    def days(self) -> list[object]:
        """The first length of each program at the next look."""
        return [one.default.lengths[0] for one in self.seen.look()]

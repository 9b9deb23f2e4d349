"""What is shipped in `data/`: its figures, its words, and the promises about both.

A test that fails here after a change of `data/` asks whether the change is right. Golden files are
renewed with `python -m tests.renew_golden`.
"""

from pathlib import Path
from typing import Final

from planner.library import Library, load

ROOT: Final = Path(__file__).parents[2]
SHIPPED: Final[Library] = load(ROOT / "data")
"""What the app shows to visitors, without any facility's program."""

"""A small pathway with figures of its own, on which the engine is tested.

What `data/` says can change without a test of the engine noticing: they all run on this pathway
and its help lines instead. Only tests/content/ and tests/browser/ look at what is shipped.
"""

from pathlib import Path
from typing import Final

import pytest

from planner.reading import library

FOLDER: Final = Path(__file__).parent


def put_in_place() -> None:
    """Let the whole process read the sample where it would read `data/`."""
    pytest.MonkeyPatch().setattr(library, "DATA", FOLDER)
    library.built_in.cache_clear()

"""The app as it is deployed: nginx with the very file of deploy/ before two replicas."""

import sys
from typing import Final

import pytest

from tests.browser.server import REPOSITORY

DEPLOY: Final = REPOSITORY / "deploy"

NEEDS_LINUX: Final = pytest.mark.skipif(
    sys.platform != "linux", reason="stops processes, and moves disk and clock, as only Linux can"
)

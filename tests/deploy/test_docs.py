"""What deploy/README.md says is true of what is shipped."""

import re
from typing import Final

from tests.browser.server import REPOSITORY
from tests.deploy import DEPLOY
from tests.deploy.test_files import NGINX, PING

README: Final = (DEPLOY / "README.md").read_text(encoding="utf-8")
FRONT: Final = (REPOSITORY / "README.md").read_text(encoding="utf-8")
SETTINGS: Final = (REPOSITORY / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_file_has_its_row() -> None:
    rows = re.findall(r"^\| (`.*?) \|", README, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    shipped = {file.name for file in DEPLOY.iterdir() if file.is_file()}
    hardly_read = {"README.md", "Dockerfile.dockerignore"}
    assert shipped - hardly_read - named == set()


def test_every_test_file_is_there() -> None:
    named = set(re.findall(r"`(tests/[a-z_/]+\.py)`", README))
    assert named
    assert [name for name in named if not (REPOSITORY / name).exists()] == []


def test_the_settings_are_those_of_the_whole_list() -> None:
    named = re.findall(r"^\| `([A-Z_]+)` \|", README, re.MULTILINE)
    assert PING in named
    assert [name for name in named if f"| `{name}` |" not in SETTINGS] == []
    assert "](deploy/README.md)" in FRONT


def test_the_numbers_of_nginx_are_those_of_its_file() -> None:
    for said, is_set in (
        ("20 requests a second", "rate=20r/s"),
        ("200 at once", "burst=200 nodelay"),
        ("1,000 connections", "limit_conn connections 1000"),
        ("no answer within 8 s", "proxy_read_timeout 8s"),
        ("after 25 s of silence", "proxy_read_timeout 25s"),
        ("10 s for a request", "client_header_timeout 10s"),
        ("30 s between two parts of an answer", "send_timeout 30s"),
    ):
        assert said in README, said
        assert is_set in NGINX, is_set

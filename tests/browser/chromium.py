"""Where the browser for the tests comes from."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

MISSING = (
    "the browser tests need Chrome or Chromium: install Google Chrome, or run"
    " `python -m playwright install chromium`, or set CHROMIUM_PATH to a Chromium program"
)
INSTALL_SECONDS = 300
NAMES = ("google-chrome", "google-chrome-stable", "chromium", "chromium-browser")
CHROME_ON_MACOS = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
CHROME_ON_WINDOWS = "Google/Chrome/Application/chrome.exe"
WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")


class BrowserMissingError(Exception):
    """No browser was found and none could be installed; the message says what to install."""


def launch_options(playwright: Playwright) -> dict[str, Any]:
    """What Playwright needs to start the browser, which is installed first if there is none.

    Raises BrowserMissingError.
    """
    options = _found(playwright) or _installed(playwright)
    if options is None:
        raise BrowserMissingError(MISSING)
    return options


def _found(playwright: Playwright) -> dict[str, Any] | None:
    if named := os.environ.get("CHROMIUM_PATH"):
        if Path(named).is_file():
            return {"executable_path": named}
        raise BrowserMissingError(f"CHROMIUM_PATH is {named!r}, and there is no such file")
    for name in NAMES:
        if program := shutil.which(name):
            return {"executable_path": program}
    if any(path.is_file() for path in _usual_places()):
        return {"channel": "chrome"}
    if Path(playwright.chromium.executable_path).is_file():
        return {"channel": "chromium"}
    return None


def _usual_places() -> list[Path]:
    folders = [os.environ[name] for name in WINDOWS_FOLDERS if name in os.environ]
    return [Path(CHROME_ON_MACOS), *(Path(folder, CHROME_ON_WINDOWS) for folder in folders)]


def _installed(playwright: Playwright) -> dict[str, Any] | None:
    _run([sys.executable, "-m", "playwright", "install", "chromium"])
    options = _found(playwright)
    if options is None and shutil.which("apt-get") and _is_root():
        _run(["apt-get", "update"])
        _run(["apt-get", "install", "-y", "--no-install-recommends", "chromium"])
        options = _found(playwright)
    return options


def _run(command: Sequence[str]) -> None:
    """Run a command that may fail: what counts is whether a browser is there afterwards."""
    try:
        subprocess.run(command, check=False, timeout=INSTALL_SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        print(f"{' '.join(command)} took longer than {INSTALL_SECONDS} s", file=sys.stderr)


def launch_arguments() -> list[str]:
    """What Playwright does not say already: the browser asks the network for our pages alone.

    All pages share one process, so that it reads the framework's scripts once and not for each.
    """
    arguments = ["--process-per-site", "--disable-quic"]
    # Chromium's sandbox refuses to work for root, who runs containers and CI.
    return ["--no-sandbox", *arguments] if _is_root() else arguments


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0

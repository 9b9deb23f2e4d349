"""Every address that the server answers. What is not among them is unknown, whoever asks."""

from functools import cache
from typing import Final

from starlette.routing import Route

from planner.web import internals
from planner.web.routes import HEALTH, ROUTES

PLAN: Final = "/"
COMPARE: Final = "/compare"
TALK: Final = "/present"
ABOUT: Final = "/about"
PAGES: Final = {
    PLAN: "pages.plan",
    COMPARE: "pages.compare",
    TALK: "pages.present",
    ABOUT: "pages.about",
}
"""The addresses of the pages, in the order of their links, and the message that names each."""

FRAMEWORK_FILES: Final = "/static/*"


class Addresses:
    """The addresses under a prefix: "", or such as "/planner"."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        routes = [route for route in ROUTES if isinstance(route, Route)]
        self._ours = {path: path for path in PAGES}
        self._ours |= {route.path: route.path for route in routes if not route.param_convertors}
        self._open = [route for route in routes if route.param_convertors]
        self._framework = {path: path for path in internals.ADDRESSES}
        self._framework |= dict.fromkeys(internals.static_files(), FRAMEWORK_FILES)

    def pattern(self, path: str) -> str | None:
        """What stands for this address in the log, without the prefix; None for an unknown one.

        A known address with slashes at its end is known too: it leads to the one without.
        """
        inside = self._inside(path)
        if inside is None:
            return None
        bare = inside.rstrip("/") or "/"
        return self._ours.get(bare) or self._framework.get(bare) or self._open_pattern(bare)

    def is_ours(self, path: str) -> bool:
        """Whether a route of ours answers it, and not the framework."""
        inside = self._inside(path) or ""
        return inside in self._ours or self._open_pattern(inside) is not None

    def is_page(self, path: str) -> bool:
        return self._inside(path) in PAGES

    def _inside(self, path: str) -> str | None:
        """The path below the prefix; None for one outside.

        Nor is one with a line break inside, which a route would take for one without.
        """
        if not path.isprintable():
            return None
        if path == HEALTH:
            return path
        return path.removeprefix(self.prefix) if path.startswith(f"{self.prefix}/") else None

    def _open_pattern(self, inside: str) -> str | None:
        """The pattern of a route of ours that has a part left open."""
        return next((route.path for route in self._open if route.path_regex.match(inside)), None)


@cache
def addresses() -> Addresses:
    """Those of this server, as it is configured."""
    return Addresses(internals.base_path())

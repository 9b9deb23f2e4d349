"""Fixtures for all tests, and how hypothesis works here."""

import gc
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.vendor.pretty import RepresentationPrinter, for_type_by_name

from planner.language.catalogue import languages
from planner.pathway.pathway import Pathway
from planner.plan.link import decode, values_of
from planner.plan.plan import Plan
from planner.reading import library as library_module
from planner.reading.library import PROGRAMS_SETTING, library
from tests import sample
from tests.content import SHIPPED
from tests.turns import turn

# Before any test is read: many have the pathway as a constant.
sample.put_in_place()

# A check that several tests share shows the values it compared, as one inside a test does.
for _shared in ("browser", "forms", "labels", "planted", "programs", "ui", "web"):
    pytest.register_assert_rewrite(f"tests.{_shared}")

# How long an example takes to draw and to run says more about the machine than about the code.
settings.register_profile("planner", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("planner")

BROWSER_TESTS = Path(__file__).parent / "browser"

PlanOf = Callable[[str], Plan]


def _in_brief(pathway: Pathway) -> str:
    """A pathway in one line: with all its texts, a failure would print 40 kB."""
    stages = []
    for stage in pathway.stages:
        stated = stage.range
        words: list[object] = [stage.kind.value]
        words += [] if stated is None else [f"{stated.least}-{stated.most}"]
        words += ["or longer"] if stated is not None and stated.or_longer else []
        words += [name for name in ("optional", "may_fill", "open_ended") if getattr(stage, name)]
        stages.append(" ".join(map(str, words)))
    return f"<{pathway.key}, {pathway.guidance.days} days: {', '.join(stages)}>"


def _print_in_brief(pathway: Pathway, printer: RepresentationPrinter, _cycle: bool) -> None:
    printer.text(_in_brief(pathway))


for_type_by_name(Pathway.__module__, Pathway.__name__, _print_in_brief)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Generator[None]:
    """Mark the browser tests before any are chosen by that, and run them last.

    Playwright keeps an event loop running in the main thread from its first test to the end of the
    run, and no other test could start one then. Of each kind, those that run alone begin first,
    before there is a long one to wait for, and then the long ones, beside which others can run.
    """
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker("browser")
    yield
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, bool, bool]:
    browser, alone, long = (
        item.get_closest_marker(name) is not None for name in ("browser", "alone", "long")
    )
    return browser, not alone, not long


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test that is marked `alone` while no other process runs one."""
    with turn(alone=item.get_closest_marker("alone") is not None):
        return (yield)


@pytest.fixture(scope="session")
def pathway() -> Pathway:
    """The pathway that the engine is tested on."""
    return library().default


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Put what is shipped in the place of the sample, as a server of its own has it."""
    monkeypatch.setattr(library_module, "built_in", lambda: SHIPPED)
    library_module.facility_folder.cache_clear()
    yield
    library_module.facility_folder.cache_clear()


@pytest.fixture(scope="session")
def plan_of() -> PlanOf:
    """The plan of a query string in which nothing is wrong."""

    def plan(query: str) -> Plan:
        decoded = decode(values_of(query), library(), languages())
        assert not decoded.complaints, decoded.complaints
        return decoded.plan

    return plan


Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `python -m planner` without a setting: the exit code, what it prints, its complaint."""
    # It knows the folder of the data by name: only now is the sample in its place.
    from planner.__main__ import main

    monkeypatch.delenv(PROGRAMS_SETTING, raising=False)

    def run(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(one) for one in arguments])
        return code, *capsys.readouterr()

    return run


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """Let no search for garbage look through all that was loaded and collected: it stays."""
    gc.collect()
    gc.freeze()

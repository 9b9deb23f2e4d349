"""Tests of how files are made: off the loop, a few at once, remembered, and never mixed up."""

import asyncio
from functools import partial
from threading import Event

import pytest

from planner.forms import FORMS
from planner.forms.order import CannotMakeError, Order
from planner.plan.plan import default_plan
from planner.reading.library import library
from planner.web.renders import Renders, TooBusyError

DEFAULT = default_plan(library().default)


def test_made_once() -> None:
    """What was made is remembered by its tag."""
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"once"

    async def twice() -> list[bytes]:
        renders = Renders()
        return [await renders.content(make, "tag", "client") for _ in range(2)]

    assert asyncio.run(twice()) == [b"once", b"once"]
    assert len(made) == 1


def test_only_so_much_is_remembered() -> None:
    """Beyond 32 MB the files that were asked for longest ago are forgotten."""
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return bytes(1_000_000)

    async def many() -> list[int]:
        renders = Renders()
        for number in range(40):
            await renders.content(make, str(number), "client")
            await renders.content(make, "0", "client")
        counts = [len(made)]
        for tag in ("0", "39", "9", "1"):
            await renders.content(make, tag, "client")
            counts.append(len(made))
        return counts

    assert asyncio.run(many()) == [40, 40, 40, 40, 41]


def test_a_fault_is_not_remembered() -> None:
    """A form that could not be made is tried again."""
    tries: list[int] = []

    def make() -> bytes:
        tries.append(1)
        if len(tries) == 1:
            raise CannotMakeError("no glyph")
        return b"made"

    async def twice() -> bytes:
        renders = Renders()
        with pytest.raises(CannotMakeError):
            await renders.content(make, "tag", "client")
        return await renders.content(make, "tag", "client")

    assert asyncio.run(twice()) == b"made"


def test_a_full_queue_is_refused() -> None:
    """Beyond the queue nothing waits: the next one is told to come again; the others are made."""
    go = Event()

    def make() -> bytes:
        assert go.wait(timeout=20)
        return b"made"

    async def crowd() -> tuple[int, int]:
        renders = Renders()
        asked = [
            asyncio.create_task(renders.content(make, str(number), "client"))
            for number in range(40)
        ]
        await asyncio.sleep(0)
        while not any(task.done() for task in asked):
            await asyncio.sleep(0)
        go.set()
        answers = await asyncio.gather(*asked, return_exceptions=True)
        refused = sum(isinstance(one, TooBusyError) for one in answers)
        return refused, answers.count(b"made")

    refused, made = asyncio.run(crowd())
    assert refused > 0
    assert refused + made == 40


def test_files_are_not_mixed_up() -> None:
    """Many different plans at once: each file is that of its own link."""
    orders = [Order(plan=DEFAULT.with_length("treatment", days)) for days in range(28, 48)]

    async def crowd() -> list[bytes]:
        renders = Renders()
        json = FORMS["json"]
        return await asyncio.gather(
            *(
                renders.content(partial(json.render, order), json.tag(order), "client")
                for order in orders
            )
        )

    assert asyncio.run(crowd()) == [FORMS["json"].render(order) for order in orders]

"""Many clients who ask for files of different plans at once: none gets the file of another."""

import itertools
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http.client import HTTPConnection
from typing import Final

from benchmarks.servers import OURS, Server, running
from benchmarks.table import Goal, Of, Row
from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.address import base_address
from planner.forms.order import read_order
from planner.plan.link import values_of
from planner.reading.library import library

CLIENTS: Final = 20
REQUESTS: Final = 200
DONE: Final = 200
BUSY: Final = 503
ANSWER_SECONDS: Final = 60

WARM_ROUNDS: Final = 3
"""Until then every library is loaded, and as many files are kept as ever will be."""

MOST_GROWN: Final = 40
"""MB by which the memory may differ afterwards: its allocator rounds up, and keeps some back."""

_FORMS: Final = (*FORMS.values(), *COMPARE_FORMS.values())
_FIRST_DAY: Final = date(2027, 1, 4)
_LOOKS: Final = ("", "&paper=a4", "&theme=dark", "&width=phone", "&titles=full", "&context=article")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A file that a client asks for."""

    form: Form
    query: str

    def file(self, today: date | None = None) -> bytes:
        """The file as it is made here, with nobody else about; on this day, or another."""
        order, complaints = read_order(
            values_of(self.query),
            library(),
            base_address(),
            today=today or datetime.now(UTC).date(),
            compares=self.form.compares,
        )
        if complaints:
            raise ValueError(f"{self.query}: {complaints}")
        return self.form.render(order)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a wish, and after how many seconds."""

    wish: Wish
    status: int
    body: bytes
    seconds: float

    @property
    def mixed_up(self) -> bool:
        """Whether another file came than the one of its own link."""
        return self.status == DONE and self.body != self.wish.file()


def wishes(count: int, first: int = 0) -> list[Wish]:
    """So many wishes, of every form in turn; no two links are the same, whatever `first` is."""
    return [_wish(number) for number in range(first, first + count)]


def _wish(number: int) -> Wish:
    start = _FIRST_DAY + timedelta(days=number)
    stay, detox = 1 + number % 89, 1 + number % 14
    query = f"?detox={detox}&treatment={stay}&start={start}&with=treatment:{stay + 1}"
    return Wish(form=_FORMS[number % len(_FORMS)], query=query + _LOOKS[number % len(_LOOKS)])


def ask_at_once(address: str, wanted: Sequence[Wish], clients: int = CLIENTS) -> list[Outcome]:
    """What so many clients get who ask together, each for the next one as soon as it can."""
    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(outcome, itertools.repeat(address), wanted))


def outcome(address: str, wish: Wish, client: str | None = None) -> Outcome:
    """What comes of a wish; `client` is who asks, as a proxy on this computer says it."""
    headers = {} if client is None else {"X-Forwarded-For": client}
    connection = HTTPConnection(address, timeout=ANSWER_SECONDS)
    began = time.perf_counter()
    try:
        connection.request("GET", f"{wish.form.path}{wish.query}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    seconds = time.perf_counter() - began
    return Outcome(wish=wish, status=answer.status, body=body, seconds=seconds)


def load(*, quick: bool) -> list[Row]:
    """Have 20 clients ask our app for 200 files of different links, again and again."""
    rounds = 1 if quick else 4
    with running(OURS) as server:
        for warm in range(WARM_ROUNDS):
            ask_at_once(server.address, wishes(REQUESTS, REQUESTS * warm))
        numbers = range(WARM_ROUNDS, WARM_ROUNDS + rounds)
        return _rows(server, [wishes(REQUESTS, REQUESTS * number) for number in numbers])


def _rows(server: Server, rounds: Sequence[Sequence[Wish]]) -> list[Row]:
    before, began = server.memory(), time.perf_counter()
    came = [one for wanted in rounds for one in ask_at_once(server.address, wanted)]
    lasted = time.perf_counter() - began
    grown = server.memory() - before
    statuses = Counter(outcome.status for outcome in came)
    failed = len(came) - statuses[DONE] - statuses[BUSY]
    none = Goal(limit=0, of=Of.OURS)
    waits = [outcome.seconds * 1e3 for outcome in came]
    most = Goal(limit=MOST_GROWN, of=Of.OURS)
    return [
        Row(what=f"files, {CLIENTS} clients", unit="1/s", ours=len(came) / lasted),
        Row(what="wait for a file, median", unit="ms", ours=statistics.median(waits)),
        Row(what="wait for a file, longest", unit="ms", ours=max(waits)),
        Row(what=f"failures in {len(came)} files", unit="", ours=failed, goal=none),
        Row(what="told to come again", unit="", ours=statuses[BUSY]),
        Row(
            what="files of another link", unit="", ours=sum(one.mixed_up for one in came), goal=none
        ),
        Row(what="memory grown meanwhile", unit="MB", ours=grown, goal=most),
    ]

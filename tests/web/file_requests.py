"""Many clients who ask for files of different plans at once: none gets the file of another."""

import itertools
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http import HTTPStatus
from http.client import HTTPConnection
from typing import Final

from planner.forms import COMPARE_FORMS, FORMS, Form
from planner.forms.address import base_address
from planner.forms.order import read_order
from planner.plan.link import values_of
from planner.reading.library import library

DONE: Final = HTTPStatus.OK
BUSY: Final = HTTPStatus.SERVICE_UNAVAILABLE
ANSWER_SECONDS: Final = 60

ALL_FORMS: Final = (*FORMS.values(), *COMPARE_FORMS.values())
_FIRST_DAY: Final = date(2027, 1, 4)
_LOOKS: Final = ("", "&paper=a4", "&theme=dark", "&width=phone", "&titles=full", "&context=article")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRequest:
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
class FileAnswer:
    """What a request was answered, and after how many seconds."""

    request: FileRequest
    status: int
    body: bytes
    seconds: float

    @property
    def mixed_up(self) -> bool:
        """Whether another file came than the one of its own link."""
        return self.status == DONE and self.body != self.request.file()


def file_requests(count: int, first: int = 0) -> list[FileRequest]:
    """Requests for every form in turn; no two links are the same, whatever `first` is."""
    return [_file_request(number) for number in range(first, first + count)]


def _file_request(number: int) -> FileRequest:
    start = _FIRST_DAY + timedelta(days=number)
    stay, detox = 1 + number % 89, 1 + number % 14
    query = f"?detox={detox}&treatment={stay}&start={start}&with=treatment:{stay + 1}"
    form = ALL_FORMS[number % len(ALL_FORMS)]
    return FileRequest(form=form, query=query + _LOOKS[number % len(_LOOKS)])


def ask_at_once(
    address: str, requests: Sequence[FileRequest], clients: int = 20
) -> list[FileAnswer]:
    """What so many clients get who ask together, each for the next one as soon as it can."""
    with ThreadPoolExecutor(clients) as pool:
        return list(pool.map(ask_for_file, itertools.repeat(address), requests))


def ask_for_file(address: str, request: FileRequest, client: str | None = None) -> FileAnswer:
    """The answer to one request; `client` is who asks, as a proxy on this computer says it."""
    headers = {} if client is None else {"X-Forwarded-For": client}
    connection = HTTPConnection(address, timeout=ANSWER_SECONDS)
    began = time.perf_counter()
    try:
        connection.request("GET", f"{request.form.path}{request.query}", headers=headers)
        answer = connection.getresponse()
        body = answer.read()
    finally:
        connection.close()
    seconds = time.perf_counter() - began
    return FileAnswer(request=request, status=answer.status, body=body, seconds=seconds)

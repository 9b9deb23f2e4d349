"""The line between a page and its server, as tests can hold it up or cut it."""

from collections.abc import Callable
from typing import Final, Literal

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.server import wait_until
from tests.browser.visitor import SOCKET

ANSWER_SECONDS: Final = 20


class SlowAnswers:
    """A line on which the server's answers arrive only when they are let through."""

    def __init__(self, page: Page) -> None:
        self._held: list[Callable[[], None]] | None = None
        self._answered = False
        page.route_web_socket(SOCKET, self._connect)

    def hold(self) -> None:
        """Keep every answer from now on."""
        self._held, self._answered = [], False

    def let_through(self) -> None:
        """Pass on what was kept, in its order, and everything after it."""
        held, self._held = self._held or [], None
        for send in held:
            send()

    def wait_for_answer(self, page: Page) -> None:
        """Wait until the server has answered, though the page does not know it yet.

        That is to the end: a run sends its first answers before it has heard of the change.
        """

        def answered() -> bool:
            # Asking the page anything lets the messages in.
            page.evaluate("true")
            return self._answered

        wait_until(answered, seconds=ANSWER_SECONDS, what="the server has answered")

    def _connect(self, browser: WebSocketRoute) -> None:
        server = browser.connect_to_server()
        browser.on_message(server.send)

        def pass_on(message: str | bytes) -> None:
            if self._held is None:
                browser.send(message)
            else:
                self._held.append(lambda: browser.send(message))
                self._answered |= _ends_a_run(message)

        server.on_message(pass_on)


def _ends_a_run(message: str | bytes) -> bool:
    """Whether the server says that a run has come to its end, and is followed by no other."""
    if isinstance(message, str):
        return False
    answer = ForwardMsg.FromString(message)
    ended = bool(answer.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY)
    return ended and answer.WhichOneof("type") == "script_finished"


Loss = Literal["changes", "answers"]
"""What a line loses: what the page sends, or what the server does."""


class LossyLine:
    """A line that can lose one of the two, until it is cut; the next one is a good line."""

    def __init__(self, page: Page, loss: Loss) -> None:
        self._loss: Final = loss
        self._losing = False
        self._lost = 0
        self._socket: WebSocketRoute | None = None
        page.route_web_socket(SOCKET, self._connect)

    def lose(self) -> None:
        """Begin to lose it."""
        self._losing = True

    def wait_until_lost(self, page: Page) -> None:
        """Wait until a change, or all of an answer, was lost."""

        def is_lost() -> bool:
            # Asking the page anything lets the messages out and in.
            page.evaluate("true")
            return self._lost > 0

        wait_until(is_lost, seconds=ANSWER_SECONDS, what="something was lost")

    def cut(self) -> None:
        """End this line."""
        self._losing = False
        if self._socket is not None:
            self._socket.close()

    def _connect(self, browser: WebSocketRoute) -> None:
        self._socket, server = browser, browser.connect_to_server()

        def to_server(message: str | bytes) -> None:
            if self._losing and self._loss == "changes":
                self._lost += 1
            else:
                server.send(message)

        def to_browser(message: str | bytes) -> None:
            if self._losing and self._loss == "answers":
                self._lost += _ends_a_run(message)
            else:
                browser.send(message)

        browser.on_message(to_server)
        server.on_message(to_browser)

"""A visitor without a browser: the framework's own messages over a real websocket.

As a browser does, it sends the state of every input with each run, and the address that the last
run has set. It keeps no message of an earlier run, so each run is sent to it whole.
"""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.Common_pb2 import DoubleArray, StringArray
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.servers import App, Place

RUN_SECONDS: Final = 120
LEAST_STAY: Final = 28
MOST_STAY: Final = 90
FIRST_STAY: Final = 60
FIRST_RARE: Final = 11
MOST_RARE: Final = 365

_ADDRESSES: Final = (f"10.0.{number // 256}.{number % 256}" for number in range(65_536))
"""Of the visitors, one each."""


class RunFailedError(Exception):
    """A run of the page did not end well, or drew nothing new; the message says which."""


class Session:
    """One visitor's open page."""

    def __init__(self, socket: ClientConnection, server: Place, query: str) -> None:
        self.chart = ""
        self.bytes = 0
        self._socket = socket
        self._app = server.app
        self._changes = changes(server.app)
        self._query = query
        self._page = ""
        self._states: dict[str, WidgetState] = {}
        self._context = ContextInfo(
            timezone="America/New_York",
            timezone_offset=300,
            locale="en-US",
            url=f"http://{server.address}/",
            color_scheme="light",
        )

    async def next_plan(self) -> float:
        """Change one number to what this visitor never had, as `change` does."""
        return await self.change(*next(self._changes))

    async def stay_of(self, days: int) -> float:
        """Change the length of the stay, as `change` does."""
        return await self.change(self._app.changes, days)

    async def change(self, key: str | None, value: int) -> float:
        """Set a number input and run the page; the seconds until its script has finished."""
        name = next((name for name in self._states if name.endswith(f"-{key}")), None)
        if name is None:
            raise RunFailedError(f"the page has no number input {key!r}")
        state = self._states[name]
        if state.WhichOneof("value") == "double_array_value":
            state.double_array_value.data[:] = [value]
        else:
            state.int_value = value
        return await self.run()

    async def run(self) -> float:
        """Run the page; the seconds until its script has finished. The chart must be a new one."""
        wanted = BackMsg(
            rerun_script=ClientState(
                query_string=self._query,
                widget_states=WidgetStates(widgets=self._states.values()),
                page_script_hash=self._page,
                context_info=self._context,
            )
        )
        before = self.chart
        began = time.perf_counter()
        await self._socket.send(wanted.SerializeToString())
        async with asyncio.timeout(RUN_SECONDS):
            elements = await self._read()
        seconds = time.perf_counter() - began
        self._keep(elements)
        if not self.chart or self.chart == before:
            raise RunFailedError("the run drew no new chart")
        return seconds

    async def _read(self) -> list[Element]:
        """The elements of one run, up to the message that its script has finished."""
        elements: list[Element] = []
        self.bytes = 0
        while True:
            message, size = await self._next()
            self.bytes += size
            match message.WhichOneof("type"):
                case "new_session":
                    self._page = message.new_session.page_script_hash
                case "delta":
                    if message.delta.WhichOneof("type") == "new_element":
                        elements.append(message.delta.new_element)
                case "page_info_changed":
                    self._query = message.page_info_changed.query_string
                case "script_finished":
                    if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                        raise RunFailedError(f"the run ended with {message.script_finished}")
                    return elements
                case _:
                    pass

    async def _next(self) -> tuple[ForwardMsg, int]:
        data = await self._socket.recv(decode=False)
        message = ForwardMsg()
        message.ParseFromString(data)
        return message, len(data)

    def _keep(self, elements: list[Element]) -> None:
        """Keep the chart, and the state of each input that is on the page now."""
        states: dict[str, WidgetState] = {}
        for element in elements:
            kind = element.WhichOneof("type")
            if kind == "exception":
                raise RunFailedError(f"the page shows {element.exception.message}")
            if kind == "plotly_chart":
                self.chart = element.plotly_chart.spec
            shown = _shown(element)
            if shown is not None:
                state, is_set = shown
                held = None if is_set else self._states.get(state.id)
                states[state.id] = held or state
        self._states = states


def _shown(element: Element) -> tuple[WidgetState, bool] | None:
    """What an input shows, and whether the script insists on it; None for other elements."""
    match element.WhichOneof("type"):
        case "number_input":
            number = element.number_input
            value = number.value if number.set_value else number.default
            return WidgetState(id=number.id, int_value=round(value)), number.set_value
        case "slider":
            slider = element.slider
            data = slider.value if slider.set_value else slider.default
            array = DoubleArray(data=data)
            return WidgetState(id=slider.id, double_array_value=array), slider.set_value
        case "checkbox":
            box = element.checkbox
            checked = box.value if box.set_value else box.default
            return WidgetState(id=box.id, bool_value=checked), box.set_value
        case "date_input":
            day = element.date_input
            dates = StringArray(data=day.value if day.set_value else day.default)
            return WidgetState(id=day.id, string_array_value=dates), day.set_value
        case _:
            return None


def connection(server: Place, client: str) -> connect:
    """An open socket of the browser at this address, as a proxy on this computer hands it on.

    The server gives each address its share, and visitors do not all sit in one place.
    """
    return connect(
        f"ws://{server.address}/_stcore/stream",
        origin=Origin(f"http://{server.address}"),
        subprotocols=[Subprotocol("streamlit")],
        additional_headers={"X-Forwarded-For": client},
        compression=None,
        max_size=None,
        # The server asks whether the line is there; a browser does not.
        ping_interval=None,
        # The server is on this computer, whatever proxy the environment names.
        proxy=None,
    )


@asynccontextmanager
async def session(server: Place, place: int = 60) -> AsyncIterator[Session]:
    """A visitor whose first run is done; `place` makes its plan one of its own."""
    async with connection(server, next(_ADDRESSES)) as socket:
        visitor = Session(socket, server, server.app.query.format(place=place))
        await visitor.run()
        yield visitor


def changes(app: App) -> Iterator[tuple[str | None, int]]:
    """Changes of one number after the other, for a page that shows 60 days at first.

    Each differs from the one before it; with a number that moves rarely, no plan comes twice.
    """
    stay = FIRST_STAY
    for rare in itertools.cycle(range(FIRST_RARE, MOST_RARE + 1)):
        if app.rarely is not None:
            yield app.rarely, rare
        for stay in [days for days in range(LEAST_STAY, MOST_STAY + 1) if days != stay]:
            yield app.changes, stay

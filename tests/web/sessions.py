"""A visitor without a browser: the framework's own messages over a real websocket.

It changes one length again and again, in this app or in the naive page of `benchmarks/`. It keeps
no message of an earlier run, so each run is sent to it whole.
"""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Final

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.Common_pb2 import DoubleArray
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NumberInput_pb2 import NumberInput
from streamlit.proto.Slider_pb2 import Slider
from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from planner.web import internals

RUN_SECONDS: Final = 120
OUR_INPUT: Final = "-days-evaluation"
"""The end of the id of the input that is changed here; of the naive page it is the slider."""

_CLIENTS: Final = (f"10.0.{number // 256}.{number % 256}" for number in range(65_536))
"""The addresses of the visitors, one each."""


class RunFailedError(Exception):
    """A run of the page did not end well, or drew nothing new; the message says which."""


class Session:
    """One visitor's open page. `bytes` is how much the last run sent, not packed."""

    def __init__(self, socket: ClientConnection, address: str, query: str) -> None:
        self.bytes = 0
        self._socket = socket
        self._query = query
        self._page = ""
        self._chart = ""
        self._input: NumberInput | Slider = NumberInput()
        self._lengths: Iterator[int] | None = None
        self._context = ContextInfo(
            timezone="America/New_York",
            timezone_offset=300,
            locale="en-US",
            url=f"http://{address}/",
            color_scheme="light",
        )

    async def next_plan(self) -> float:
        """Change the length to the next one that the page allows, as `change` does.

        No length comes again before all have been through.
        """
        if self._lengths is None:
            lengths = range(max(1, round(self._input.min)), round(self._input.max) + 1)
            self._lengths = itertools.cycle(lengths)
        return await self.change(next(self._lengths))

    async def change(self, days: int) -> float:
        """Set the length and run the page; the seconds until its script has finished."""
        if isinstance(self._input, Slider):
            days_as_array = DoubleArray(data=[days])
            state = WidgetState(id=self._input.id, double_array_value=days_as_array)
        else:
            state = WidgetState(id=self._input.id, int_value=days)
        return await self.run(state)

    async def run(self, *changed: WidgetState) -> float:
        """Run the page; the seconds until its script has finished. The chart must be a new one."""
        message = BackMsg(
            rerun_script=ClientState(
                query_string=self._query,
                widget_states=WidgetStates(widgets=changed),
                page_script_hash=self._page,
                context_info=self._context,
            )
        )
        before = self._chart
        began = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(RUN_SECONDS):
            elements = await self._read()
        seconds = time.perf_counter() - began
        for element in elements:
            self._keep(element)
        if not self._chart or self._chart == before:
            raise RunFailedError("the run drew no new chart")
        return seconds

    async def _read(self) -> list[Element]:
        """The elements of one run, up to the message that its script has finished."""
        elements: list[Element] = []
        self.bytes = 0
        while True:
            data = await self._socket.recv(decode=False)
            self.bytes += len(data)
            message = ForwardMsg.FromString(data)
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

    def _keep(self, element: Element) -> None:
        match element.WhichOneof("type"):
            case "exception":
                raise RunFailedError(f"the page shows {element.exception.message}")
            case "plotly_chart":
                self._chart = element.plotly_chart.spec
            case "slider":
                self._input = element.slider
            case "number_input" if element.number_input.id.endswith(OUR_INPUT):
                self._input = element.number_input
            case _:
                pass


def connection(address: str, client: str, path: str = internals.STREAM) -> connect:
    """An open socket of the browser at the address `client`, as a proxy here hands it on.

    The server gives each address its share, and visitors do not all sit in one place.
    """
    return connect(
        f"ws://{address}{path}",
        origin=Origin(f"http://{address}"),
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
async def session(address: str, place: int = 60) -> AsyncIterator[Session]:
    """A visitor whose first run is done; in our app `place` makes its plans its own."""
    async with connection(address, next(_CLIENTS)) as socket:
        visitor = Session(socket, address, f"evaluation=365&aftercare={place}")
        await visitor.run()
        yield visitor

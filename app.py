"""The entry: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st
from starlette.middleware import Middleware

from planner.ui import plan_page
from planner.web import internals
from planner.web.framework_files import FrameworkFiles
from planner.web.gate import Gate
from planner.web.headers import Headers
from planner.web.index_page import page_routes
from planner.web.request_log import RequestLog
from planner.web.routes import ROUTES
from planner.web.sockets import Sockets
from planner.web.start import PAGE, load_or_exit, starting
from planner.web.talk_page import TALK_ROUTE

load_or_exit()

app = st.App(
    PAGE,
    # The page script itself is never imported: importing it would run it.
    lifespan=starting(plan_page.warm),
    routes=(*page_routes(), TALK_ROUTE, *ROUTES),
    # A request passes through them in this order, and its answer the other way round.
    middleware=[Middleware(part) for part in (Headers, RequestLog, Gate, FrameworkFiles, Sockets)],
)

internals.heed_environment()
internals.watch_our_code()

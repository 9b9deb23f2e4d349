"""The entry: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st
from starlette.middleware import Middleware

from planner.ui import plan_page
from planner.web.headers import Headers
from planner.web.index_page import IndexPage
from planner.web.limits import QueryLimit
from planner.web.routes import ROUTES
from planner.web.start import PAGE, load_or_exit, starting

load_or_exit()

app = st.App(
    PAGE,
    # The page script itself is never imported: importing it would run it.
    lifespan=starting(plan_page.warm),
    routes=ROUTES,
    middleware=[Middleware(Headers), Middleware(QueryLimit), Middleware(IndexPage)],
)

"""The entry: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st
from starlette.middleware import Middleware

from planner.web.index_page import IndexPage
from planner.web.limits import QueryLimit
from planner.web.routes import ROUTES
from planner.web.start import PAGE, lifespan, load_or_exit

load_or_exit()

app = st.App(
    PAGE,
    lifespan=lifespan,
    routes=ROUTES,
    middleware=[Middleware(QueryLimit), Middleware(IndexPage)],
)

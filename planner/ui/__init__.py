"""The pages. Only this package, `planner.web` and `app.py` import streamlit."""

"""The same pathway as anyone would draw it first: a slider, a data frame, `px.timeline`."""

from datetime import date, timedelta

import pandas as pd
import plotly.express as px
import streamlit as st

START = date(2027, 1, 4)

st.title("Clonazepam rehab: what happens, and how long")

stay = st.slider("Length of stay (days)", min_value=28, max_value=90, value=60)

lengths = {
    "Medical detox": 10,
    "Evaluation": 2,
    "Residential program": stay,
    "Outpatient care": max(0, 90 - stay),
    "Aftercare": 60,
}
days = pd.Series(lengths)
ends = days.cumsum()
frame = pd.DataFrame(
    {
        "Stage": days.index,
        "Days": days.to_numpy(),
        "Start": [START + timedelta(days=int(day)) for day in ends - days],
        "Finish": [START + timedelta(days=int(day)) for day in ends],
    }
)

figure = px.timeline(frame, x_start="Start", x_end="Finish", y="Stage", color="Stage", text="Days")
figure.update_yaxes(autorange="reversed")
st.plotly_chart(figure)

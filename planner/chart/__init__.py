"""Timeline -> pictures: the live Plotly figure, and the scene that files draw."""

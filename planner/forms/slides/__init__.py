"""The slides of a talk, as native shapes that can be edited."""

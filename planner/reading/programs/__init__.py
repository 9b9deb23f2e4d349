"""A facility's own program: its file, the rules for it, and the folder it lies in."""

"""Tests of `planner.language`."""

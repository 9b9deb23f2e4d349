"""Tests of `planner.reading`."""

"""Tests of `planner.words`."""

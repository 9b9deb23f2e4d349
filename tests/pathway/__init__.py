"""Tests of `planner.pathway`."""

"""Tests of `planner.plan`."""

"""Tests of `planner.chart`."""

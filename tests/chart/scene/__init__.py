"""Tests of the drawing, before any form of it."""

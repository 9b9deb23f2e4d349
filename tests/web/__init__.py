"""Tests of what the server adds to the pages."""

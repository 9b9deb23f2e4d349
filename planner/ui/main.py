"""The page script: the framework runs it anew for every visitor's every change."""

from planner.ui import pages

pages.show()

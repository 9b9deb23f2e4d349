"""The page script: the framework runs it anew for every visitor's every change."""

from planner.ui import plan_page

plan_page.show()

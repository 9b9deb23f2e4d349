"""The chart alone, as SVG and PNG; and plans beside one another."""

"""Data files -> pathways, strictly checked: every fault in one report, with its remedy."""

"""Treatment Pathway Planner: one link, every form of an illustrative treatment timeline."""

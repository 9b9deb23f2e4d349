"""A person's choices, their link, the timeline that follows, and a plan beside others."""

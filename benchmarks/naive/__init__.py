"""The page that anyone would write first, to compare with."""

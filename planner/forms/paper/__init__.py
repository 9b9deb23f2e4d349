"""What is printed: the handout and the comparison, set by typst."""

"""What the server adds to the pages: routes, limits, and how it starts."""

"""How fast the app is, beside the page that anyone would write first."""

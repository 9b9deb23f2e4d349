"""Words and type: the catalogues of messages, and how wide words are."""

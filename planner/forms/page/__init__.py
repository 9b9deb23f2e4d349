"""HTML: pieces for the pages, whole documents, and their templates."""

"""What a user takes along: a quote with its reference, a session as Markdown or as a Word file."""

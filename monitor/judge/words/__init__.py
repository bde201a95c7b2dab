"""One table of words for each language: TOPICS by name, SIGNALS by name."""

"""Sample snapshot folders: a small one with a year's history, and a large one for measurements."""

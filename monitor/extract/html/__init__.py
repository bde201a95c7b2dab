"""HTML to pieces: the tree, the page, and what a watch's selectors keep of it."""

"""Read HTML: the tree, what remains of it after the element passes, its blocks, a watch's selectors."""

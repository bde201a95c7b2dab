"""Whether a page is the policy at all: walls, error pages, home pages, truncated answers."""

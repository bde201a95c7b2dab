"""What is not the policy: element rules, line patterns, the head and the tail of the page."""

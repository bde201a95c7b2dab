"""Text as every stage reads it: normalised, folded, split into tokens, its language told."""

"""The pages, one module each: plain functions from a visit and the index to a response."""

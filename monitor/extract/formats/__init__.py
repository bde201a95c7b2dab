"""Source formats: detect the format, decode the bytes, read the blocks."""

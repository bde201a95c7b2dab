"""The snapshot folder: three files per version, written durably."""

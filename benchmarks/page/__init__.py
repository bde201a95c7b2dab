"""Snapshot folders to show: a small one with a year's history, and a large one to measure with."""

"""Source formats. `registry` lists their records, `detect` finds the format of a body.

A new format is one file with its record, and one row in `registry`.
"""

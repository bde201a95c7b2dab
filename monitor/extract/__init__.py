"""From bytes to the policy's blocks.

document     `extract`: detect the format, read it, fold the decisions, refuse what is no policy
passes       the passes of each format, in their order: start reading here
decisions    what a pass returns: kept or dropped, by which rule, on what evidence
explain      prints the decisions
fingerprint  the short way: has what the page shows changed?
"""

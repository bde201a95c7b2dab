"""From bytes to the policy's blocks: the way is sniff, decode, parse, drop chrome, read blocks, judge.

document.py   `extract`, the whole way
fingerprint.py  the short one: has what the page shows changed?
"""

"""What `init` and `add` need.

discovery.py  guess which documents a company has
probe.py      look at a page once, and send a trial message
"""

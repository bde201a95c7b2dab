"""The watchlist: what is watched, who is told, and how patiently.

values.py     what a watchlist declares
tables.py     its keys, as data
checks.py     what each value must be
load.py       the file becomes a `Watchlist`, or all its faults at once
append.py     a watch is added, comments kept
"""

from monitor.watchlist.append import append_watch
from monitor.watchlist.checks import web_address
from monitor.watchlist.durations import parse_duration
from monitor.watchlist.load import load, parse
from monitor.watchlist.slugs import slug
from monitor.watchlist.values import Network, Settings, Watchlist, Web

__all__ = [
    "Network", "Settings", "Watchlist", "Web", "append_watch", "load", "parse", "parse_duration", "slug",
    "web_address",
]  # fmt: skip

"""The watchlist: what is watched, who is told, and how patiently.

values.py           what a watchlist declares
keys.py             its keys, as rows
channel_tables.py   `[channel.NAME]` becomes a `Channel`
network_tables.py   `[network.fetch]`, `[network.deliver]` become a `Network`
watch_tables.py     `[[watch]]` becomes a `Watch`
load.py             the file becomes a `Watchlist`, or all its faults at once
append.py           adds a watch, keeps comments
slugs.py            names as folder names

How one table is read stands in `monitor.config`; the keys of a channel type in its own file
below `monitor.deliver.channels`.
"""

from monitor.config.address_checks import web_address
from monitor.watchlist.append import append_watch
from monitor.watchlist.load import load, parse
from monitor.watchlist.slugs import slug
from monitor.watchlist.values import Network, Settings, Watchlist, Web

__all__ = [
    "Network", "Settings", "Watchlist", "Web", "append_watch", "load", "parse", "slug", "web_address",
]  # fmt: skip

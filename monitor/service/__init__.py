"""The monitor as a service of the system: its systemd unit, and what it says to systemd.

unit.py       the hardened unit for a watchlist, as text
install.py    writes it, and refuses where it could do harm
notify.py     ready, alive, reloading, stopping
pulse.py      whether the queue moves, so that the watchdog may be fed
vitals.py     how the daemon fares, for those who ask from outside
"""

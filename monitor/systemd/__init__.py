"""Run under systemd.

unit.py      generate the hardened unit for a watchlist
install.py   install it, or explain why it would not start
notify.py    messages to systemd: ready, alive, reloading, stopping
watchdog.py  feed the watchdog while readings finish
"""

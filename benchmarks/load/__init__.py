"""The real daemon with many watches due at once, and what that costs it.

town.py    watches on many local hosts, one of them a tarpit, put into an index as if read before
daemon.py  the daemon as a process that says how it fares
rush.py    all of them due at the same moment: what the daemon and the hosts saw
growth.py  the same for more and more watches, as a table
"""

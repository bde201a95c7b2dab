"""Measure the real daemon with many watches due at once.

prepared_watches.py  watches on many local hosts, one of them a tarpit, stored as already read
daemon.py            the daemon as a process that reports its resource usage
burst.py             all watches due at the same moment: what the daemon and the hosts saw
growth.py            the same for more and more watches, as a table
"""

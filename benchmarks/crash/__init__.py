"""Kills the real daemon again and again and counts what got lost: it must be nothing.

python -m benchmarks.crash [--random 1000] [--each-point 20]

world.py     a site whose pages change, a webhook receiver and an SMTP server, and what they saw
victim.py    the daemon that is killed, at a named point or by surprise
trial.py     the killing, and the reckoning afterwards
"""

"""Kill the real daemon many times and count lost alerts: there must be none.

python -m benchmarks.crash [--random 1000] [--each-point 20]

world.py     a site whose pages change, a webhook receiver and an SMTP server; they record what they see
victim.py    the daemon to kill, at a named point or at a random moment
trial.py     kill the daemon, then count
"""

"""Atom feeds: of everything, of each company, of each watch.

names.py      which feed a file's name means
shelf.py      the feeds as the index tells them
files.py      written beside the snapshots after a commit, for those who only serve files
routes.py     the same, served by the status page
"""

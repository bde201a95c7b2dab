"""Atom feeds: of all watches, of each company, of each watch.

feed_names.py   the file names of feeds
builder.py      makes a feed from what the index holds
feed_files.py   writes feeds beside the snapshots after a commit, for a static file server
routes.py       serves feeds on the status page
"""

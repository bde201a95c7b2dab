"""Keeps versions as files that people read, and everything else in an index beside them.

store.py       the store of one machine: what the pipeline and the daemon ask for
files.py       the few calls on the file system;  durable.py  writing so that it lasts
snapshots.py   a version's three files;  record.py  what they say
schema.py      the index: tables, connections, transactions
index.py       what one step changes in it;  roll.py  whose time has come
outbox.py      alerts that wait for their readers
queries.py     what people ask;  rows.py  the answers
lock.py        one daemon per folder;  faults.py  what each error means
"""

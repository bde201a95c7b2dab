"""Versions as files that people read, and everything else in an index beside them.

protocols.py            the seam: what the pipeline, the daemon, the dispatcher and people need of a store
key_values.py, orders.py
                        small parts of the seam beside their values
retention.py            how long is kept what need not be kept for ever
rows.py, upkeep.py      the values that cross it: answers to questions, results of upkeep
backends.py             the registry: the scheme of a location selects a backend
agenda.py               rules that every store follows: due times, waiting times
commit_rules.py         rules that every store follows: when a step may be stored
metrics.py              the values of the metrics endpoint, from any store
in_memory.py            a store in memory, with its outbox in in_memory_outbox.py
sqlite/                 the index in SQLite, and the store and backend of a snapshot folder
snapshots/              the snapshot folder: three files per version
codec.py                encoding of values; compression.py: zstd
error_translation.py    errors of the file system and of SQLite as `StoreError`

A contract suite, `tests/store/test_contract.py`, holds every store to the same behaviour.
"""

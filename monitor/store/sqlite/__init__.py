"""The index in SQLite, and the store and backend that join it with the snapshot folder.

schema.py, connection.py      tables and their upgrades; connections and transactions
sqlite_store.py               the store: files first, then one transaction
step_writer.py, watches.py    what a step and a watchlist change in the index
outbox.py                     alerts that wait for delivery
…_queries.py, queries.py      read-only questions, by subject and together; row_mapping.py decodes rows
recovery.py                   repair at startup, after a crash
verification.py               compare every file with its recorded hash
rebuild.py, salvage.py        create the index anew, from the files and from a damaged index
thinning.py                   delete old readings
folder_backend.py             the backend of a snapshot folder
"""

"""The index in SQLite, and the store and backend that join it with the snapshot folder.

schema.py, connection.py      tables and their upgrades; connections and transactions
sqlite_store.py               the store: files first, then one transaction
step_writer.py, watches.py    what a step and a watchlist change in the index
rewording.py                  the wordings that a version ends and adds;
wording_backlog.py            those of a long version, a little per tick
outbox.py                     alerts that wait for delivery
queries.py                    read-only questions, joined from watch_queries.py, version_queries.py,
                              search_queries.py, event_queries.py, log_queries.py and order_table.py;
                              row_mapping.py decodes rows
key_value_table.py            small values and secrets of other components
recovery.py                   repair at startup, after a crash
verification.py               compare every file with its recorded hash
rebuild.py, salvage.py        create the index anew, from the files and from a damaged index
log_table.py, log_claims.py   the log in the index; what its entries say taken together
sealing.py, day_rolls.py      close each day in the log; signing.py signs it; pace.py makes steps of both
thinning.py, retirement.py    delete old readings; remove old raw pages and orders
forgetting.py                 remove all of a watch; word_erasure.py erases its words
folder_backend.py             the backend of a snapshot folder
"""

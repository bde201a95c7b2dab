"""Keeps versions as files that people read, and everything else in an index beside them.

store.py       the store of one machine: what the pipeline and the daemon ask for

the files      files.py  the few calls on the file system      durable.py  writing so that it lasts
               record.py  what a version's files say           snapshots.py  the three files
               survey.py  what lies in the folder              compression.py  zstd
the index      schema.py  tables, connections, transactions    codec.py  how values are put into it
               index.py  what one step changes                 roll.py  whose time has come
               outbox.py  alerts that wait for their readers
               queries.py  what people ask                     answers.py, rows.py  what they get
after a fault  recover.py  what a start makes good             verify.py  finds what rotted
               rebuild.py  the index out of the files          salvage.py  and out of the old index
the rest       lock.py  one process per folder                 faults.py  what each error means
"""

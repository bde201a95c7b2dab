"""The append-only log: a Merkle tree over versions, readings and orders, with signed heads.

merkle.py         the tree of RFC 6962
signed_note.py    a text signed with Ed25519, as C2SP's signed-note has it
checkpoint.py     the signed head of the log, as C2SP's tlog-checkpoint has it
entries.py        what the log's leaves say: a version was stored, a day ended, a watch was forgotten
removals.py       sign the entries that excuse an absence
audit.py          compare a log with its signed checkpoints

Whoever keeps one old checkpoint can prove that a later log holds all that the old one held.
"""

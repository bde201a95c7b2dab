"""The index in SQLite: state, versions, changes, outbox, search."""

"""Small values in the index, and secrets beside it."""

from __future__ import annotations

import secrets
import sqlite3
from pathlib import Path
from typing import Final

from monitor.store.error_translation import understanding
from monitor.store.snapshots.evidence_keys import SECRET_SIZE, EvidenceKeys
from monitor.store.sqlite.connection import transaction

FORMER_SECRETS: Final = {"session": "key of the page"}
"""Under which key an earlier release kept a secret in the index."""


class KeyValueTable:
    """Implements `key_values.KeyValues` and `Secrets` on the connection that writes."""

    _connection: sqlite3.Connection
    _path: Path
    _keys: EvidenceKeys

    def put(self, key: str, value: bytes) -> None:
        """Store a value of another component over restarts, replacing an earlier one."""
        with transaction(self._connection, self._path) as connection:
            connection.execute("INSERT OR REPLACE INTO key_values VALUES (?, ?)", (key, value))

    def get(self, key: str) -> bytes | None:
        """Return the value; None if the key was never put."""
        with understanding(self._path):
            row = self._connection.execute(
                "SELECT value FROM key_values WHERE key = ?", (key,)
            ).fetchone()
        return row["value"] if row else None

    def secret(self, name: str) -> bytes:
        """Return the secret of this name, kept outside the snapshot folder; create it if missing.

        The secret that an earlier release kept in the index is taken over and deleted there.
        """
        key = FORMER_SECRETS.get(name, name)
        found = self._keys.secret(name)
        if found is None:
            found = self.get(key) or secrets.token_bytes(SECRET_SIZE)
            self._keys.put_secret(name, found)
        with transaction(self._connection, self._path) as connection:
            connection.execute("DELETE FROM key_values WHERE key = ?", (key,))
        return found

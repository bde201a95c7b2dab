"""Questions beside a writer: in another process, read-only, on damaged rows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from monitor.errors import StoreDamaged, StoreError
from monitor.store.sqlite.queries import open_queries

WATCH = "ostenz/privacy-policy"


def test_a_row_that_cannot_be_understood_is_damage(books: Any) -> None:
    books.store._connection.execute("UPDATE watches SET memory = 'no memory'")
    with pytest.raises(StoreDamaged, match="cannot be understood"):
        books.store.memory(WATCH)


READER = """
import sys
from pathlib import Path
from monitor.store.sqlite.queries import open_queries
queries = open_queries(Path(sys.argv[1]))
print("ready", flush=True)
for _ in sys.stdin:
    (status,) = queries.statuses()
    text = queries.version(status.watch, status.head).clauses[0].text
    told = any(event.number == status.head - 1 for event in queries.events())
    print(status.head, text, told, flush=True)
"""


def test_another_process_reads_while_this_one_writes(books: Any, root: Path) -> None:
    """Whatever step it sees, it finds all that was stored with it: version, clauses and event."""
    books.change(WATCH, "Version 1.")
    command = [sys.executable, "-c", READER, str(root)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "ready\n"
        for number in range(2, 22):
            other.stdin.write("look\n")
            books.change(WATCH, f"Version {number}.")
            seen = other.stdout.readline().strip()
            possible = {f"{n} Version {n}. {n > 1}" for n in (number - 1, number)}
            assert seen in possible
        other.stdin.close()


def test_a_reader_never_changes_anything(books: Any, root: Path) -> None:
    queries = open_queries(root)
    with pytest.raises(StoreError, match="readonly"):
        queries._all(tuple, "DELETE FROM watches")
    assert len(books.store.query.statuses()) == 1
    queries.close()

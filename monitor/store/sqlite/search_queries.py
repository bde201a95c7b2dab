"""Full-text search over the clauses of all versions."""

from __future__ import annotations

import json
import re
import sqlite3
from typing import Final

from monitor.store.rows import SearchHit, WatchHits
from monitor.store.sqlite.query_base import QueryBase
from monitor.store.sqlite.row_mapping import search_hit_of, watch_hits_of

COMMON: Final = 10_000
"""With more hits than this a word is too common to say who uses it."""

_FOUND: Final = """
SELECT wordings.*, began.captured_at AS since_at, ended.captured_at AS until_at,
    snippet(words, 0, '«', '»', '…', 48) AS excerpt
FROM words JOIN wordings ON wordings.id = words.rowid
JOIN versions AS began ON began.watch = wordings.watch AND began.seq = wordings.since
LEFT JOIN versions AS ended ON ended.watch = wordings.watch AND ended.seq = wordings.until
WHERE words MATCH ?1 AND words.rowid IN (SELECT value FROM json_each(?2))
ORDER BY wordings.until IS NOT NULL, words.rowid DESC
"""

_HITS: Final = """
SELECT words.rowid FROM words CROSS JOIN wordings ON wordings.id = words.rowid
WHERE words MATCH ? AND coalesce(watch = ?, 1) AND (until IS NULL) = ?
ORDER BY words.rowid DESC LIMIT ?
"""
"""Newest first: the order of the index itself, so that SQLite stops at the limit without sorting."""

_HITS_BY_WATCH: Final = """
WITH said AS (
    SELECT watch, count(*) AS hits, min(since) AS first, sum(until IS NULL) AS standing
    FROM words CROSS JOIN wordings ON wordings.id = words.rowid WHERE words MATCH ? GROUP BY watch)
SELECT said.watch, hits, captured_at AS first, standing FROM said
JOIN versions ON versions.watch = said.watch AND versions.seq = said.first ORDER BY captured_at
"""

_COMMON: Final = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"

_QUOTES: Final = re.compile("[“”«»„]")


class SearchQueries(QueryBase):
    """Which clauses contain words, and which watches contained them first."""

    def search(
        self, words: str, watch: str | None = None, limit: int = 60
    ) -> tuple[SearchHit, ...]:
        """Return wordings that contain all words and all "quoted phrases"; case and accents aside.

        Wordings of the newest versions come first, newest wording first.
        """
        if not (sought := matching(words)):
            return ()
        hits = self._all(_row_id, _HITS, sought, watch, 1, limit)
        hits += self._all(_row_id, _HITS, sought, watch, 0, limit - len(hits))
        return self._all(search_hit_of, _FOUND, sought, json.dumps(hits))

    def hits_by_watch(self, words: str) -> tuple[WatchHits, ...] | None:
        """Return the number of hits by watch, the earliest user of the words first.

        None for words with more than `COMMON` hits.
        """
        if not (sought := matching(words)):
            return ()
        if self._number(_COMMON, sought, COMMON + 1) > COMMON:
            return None
        return self._all(watch_hits_of, _HITS_BY_WATCH, sought)


def matching(words: str) -> str:
    """Return typed words as an FTS5 query, each quoted so that no word acts as an operator.

    `data AND "third parties"` → `"data" "AND" "third parties"`
    """
    parts = (a or b for a, b in re.findall(r'"([^"]*)"|([^\s"]+)', _QUOTES.sub('"', words)))
    kept = (part for part in parts if any(letter.isalnum() for letter in part))
    return " ".join(f'"{part}"' for part in kept).replace("\0", " ")


def _row_id(row: sqlite3.Row) -> int:
    return int(row[0])

"""A search query is quoted for SQLite word by word."""

from __future__ import annotations

from monitor.store.sqlite.search_queries import matching


def test_a_query_is_quoted_word_by_word() -> None:
    assert matching('train "AI models" a*') == '"train" "AI models" "a*"'
    assert matching('"" * -') == ""

"""The cache holds no more bytes than it may, whatever comes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.sandbox.reading_cache import ReadingCache


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.binary(max_size=60))))
def test_it_never_holds_more_bytes_than_it_may(puts: list[tuple[str, bytes]]) -> None:
    cache = ReadingCache(100)
    last: dict[str, bytes] = {}
    for key, reading in puts:
        cache.put(key, reading)
        last[key] = reading or last.get(key, b"")
        assert cache.get(key) == last[key]
        held = [cache.get(name) for name in "abcdef"]
        assert cache.size == sum(map(len, held)) <= 100


def test_the_least_recently_used_reading_goes_first() -> None:
    cache = ReadingCache(10)
    cache.put("old", b"four")
    cache.put("new", b"four")
    assert cache.get("old") == b"four"
    cache.put("third", b"four")
    assert (cache.get("old"), cache.get("new")) == (b"four", b"")


def test_a_reading_longer_than_the_cache_is_not_held() -> None:
    cache = ReadingCache(10)
    cache.put("short", b"four")
    cache.put("long", b"more than ten bytes")
    assert (cache.get("short"), cache.get("long")) == (b"four", b"")

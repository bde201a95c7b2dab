"""A fault is told at the line where its key stands."""

from __future__ import annotations

from monitor.config.positions import Positions

TEXT = '''\
[monitor]
every = "1h"

[[watch]]
url = "a"
text = """
[not.a.table]
url = "no key"
"""
[[watch]]
"url" = "b"
[channel."a.b"]
chat = "x"
'''


def test_keys_and_tables_are_found_on_their_lines() -> None:
    positions = Positions(TEXT)
    assert positions.line("monitor", "every") == 2
    assert positions.line("watch", "0", "url") == 5
    assert positions.line("watch", "1", "url") == 11
    assert positions.line("channel", "a.b", "chat") == 13


def test_a_key_that_is_not_written_is_told_at_its_table() -> None:
    positions = Positions(TEXT)
    assert positions.line("watch", "1", "company") == 10
    assert positions.line("web", "listen") == 1

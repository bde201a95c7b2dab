"""A channel is read by the rows of its type, or refused with the mend."""

from __future__ import annotations

import pytest

from tests.watchlist.written import faults, watch


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('[channel]\nx = 1', "channel.x", "must be a table"),
        ("[channel.team]", "channel.team", "reaches nobody"),
        (
            '[channel.team]\nwebhook = "https://a.example"\nchat = "json://a.example"',
            "channel.team",
            "write a channel for each",
        ),
        ('[channel.t]\nemail = "a@b.example"', "channel.t.email", "add smtp"),
        ('[channel.t]\nemail = ["a@b.example, c@d.example"]', "channel.t.email", "no mail address"),
        ('[channel.t]\nwebhook = "https://u:p@h.example/"', "channel.t.webhook", "password"),
        ('[channel.t]\nwebhook = "${env:HOOK}"', "channel.t.webhook", "variable HOOK is not set"),
        ('[channel.t]\nsecret = "x${env:HOOK}"', "channel.t.secret", "must be the whole value"),
        ('[channel.t]\nsecret = "${file:none}"', "channel.t.secret", "cannot be read"),
        ('[channel.t]\nsecret = "whsec_short"', "channel.t.secret", "whsec_ and 24 to 64 bytes"),
        ('[channel.t]\nchat = "x"\ndigest = "daily"', "channel.t.digest", "daily 08:00"),
        ('channel = 1\n' + watch(channels='"t"'), "channel", "write [channel.team]"),
        ('[channel.t]\nchat = "x"\nsecret = "whsec_' + "A" * 44 + '"', "channel.t.secret", "add webhook"),
    ],
)  # fmt: skip
def test_a_fault_names_its_key_and_how_to_mend_it(text: str, key: str, says: str) -> None:
    assert any(key == where and says in problem for _, where, problem in faults(text))

"""Sessions are signed; nothing in a cookie can be altered."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from benchmarks.page.sample import NOW
from monitor.web.session import COOKIE, LASTS, Session, Signer, signer_for

SIGNER = signer_for(b"folder key", "password hash")
READER = Session("id", "reader", NOW + LASTS)
COOKIE_VALUE = SIGNER.cookie(READER, https=False)


def session_in(value: str, signer: Signer = SIGNER, now: datetime = NOW) -> Session | None:
    return signer.session({COOKIE: value}, https=False, now=now)


def test_each_part_of_a_cookie_is_signed() -> None:
    assert session_in(COOKIE_VALUE) == READER
    for place, letter in enumerate(COOKIE_VALUE):
        other = "a" if letter != "a" else "b"
        assert session_in(COOKIE_VALUE[:place] + other + COOKIE_VALUE[place + 1 :]) is None


def test_a_session_ends_after_its_time() -> None:
    assert session_in(COOKIE_VALUE, now=NOW + LASTS - timedelta(seconds=1)) == READER
    assert session_in(COOKIE_VALUE, now=NOW + LASTS) is None


def test_a_cookie_counts_under_its_own_name_only() -> None:
    """A cookie of plain HTTP, seen on the way or planted by a sibling, opens nothing over HTTPS."""
    host, secure = f"__Host-{COOKIE}", SIGNER.cookie(READER, https=True)
    assert SIGNER.session({host: secure}, https=True, now=NOW) == READER
    for cookies in ({COOKIE: secure}, {COOKIE: COOKIE_VALUE}, {host: COOKIE_VALUE}):
        assert SIGNER.session(cookies, https=True, now=NOW) is None
    assert SIGNER.session({host: secure}, https=False, now=NOW) is None
    assert session_in(secure) is None


@pytest.mark.parametrize(("key", "password"), [(b"other", "password hash"), (b"folder key", None)])
def test_another_folder_or_password_accepts_no_old_session(
    key: bytes, password: str | None
) -> None:
    other = signer_for(key, password)
    assert session_in(COOKIE_VALUE, other) is None
    assert not other.knows(SIGNER.token(READER), READER)


def test_a_form_token_belongs_to_one_session() -> None:
    assert SIGNER.knows(SIGNER.token(READER), READER)
    assert not SIGNER.knows(SIGNER.token(READER), Session("other", "reader", READER.ends))

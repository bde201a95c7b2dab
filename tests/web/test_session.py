"""Sessions are signed; nothing in a cookie can be altered."""

from __future__ import annotations

from datetime import timedelta

import pytest

from benchmarks.page.sample import NOW
from monitor.web.session import COOKIE, LASTS, Session, signer_for


def test_each_part_of_a_cookie_is_signed() -> None:
    signer = signer_for(b"k", None)
    cookie = signer.cookie(Session("name", "", NOW + LASTS))
    assert signer.session(cookie, NOW) == Session("name", "", NOW + LASTS)
    for place in range(len(cookie)):
        altered = cookie[:place] + ("a" if cookie[place] != "a" else "b") + cookie[place + 1 :]
        assert signer.session(altered, NOW) is None


SIGNER = signer_for(b"folder key", "password hash")
READER = Session("id", "reader", NOW + LASTS)


def test_a_session_ends_after_its_time() -> None:
    cookie = SIGNER.cookie(READER)
    assert SIGNER.session(cookie, NOW + LASTS - timedelta(seconds=1)) == READER
    assert SIGNER.session(cookie, NOW + LASTS) is None


@pytest.mark.parametrize(("key", "password"), [(b"other", "password hash"), (b"folder key", None)])
def test_another_folder_or_password_accepts_no_old_session(
    key: bytes, password: str | None
) -> None:
    other = signer_for(key, password)
    assert other.session(SIGNER.cookie(READER), NOW) is None
    assert not other.knows(SIGNER.token(READER), READER)


def test_a_form_token_belongs_to_one_session() -> None:
    assert SIGNER.knows(SIGNER.token(READER), READER)
    assert not SIGNER.knows(SIGNER.token(READER), Session("other", "reader", READER.ends))


@pytest.mark.parametrize("secure", [True, False])
def test_the_cookie_is_marked_secure_over_tls_only(secure: bool) -> None:
    cookie = SIGNER.set_cookie(READER, secure)
    assert cookie.startswith(f"{COOKIE}=id.")
    assert cookie.endswith("; Secure") is secure
    assert "; HttpOnly; SameSite=Strict" in cookie

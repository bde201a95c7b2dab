"""A password hash accepts its password and no other; a malformed hash is refused."""

from __future__ import annotations

import pytest

from monitor.errors import UsageError
from monitor.web.passwords import hashed, parse

PASSWORD = "correct horse battery staple"


def test_a_hash_knows_its_password_and_no_other() -> None:
    found = parse(str(hashed(PASSWORD)))
    assert found.fits(PASSWORD)
    assert not found.fits(PASSWORD + " ")
    assert str(hashed(PASSWORD)) != str(hashed(PASSWORD)), "the salt differs"


@pytest.mark.parametrize(
    "text",
    ["", "secret", "scrypt$15$8$3$x$y", "scrypt$99$8$1$c2FsdA==$" + "A" * 43 + "=", "md5$1$1$1$$",
     "scrypt$15$8$1$$" + "A" * 43 + "=", "$2b$12$abcdefghijklmnopqrstuv"],
)  # fmt: skip
def test_what_is_no_hash_is_refused_with_what_to_do(text: str) -> None:
    """A password written where its hash belongs must not silently lock everybody out."""
    with pytest.raises(UsageError, match="hash-password"):
        parse(text)

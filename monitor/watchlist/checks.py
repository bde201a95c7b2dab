"""What a value of the watchlist must be: each check returns the value meant or raises `ValueError`.

The messages say what is wrong and how to mend it; whoever calls adds file, line and key.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Final
from urllib.parse import SplitResult, urlsplit

from monitor.watchlist.durations import parse_duration

LONGEST_NAME: Final = 200
LONGEST_URL: Final = 2000
_ADDRESS: Final = re.compile(
    r"[^\s@<>,;:\"()\[\]\\]+@[^\s@<>,;:\"()\[\]\\]+\.[^\s@.]+|[\w.+-]+@localhost"
)
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_HEADER: Final = re.compile(r"[A-Za-z0-9-]+")


def at_least(shortest: timedelta) -> Callable[[str], timedelta]:
    """A length of time no shorter than this."""

    def check(text: str) -> timedelta:
        length = parse_duration(text)
        if length < shortest:
            raise ValueError(
                f"{text!r} is too short; {int(shortest.total_seconds())}s is the least"
            )
        return length

    return check


def between(least: int, most: int) -> Callable[[int], int]:
    """A number within these bounds."""

    def check(number: int) -> int:
        if not least <= number <= most:
            raise ValueError(f"{number} is not between {least} and {most}")
        return number

    return check


def one_of(*words: str) -> Callable[[str], str]:
    """One of these words."""

    def check(word: str) -> str:
        if word not in words:
            raise ValueError(f"{word!r} is none of {', '.join(words)}")
        return word

    return check


def name(text: str) -> str:
    """A company's or document's name: readable, and without characters that hide or turn others."""
    if not text.strip():
        raise ValueError("is empty")
    if len(text) > LONGEST_NAME:
        raise ValueError(f"is longer than {LONGEST_NAME} characters")
    if hidden := [
        c for c in text if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Co", "Cs")
    ]:
        raise ValueError(
            f"holds a character that cannot be seen, U+{ord(hidden[0]):04X}: remove it"
        )
    return text.strip()


def web_address(url: str) -> str:
    """An absolute http or https address without user, password, backslash or blank."""
    parts = _split(url)
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"{url!r} must begin with https:// or http://")
    if not parts.hostname:
        raise ValueError(f"{url!r} names no host")
    if parts.username is not None or parts.password is not None:
        raise ValueError("must not hold a user name or password")
    return url


def mail_address(text: str) -> str:
    """One bare address: no display name, no list."""
    if not _ADDRESS.fullmatch(text) or len(text) > LONGEST_NAME:
        raise ValueError(f"{text!r} is no mail address; write one such as legal@example.org")
    return text


def contact(text: str) -> str:
    """A mailto: or web address at which sites reach whoever runs the monitor."""
    if text.startswith("mailto:"):
        mail_address(text.removeprefix("mailto:"))
        return text
    return web_address(text)


def mail_server(url: str) -> str:
    """`smtps://user@host:465` (TLS at once) or `smtp://user@host:587` (STARTTLS where offered)."""
    parts = _split(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError(f"{url!r} is no mail server; write smtps://user@mail.example.org:465")
    if parts.password is not None:
        raise ValueError("must not hold the password: give it under the key 'password'")
    return url


def language(tag: str) -> str:
    """A language tag such as fr or pt-BR."""
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f"{tag!r} is no language; write a tag such as en, fr or pt-BR")
    return tag


def selector(css: str) -> str:
    """A CSS selector that Beautiful Soup understands."""
    from soupsieve import SelectorSyntaxError, compile

    try:
        compile(css)
    except (SelectorSyntaxError, ValueError, NotImplementedError) as error:
        reason = str(error).splitlines()[0].rstrip(".")
        raise ValueError(f"{css!r} is no CSS selector: {reason}") from None
    return css


def signing_key(text: str) -> str:
    """A Standard Webhooks key: `whsec_` and 24 to 64 bytes as base64."""
    try:
        length = len(base64.b64decode(text.removeprefix("whsec_"), validate=True))
    except binascii.Error:
        length = 0
    if not text.startswith("whsec_") or not 24 <= length <= 64:
        raise ValueError(
            "is no Standard Webhooks key: write whsec_ and 24 to 64 bytes as base64, as made by "
            'echo "whsec_$(head -c 32 /dev/urandom | base64)"'
        )
    return text


def digest_time(text: str) -> str:
    """When a digest is sent: `daily 08:00 Europe/Paris`."""
    from monitor.deliver.digest import timetable

    timetable(text)
    return text


def address_range(text: str) -> IPv4Network | IPv6Network:
    """A network such as 10.0.0.0/8, or one address."""
    try:
        return ip_network(text)
    except ValueError as error:
        raise ValueError(f"{error}; write a range such as 10.20.0.0/16") from None


def listen_address(text: str) -> tuple[str, int]:
    """`127.0.0.1:8321`, `[::1]:8321` or `localhost:8321`."""
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    try:
        if host != "localhost":
            ip_address(host)
        return host, between(0, 65535)(int(port))
    except ValueError:
        raise ValueError(f"{text!r} is no address to listen on; write 127.0.0.1:8321") from None


def header_name(text: str) -> str:
    """The name of an HTTP header."""
    if not _HEADER.fullmatch(text):
        raise ValueError(f"{text!r} is no header name")
    return text


def _split(url: str) -> SplitResult:
    if len(url) > LONGEST_URL:
        raise ValueError(f"is longer than {LONGEST_URL} characters")
    if re.search(r"[\s\\\x00-\x20\x7f]", url):
        raise ValueError(f"{url!r} holds a blank, backslash or control character")
    try:
        parts = urlsplit(url)
        _ = parts.port, parts.hostname
    except ValueError as error:
        raise ValueError(f"{url!r} is no address: {error}") from None
    return parts

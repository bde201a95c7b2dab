"""Names and flags of the page's cookies.

Over HTTPS a name has the prefix `__Host-`: browsers then refuse the cookie unless it is `Secure`, has
`Path=/` and no `Domain`, so that no sibling domain and no plain HTTP answer can plant it. Browsers
refuse the prefix over plain HTTP, so the name stands without it there. A request is asked for the
name of its own scheme only.
"""

from __future__ import annotations

from typing import Final

PREFIX: Final = "__Host-"


def cookie_name(name: str, https: bool) -> str:
    """Return the name of a cookie for one scheme: over HTTPS, `policy-monitor` → `__Host-policy-monitor`."""
    return f"{PREFIX}{name}" if https else name


def set_cookie(name: str, value: str, age_s: int, https: bool) -> str:
    """Return the `Set-Cookie` value that makes a browser keep a cookie for `age_s` seconds."""
    flags = "HttpOnly; SameSite=Strict" + ("; Secure" if https else "")
    return f"{cookie_name(name, https)}={value}; Path=/; Max-Age={age_s}; {flags}"

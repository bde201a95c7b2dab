"""Names and flags of the page's cookies.

Over HTTPS a name has the prefix `__Host-`: browsers then refuse the cookie unless it is `Secure`, has
`Path=/` and no `Domain`, so that no sibling domain and no plain HTTP answer can plant it. Browsers
refuse the prefix over plain HTTP, so the name stands without it there. A request is asked for the
name of its own scheme only.
"""

from __future__ import annotations

from typing import Final

from starlette.datastructures import Headers

PREFIX: Final = "__Host-"


def cookie_name(name: str, https: bool) -> str:
    """Return the name of a cookie for one scheme: over HTTPS, `policy-monitor` → `__Host-policy-monitor`."""
    return f"{PREFIX}{name}" if https else name


def set_cookie(name: str, value: str, age_s: int, https: bool) -> str:
    """Return the `Set-Cookie` value that makes a browser keep a cookie for `age_s` seconds."""
    flags = "HttpOnly; SameSite=Strict" + ("; Secure" if https else "")
    return f"{cookie_name(name, https)}={value}; Path=/; Max-Age={age_s}; {flags}"


def cookies_in(headers: Headers) -> dict[str, str]:
    """Return the cookies of a request, each as it was sent.

    The standard library undoes quotes and backslashes, which nobody writes here; in some versions
    of Python that takes 20 s for a header of 60 kB (CVE-2024-7592).
    """
    pairs = (pair.partition("=") for pair in ";".join(headers.getlist("cookie")).split(";"))
    return {name.strip(): value.strip() for name, mark, value in pairs if mark}

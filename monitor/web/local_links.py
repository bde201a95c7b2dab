"""Accept only paths of this site as targets of redirects and forms."""

from __future__ import annotations


def local_path(address: str, default: str) -> str:
    """Return the address without fragment if it is a path of this site, else the default.

    `/search?q=a` → `/search?q=a`; `//evil.example`, `/\\evil.example`, `https://…` → the default.
    """
    is_path = address.startswith("/") and not address.startswith(("//", "/\\"))
    is_clean = address.isascii() and address.isprintable() and "\\" not in address
    return address.partition("#")[0] if is_path and is_clean else default

"""Where a form or link may lead back to."""

from __future__ import annotations


def local(address: str, otherwise: str) -> str:
    """The address if it is a path of this site: never another host's, however it is written."""
    fits = address.startswith("/") and not address.startswith(("//", "/\\"))
    clean = address.isascii() and address.isprintable() and "\\" not in address
    return address.partition("#")[0] if fits and clean else otherwise

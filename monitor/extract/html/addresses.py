"""Mail addresses that a page writes in disguise: Cloudflare's, whose bytes differ at every fetch."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.html.tree import Node

_PROTECTED: Final = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-f]+)", re.IGNORECASE)
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2}){4,400}")
HIDDEN_ADDRESS: Final = "[email protected]"


def shown_address(node: Node) -> str:
    """The address that a reader sees in this element, or nothing where it holds none in disguise."""
    code = node.attrs.get("data-cfemail", "")
    if code:
        return decoded(code) or HIDDEN_ADDRESS
    return ""


def decoded(code: str) -> str:
    """An address as Cloudflare hides it: each byte combined with the first one; "" if it is none."""
    if not _HEX.fullmatch(code):
        return ""
    key, *rest = bytes.fromhex(code)
    address = bytes(byte ^ key for byte in rest).decode("utf-8", "replace")
    return address if "@" in address and address.isprintable() else ""

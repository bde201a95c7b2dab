"""Mail addresses that Cloudflare obfuscates: the encoded bytes differ at every request."""

from __future__ import annotations

import re
from typing import Final

from monitor.extract.html.tree import Node

_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2}){4,400}")
HIDDEN_ADDRESS: Final = "[email protected]"


def shown_address(node: Node) -> str:
    """Return the address that the element shows, or "" where it obfuscates no address."""
    code = node.attrs.get("data-cfemail", "")
    if code:
        return decoded(code) or HIDDEN_ADDRESS
    return ""


def decoded(code: str) -> str:
    """Decode an address as Cloudflare encodes it: hexadecimal, each byte XORed with the first byte.

    Return "" where the code holds no address.
    """
    if not _HEX.fullmatch(code):
        return ""
    key, *rest = bytes.fromhex(code)
    address = bytes(byte ^ key for byte in rest).decode("utf-8", "replace")
    return address if "@" in address and address.isprintable() else ""

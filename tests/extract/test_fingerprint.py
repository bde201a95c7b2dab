"""Equal fingerprints mean that a page shows the same words."""

from __future__ import annotations

from pathlib import Path

from monitor.extract.fingerprint import fingerprint

GOLDEN = Path(__file__).parent.parent / "golden"


def test_the_fingerprint_ignores_keys_and_tokens_but_no_word() -> None:
    page = (GOLDEN / "shop.html").read_text(encoding="utf-8")
    kind = "text/html; charset=utf-8"
    original = fingerprint(page.encode(), kind)
    assert fingerprint(page.replace("window.cart=3", "window.cart=4").encode(), kind) == original
    assert fingerprint(page.replace('class="meta"', 'class="x9"').encode(), kind) == original
    assert fingerprint(page.replace("10 years", "12 years").encode(), kind) != original


def test_the_fingerprint_knows_an_obfuscated_address_under_any_key() -> None:
    def page(address: str, key: int) -> bytes:
        code = f"{key:02x}" + "".join(f"{ord(c) ^ key:02x}" for c in address)
        return f'<html><body><p>Write to <a data-cfemail="{code}">[email protected]</a></body>'.encode()

    first = fingerprint(page("dpo@site.example", 0x42), "text/html")
    assert fingerprint(page("dpo@site.example", 0x91), "text/html") == first
    assert fingerprint(page("law@site.example", 0x42), "text/html") != first

"""An obfuscated mail address is read as the address that a reader sees."""

from __future__ import annotations

from monitor.extract.html.addresses import HIDDEN_ADDRESS, decoded, shown_address
from monitor.extract.html.tree import Node


def encoded(address: str, key: int) -> str:
    return f"{key:02x}" + "".join(f"{ord(letter) ^ key:02x}" for letter in address)


def test_any_key_gives_the_address_back() -> None:
    assert {decoded(encoded("dpo@site.example", key)) for key in (1, 0x42, 0xFF)} == {
        "dpo@site.example"
    }


def test_what_is_no_address_decodes_to_nothing() -> None:
    for code in ("", "zz", "42", encoded("no address here", 7), encoded("a@b\n.example", 7)):
        assert decoded(code) == ""


def test_an_element_whose_code_is_damaged_shows_the_placeholder() -> None:
    assert shown_address(Node("a", {"data-cfemail": "zz"}, None, 0)) == HIDDEN_ADDRESS
    assert shown_address(Node("a", {}, None, 0)) == ""

"""The same words come out whatever charset they came in, and whatever was said of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import NotAPolicy
from monitor.extract.formats.decode import decode
from monitor.extract.formats.mojibake import repaired

FRENCH = "Déclaration – l’âge : « à partir de 16 ans », cœur, 5 €, garçon, où, Noël, ÉTÉ"


@pytest.mark.parametrize("said", ["utf-8", "iso-8859-1", "windows-1252", "nonsense", ""])
@pytest.mark.parametrize("written", ["utf-8", "windows-1252"])
def test_a_header_that_lies_is_overruled_by_the_bytes(said: str, written: str) -> None:
    header = f"text/html; charset={said}" if said else ""
    assert decode(FRENCH.encode(written), header) == FRENCH


@pytest.mark.parametrize(
    "charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "iso2022_jp"]
)
def test_wide_and_stateful_charsets_are_read(charset: str) -> None:
    text = "<html><p>日本語の規約 and terms of use</p></html>"
    assert decode(text.encode(charset), f"text/html; charset={charset.replace('_', '-')}") == text


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Политика конфиденциальности: мы собираем данные", "windows-1251"),
        ("利用規約：個人情報の取り扱いについて", "shift_jis"),
        ("개인정보 처리방침에 대하여", "euc-kr"),
        ("Zásady ochrany osobních údajů: účet, řádek, že", "windows-1250"),
    ],
)
def test_the_page_may_name_its_charset(text: str, charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><p>{text}</p></html>'
    assert decode(page.encode(charset), "text/html") == page
    xml = f'<?xml version="1.0" encoding="{charset}"?><html><p>{text}</p></html>'
    assert decode(xml.encode(charset), "text/html; charset=utf-8") == xml


def test_cyrillic_without_any_name_is_not_read_as_western_letters() -> None:
    text = "Пользовательское соглашение и политика конфиденциальности сайта"
    assert decode(text.encode("windows-1251"), "text/html; charset=utf-8") == text


def test_a_stray_byte_does_not_change_the_charset_of_a_page() -> None:
    body = ("é" * 50).encode() + b"\x92" + "è".encode()
    assert decode(body, "") == "é" * 50 + "’" + "è"


@pytest.mark.parametrize(
    "body", [bytes(range(256)) * 20, b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 500]
)
def test_bytes_that_are_no_text_are_refused(body: bytes) -> None:
    with pytest.raises(NotAPolicy) as refusal:
        decode(body, "text/html")
    assert refusal.value.reason == "unreadable"


def test_text_whose_characters_are_lost_is_refused() -> None:
    with pytest.raises(NotAPolicy, match="unreadable"):
        decode("d\ufffdclaration de confidentialit\ufffd \ufffd".encode() * 20, "")


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=200))
def test_text_in_utf8_comes_back_unless_it_was_damaged(text: str) -> None:
    body = ("né " + text).encode()
    if "\ufffd" not in text and not text.startswith("\ufeff"):
        assert decode(body, "text/html; charset=iso-8859-1") == repaired("né " + text)


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_are_text_or_refused(body: bytes, header: str) -> None:
    try:
        text = decode(body, header)
    except NotAPolicy as refusal:
        text = refusal.reason
    assert text == "unreadable" or len(text) <= len(body)

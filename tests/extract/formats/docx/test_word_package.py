"""A damaged or hostile Word document is refused in a moment, with a reason that a person understands."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.errors import NotAPolicy
from monitor.extract.document import extract
from monitor.extract.explain import explain
from monitor.extract.formats.docx import word_package

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def refusal(body: bytes) -> str:
    with pytest.raises(NotAPolicy) as refused:
        extract(body, "https://ostenz.example/terms.docx", DOCX)
    return f"{refused.value.reason}: {refused.value.detail}"


def test_a_part_that_unpacks_to_gigabytes_is_refused(docx: Any) -> None:
    bomb = docx("", raw={"word/document.xml": b"\0" * (word_package._LARGEST_PART + 1)})
    assert len(bomb) < 100_000
    assert refusal(bomb) == "unreadable: the Word document unpacks to more than any policy holds"


def test_the_declared_size_is_not_trusted(docx: Any) -> None:
    bomb = bytearray(docx("", raw={"word/document.xml": b" " * (word_package._LARGEST_PART + 1)}))
    true_size = (word_package._LARGEST_PART + 1).to_bytes(4, "little")
    lie = bytes(bomb).replace(true_size, (100).to_bytes(4, "little"))
    assert lie != bytes(bomb)
    assert refusal(lie).startswith("unreadable")


def test_thousands_of_parts_are_refused(docx: Any) -> None:
    parts = {f"word/media/{n}.png": b"" for n in range(word_package._MOST_PARTS)}
    assert "unpacks to more" in refusal(docx("", raw=parts))


def test_a_nested_archive_is_never_opened(docx: Any, p: Any) -> None:
    inner = BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb", b"\0" * 20_000_000)
    words = "We keep the personal data that you give us for twelve months and then erase it. " * 3
    body = docx(p("Privacy policy") + p(words), raw={"word/embeddings/a.zip": inner.getvalue()})
    assert extract(body, "", DOCX).blocks[0].text == "Privacy policy"
    as_text = docx("", raw={"word/document.xml": inner.getvalue()})
    assert refusal(as_text) == "unreadable: the Word document is damaged"


def test_entities_never_expand(docx: Any) -> None:
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    laughs = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lol}]><x>&l9;</x>'
    expected = "unreadable: the Word document declares XML entities"
    assert refusal(docx("", raw={"word/document.xml": laughs.encode()})) == expected
    assert refusal(docx("", raw={"word/document.xml": laughs.encode("utf-16")})) == expected


def test_xml_that_is_nested_too_deeply_or_cut_off_is_damaged(docx: Any) -> None:
    for xml in (b"<a>" * 5_000 + b"</a>" * 5_000, b"<w:document"):
        assert refusal(docx("", raw={"word/document.xml": xml})).endswith("is damaged")


def test_a_file_without_its_end_is_half_a_page(docx: Any, p: Any) -> None:
    body = docx(p("Clause."))
    assert refusal(body[: len(body) // 2]).startswith("half a page")


def test_a_corrupt_archive_is_damaged(docx: Any, p: Any) -> None:
    body = bytearray(docx(p("Clause. " * 500)))
    start = body.index(b"word/document.xml") + 40
    body[start : start + 30] = b"\xff" * 30
    assert refusal(bytes(body)) == "unreadable: the Word document is damaged"


def test_a_locked_part_is_named(docx: Any, p: Any) -> None:
    body = bytearray(docx(p("Clause.")))
    at = 0
    while (at := body.find(b"PK\x01\x02", at)) >= 0:  # every entry of the central directory
        body[at + 8] |= 1
        at += 4
    assert refusal(bytes(body)) == "unreadable: the Word document is locked by a password"


def test_old_and_encrypted_documents_are_told_apart() -> None:
    assert ".docx" in refusal(OLE + "WordDocument".encode("utf-16-le"))
    assert "password" in refusal(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert refusal(OLE).startswith("wrong type")


def test_a_document_without_its_main_part_is_damaged(docx: Any) -> None:
    other = b'<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/documents.xml"/></Relationships>'
    assert refusal(docx("", raw={"_rels/.rels": other})).endswith("is damaged")


def test_strict_documents_are_read_too(docx: Any, p: Any) -> None:
    words = "We keep the personal data that you give us for twelve months and then erase it. " * 3
    body = docx(p("Privacy policy") + p(words))
    with zipfile.ZipFile(BytesIO(body)) as archive:
        main = archive.read("word/document.xml")
    strict = main.replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    read = extract(docx("", raw={"word/document.xml": strict}), "", DOCX)
    assert read.blocks[0].text == "Privacy policy"


def test_the_bytes_outrank_the_servers_content_type(docx: Any, p: Any) -> None:
    words = "We keep the personal data that you give us for twelve months and then erase it. " * 3
    read = extract(docx(p("Privacy policy") + p(words)), "", "text/html")
    assert read.blocks[0].text == "Privacy policy"


def test_a_part_that_is_related_a_thousand_times_is_read_once(docx: Any, p: Any) -> None:
    again = '<Relationship Id="a" Type="x/header" Target="header.xml"/>' * 1_000
    words = "We keep the personal data that you give us for twelve months and then erase it. " * 3
    body = docx(p("Privacy policy") + p(words), header=p("Ostenz"), links=again)
    assert len(explain(body, "", DOCX).dropped) == 1


def test_many_large_parts_are_refused_together(docx: Any) -> None:
    large = b"<a>" + (b" " * 1_000_000 + b"<b/>") * 11 + b"</a>"
    raw = {f"word/header{n}.xml": large for n in range(4)}
    links = "".join(
        f'<Relationship Id="{n}" Type="x/header" Target="header{n}.xml"/>' for n in range(4)
    )
    assert "unpacks to more" in refusal(docx("", links=links, raw=raw))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=st.integers(0, 3_000), noise=st.binary(min_size=1, max_size=8))
def test_no_damage_breaks_the_reading(docx: Any, p: Any, place: int, noise: bytes) -> None:
    body = bytearray(docx(p("Privacy policy"), p("Clause. " * 40), numbering="", styles=""))
    place %= len(body)
    body[place : place + len(noise)] = noise
    try:
        read = extract(bytes(body), "", DOCX)
    except NotAPolicy as refused:
        assert refused.detail, "a refusal says why"  # noqa: PT017  # either outcome is right
    else:
        assert all(block.text for block in read.blocks)

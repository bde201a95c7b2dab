"""The parts of a Word document: a zip archive of XML files, unpacked and parsed within limits.

The archive comes from strangers. Only named parts are unpacked, each up to a limit that does not
trust the declared size; nested archives are never opened. XML with a DTD is refused, so that no
entity expands. Relations to other files and hosts are data and are never followed.
"""

from __future__ import annotations

import posixpath
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from monitor.errors import NotAPolicy

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
TRANSPARENT: Final = frozenset(
    {f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "sdtContent", "customXml", "fldSimple", "dir", "bdo")}
)  # fmt: skip
"""Elements around runs that do not change them; `ins` and `moveTo` are tracked changes, accepted."""

_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R[1:-1].encode()),
)
"""The namespaces of "Strict Open XML", and those of every other Word document."""

_MOST_PARTS: Final = 2_000
_LARGEST_PART: Final = 12_000_000  # bytes, unpacked; the text of 400 pages has about 4,000,000
_MOST_READ: Final = 40_000_000  # bytes, unpacked, of all parts that are read
_LARGEST_WHOLE: Final = 400_000_000  # bytes, unpacked, pictures included
_DAMAGE: Final = (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)  # fmt: skip
"""What `zipfile` raises for damaged archives."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of one part to another part, or to an address."""

    id: str
    kind: str
    """The last word of its type: `header`, `footnotes`, `hyperlink` …"""
    target: str
    """The name of a part, or an address."""
    external: bool


class Package:
    """The archive of one document; parts are unpacked when they are asked for."""

    def __init__(self, body: bytes) -> None:
        if b"PK\x05\x06" not in body:
            raise NotAPolicy("half a page", "the end of the Word document is missing")
        try:
            self._archive = ZipFile(BytesIO(body))
        except _DAMAGE as fault:
            raise _damaged() from fault
        _refuse_bomb(self._archive.infolist())
        self._left = _MOST_READ
        self.main = next(
            (one.target for one in self.relations("") if one.kind == "officeDocument"),
            "word/document.xml",
        )

    def root(self, name: str) -> etree._Element | None:
        """Return the parsed part, or None where the archive has no such part."""
        try:
            info = self._archive.getinfo(name)
        except KeyError:
            return None
        return _parsed(self._unpacked(info))

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of a part; "" stands for the whole document."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        return tuple(_relations(root, folder)) if root is not None else ()

    def _unpacked(self, info: ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise NotAPolicy("unreadable", "the Word document is locked by a password")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise _damaged()
        try:
            with self._archive.open(info) as part:
                data = part.read(_LARGEST_PART + 1)
        except _DAMAGE as fault:
            raise _damaged() from fault
        self._left -= len(data)
        if len(data) > _LARGEST_PART or self._left < 0:
            raise _too_large()
        return data


def _refuse_bomb(parts: list[ZipInfo]) -> None:
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_WHOLE:
        raise _too_large()


def _parsed(data: bytes) -> etree._Element:
    if b"<!DOCTYPE" in data.replace(b"\0", b""):  # UTF-16 puts zeros between the letters
        raise NotAPolicy("unreadable", "the Word document declares XML entities")
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as fault:
        raise _damaged() from fault


def _relations(root: etree._Element, folder: str) -> Iterator[Relation]:
    for one in root:
        external = one.get("TargetMode") == "External"
        target = one.get("Target", "")
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relation(one.get("Id", ""), one.get("Type", "").rpartition("/")[2], target, external)


def _damaged() -> NotAPolicy:
    return NotAPolicy("unreadable", "the Word document is damaged")


def _too_large() -> NotAPolicy:
    return NotAPolicy("unreadable", "the Word document unpacks to more than any policy holds")

"""Any parts of a Word document become a policy or a refusal.

Input: the XML of `word/document.xml`, `styles.xml`, `numbering.xml` and the relations, each after
the first behind a line of `====`. Mutating a packed archive would break its checksums, no more.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Final

from fuzz.read import check_reading

_PARTS: Final = (
    "word/document.xml",
    "word/styles.xml",
    "word/numbering.xml",
    "word/_rels/document.xml.rels",
)
_ROOT: Final = (
    b'<Relationships><Relationship Id="r" Target="word/document.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def check(data: bytes) -> None:
    """Pack the parts and read the document."""
    check_reading(_packed(data.split(b"\n====\n")), _TYPE)


def _packed(parts: list[bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("_rels/.rels", _ROOT)
        for path, part in zip(_PARTS, parts, strict=False):
            archive.writestr(path, part)
    return out.getvalue()

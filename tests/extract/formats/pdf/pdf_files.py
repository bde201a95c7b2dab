"""Writes small PDF files, and reads them back."""

from __future__ import annotations

from monitor.extract.formats.pdf.blocks import read_pdf_lines
from monitor.extract.passes import PDF_PASSES
from monitor.model import Block

Line = tuple[float, float, float, str, str]
"""Left edge, baseline, size, font (R or B), text."""

FULL = "Words that reach to the margin of this page as running text of a policy does"


def pdf(*pages: list[Line]) -> bytes:
    """A PDF with these lines and nothing else."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{' '.join(f'{5 + 2 * n} 0 R' for n in range(len(pages)))}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>",
    ]
    for number, lines in enumerate(pages):
        content = "".join(_shown(line) for line in lines)
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</R 3 0 R/B 4 0 R>>>>"
            f"/Contents {6 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>stream\n{content}\nendstream")
    body, offsets = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(len(body))
        body += f"{number} 0 obj{each}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    body += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    body += (
        f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{body.index('xref')}\n%%EOF"
    )
    return body.encode("cp1252")


def _shown(line: Line) -> str:
    left, baseline, size, font, text = line
    escaped = text.replace("(", r"\(").replace(")", r"\)")
    return f"BT/{font} {size} Tf {left} {baseline} Td({escaped})Tj ET\n"


def set_lines(*texts: str, top: float = 700, size: float = 11, font: str = "R") -> list[Line]:
    """Lines one below the other."""
    return [(72, top - 14 * row, size, font, text) for row, text in enumerate(texts)]


def blocks_of_pdf(body: bytes) -> tuple[Block, ...]:
    return read_pdf_lines(body, PDF_PASSES).blocks


def read(*pages: list[Line]) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in blocks_of_pdf(pdf(*pages))]

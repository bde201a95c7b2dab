"""The record of PDF. The room: lines (printed lines), line_passes, layout (usual measures), blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from monitor.extract.formats.format import Format, Source

if TYPE_CHECKING:
    from monitor.extract.decisions import ParsedPage

_SNIFFED: Final = 1_024  # bytes: browsers look for the mark in as many


def read_pdf(source: Source) -> ParsedPage:
    """Read a PDF with its passes; raises `NotAPolicy` where it cannot be read."""
    from monitor.extract.formats.pdf.blocks import read_pdf_lines
    from monitor.extract.passes import PDF_PASSES

    return read_pdf_lines(source.body, PDF_PASSES)


PDF: Final = Format(
    name="pdf",
    content_types=("application/pdf",),
    file_suffixes=("pdf",),
    read=read_pdf,
    proves=lambda body: b"%PDF-" in body[:_SNIFFED],
    binary=True,
    accept="application/pdf;q=0.9",
)

"""The tasks do in a confined worker what the reading code does here, in every format."""

from __future__ import annotations

import asyncio
import encodings
import io
import pkgutil
import sys
import zipfile
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any, Final

import pytest

import monitor
from monitor.extract.fingerprint import fingerprint
from monitor.model import Page, Policy, Watch
from monitor.sandbox.pool import Sandbox
from monitor.sandbox.reader import SandboxedReader
from monitor.sandbox.reading_tasks import FINGERPRINT_PRELOAD, PRELOAD, TASKS, fingerprint_page

SENTENCE: Final = (
    "We keep your personal data for as long as the law requires, and share none of it."
)
WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf(*lines: str) -> bytes:
    """Return a PDF of one page."""
    text = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 700 Td {text}ET".encode()
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        font,
    )
    written = b"".join(b"%d 0 obj%s endobj\n" % pair for pair in enumerate(objects, 1))
    return b"%PDF-1.4\n" + written + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"


def docx(*paragraphs: str) -> bytes:
    """Return a Word document."""
    written = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{written}</w:body></w:document>',
        )
    return packed.getvalue()


PARAGRAPHS: Final = ("Privacy policy", *(f"{n}. {SENTENCE}" for n in range(1, 8)))
PAGES: Final = {
    "html": ("".join(f"<p>{p}</p>" for p in PARAGRAPHS).encode(), "text/html"),
    "koi8": ("".join(f"<p>{p} Данные</p>" for p in PARAGRAPHS).encode("koi8-r"), "text/html; charset=koi8-r"),
    "japanese": ("".join(f"<p>{p} データ</p>" for p in PARAGRAPHS).encode("shift_jis"), "text/html; charset=shift_jis"),
    "no charset": (b"".join(f"<p>{p}</p>".encode() for p in PARAGRAPHS), "text/html; charset=none-such"),
    "markdown": (("# Privacy policy\n\n| a | b |\n|---|---|\n| c | d |\n\n" + "\n\n".join(PARAGRAPHS[1:])).encode(), "text/markdown"),
    "text": ("\n\n".join(PARAGRAPHS).encode(), "text/plain"),
    "pdf": (pdf(*PARAGRAPHS), "application/pdf"),
    "docx": (docx(*PARAGRAPHS), WORD),
}  # fmt: skip


def page(name: str) -> Page:
    """Return a page of a site of its own, so that each is read by a new worker."""
    body, content_type = PAGES[name]
    url = f"https://{name.replace(' ', '-')}.example/"
    return Page(url, url, 200, (), body, content_type, datetime(2026, 1, 5, tzinfo=UTC))


@pytest.fixture(scope="module")
def confined() -> dict[str, tuple[Any, Any]]:
    """Policy and fingerprint of every page, as confined workers read them."""

    async def read() -> dict[str, tuple[Any, Any]]:
        workers = Sandbox(TASKS, preload=PRELOAD)
        fingerprints = Sandbox((fingerprint_page,), preload=FINGERPRINT_PRELOAD)
        reader = SandboxedReader(workers, fingerprints)
        watch = Watch("ostenz/privacy", "Ostenz", "Privacy", "https://ostenz.example/")
        try:
            return {
                name: (
                    await reader.read(page(name), watch),
                    await reader.fingerprint(page(name), watch),
                )
                for name in PAGES
            }
        finally:
            await workers.aclose()
            await fingerprints.aclose()

    return asyncio.run(read())


@pytest.mark.parametrize("name", PAGES)
def test_every_format_is_read_under_confinement_as_it_is_without(confined, name: str) -> None:
    body, content_type = PAGES[name]
    policy, hashed = confined[name]
    assert isinstance(policy, Policy), policy
    assert policy == monitor.read(body, page(name).url, content_type)
    assert len(policy.clauses) >= len(PARAGRAPHS)
    assert hashed == fingerprint(body, content_type)


def test_every_module_to_preload_exists() -> None:
    assert all(find_spec(name) for name in (*FINGERPRINT_PRELOAD, *PRELOAD))


def test_every_encoding_is_imported_before_confinement() -> None:
    from monitor.sandbox.fork_server_process import import_encodings

    import_encodings()
    names = {module.name for module in pkgutil.iter_modules(encodings.__path__, "encodings.")}
    assert names - set(sys.modules) <= {"encodings.mbcs", "encodings.oem"}

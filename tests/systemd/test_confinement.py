"""Pages are read under what the unit forbids: no memory becomes code, and the program is not writable."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CONFINED = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
if libc.prctl(65, 1, 0, 0, 0):  # PR_SET_MDWE, PR_MDWE_REFUSE_EXEC_GAIN: what the unit asks for, by another way
    sys.exit(99)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""

WORDS = "We collect your personal data and keep it for {} months. You may ask us to erase it."


def pdf(text: str) -> bytes:
    """A PDF of one line repeated down the page."""
    rows = "".join(f"BT/F 11 Tf 72 {700 - 14 * row} Td({text})Tj ET\n" for row in range(30))
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[4 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>/Contents 5 0 R>>",
        f"<</Length {len(rows)}>>stream\n{rows}\nendstream",
    )
    body, offsets = "%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        offsets.append(f"{len(body):010} 00000 n \n")
        body += f"{number} 0 obj{each}endobj\n"
    table = f"xref\n0 6\n0000000000 65535 f \n{''.join(offsets)}trailer<</Size 6/Root 1 0 R>>\n"
    return f"{body}{table}startxref\n{len(body)}\n%%EOF".encode()


def html(text: str) -> bytes:
    return f"<title>Privacy policy</title><h1>Privacy policy</h1>{f'<p>{text}</p>' * 30}".encode()


@pytest.mark.parametrize(("make", "suffix"), [(html, "html"), (pdf, "pdf")])
def test_pages_are_read_where_no_memory_may_become_code(make, suffix, tmp_path: Path) -> None:
    old, new = tmp_path / f"old.{suffix}", tmp_path / f"new.{suffix}"
    old.write_bytes(make(WORDS.format(12)))
    new.write_bytes(make(WORDS.format(24)))
    words = ["-m", "monitor", "compare", "--json", str(old), str(new)]
    ran = subprocess.run(
        [sys.executable, "-c", CONFINED, *words], capture_output=True, text=True, check=False
    )
    if ran.returncode == 99:
        pytest.skip("this kernel knows no PR_SET_MDWE: it needs Linux 6.3")
    assert ran.returncode == 0, ran.stderr
    assert "24 months" in ran.stdout

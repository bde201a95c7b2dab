"""Decode bytes to text: what the bytes prove outranks what the server and the page declare.

The order is: a byte-order mark; valid UTF-8 with more than ASCII, which no other charset produces by
accident; the charset that the HTTP header declares, then that of the page. Where the bytes contradict
the declaration, take the charset under which the text looks like writing. UTF-8 that was once read as
Latin-1 and stored again ("dÃ©claration") is repaired.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from monitor.errors import NotAPolicy
from monitor.extract.formats.mojibake import repaired

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# The WHATWG Encoding Standard decodes these labels as windows-1252, and pages rely on it.
_READ_AS_1252: Final = frozenset({"iso8859-1", "ascii", "cp1252"})

# Charsets to try in this order where no declaration fits and the words are not Western. Most letters
# of the decoded text must match the pattern.
_DETECTED: Final = (
    ("shift_jis", re.compile(r"[\u3041-\u30fe]")),
    ("euc_jp", re.compile(r"[\u3041-\u30fe]")),
    ("euc_kr", re.compile(r"[\uac00-\ud7a3]")),
    ("cp1251", re.compile(r"[а-я]")),
    ("koi8_r", re.compile(r"[а-я]")),
    ("cp1253", re.compile(r"[ά-ώ]")),
    ("gb18030", re.compile(r"[\u4e00-\u9fff]")),
)

_HEADER_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DECLARED: Final = re.compile(
    rb"<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)"
    rb"|<meta[^<>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARATION_WITHIN: Final = 8_192  # bytes; browsers look at 1,024, but some sites declare later

_CONTROLS: Final = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_CONTROLS_BEYOND_ASCII: Final = re.compile(rb"\xc2[\x80-\x9f]")  # U+0080 to U+009F in UTF-8
_LETTERS_BEYOND_ASCII: Final = re.compile(r"[^\W\d_a-zA-Z]")
_WORDS_WITHOUT_ASCII: Final = re.compile(r"(?<!\w)[^\W\d_a-zA-Z]{3,}(?!\w)")
_STRANGE: Final = re.compile(r"[\x80-\x9f\ufffd\ue000-\uf8ff]")

_MOST_CONTROLS: Final = 0.02  # of all characters; bytes with more are not text
_MOST_REPLACED: Final = 0.01  # of all characters; a page with more has lost words


def decode(body: bytes, content_type: str) -> str:
    """Return the body as text, without byte-order mark, with mojibake repaired.

    `content_type` is the HTTP header's value, charset included; it may be empty or wrong.
    Raises `NotAPolicy("unreadable")` where the bytes are not text in any charset.
    """
    text = repaired(_decoded(body, content_type))
    if len(text) * _MOST_CONTROLS < _controls(text):
        raise NotAPolicy("unreadable", "the answer is binary data, not text")
    if len(text) * _MOST_REPLACED < text.count("\ufffd"):
        raise NotAPolicy("unreadable", "the page's characters are damaged beyond repair")
    return text


def _controls(text: str) -> int:
    """Count the control characters; in bytes, which takes half the time."""
    encoded = text.encode("utf-8", "surrogatepass")
    within_ascii = len(encoded) - len(encoded.translate(None, _CONTROLS))
    return within_ascii + len(_CONTROLS_BEYOND_ASCII.findall(encoded))


def _decoded(body: bytes, content_type: str) -> str:
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace")
    declared = _declared(body, content_type)
    if _stateful(declared):
        return body.decode(declared, "replace")
    wide = _utf16_without_mark(body)
    if wide:
        return body.decode(wide, "replace")
    return _utf8(body) or _single_byte(body, declared)


def _declared(body: bytes, content_type: str) -> str:
    """Return the codec that the header declares, else the page; "" where neither names a known codec."""
    header = _HEADER_CHARSET.search(content_type)
    names = [header[1]] if header else []
    names += [
        (match[1] or match[2]).decode("ascii", "replace")
        for match in _DECLARED.finditer(body[:_DECLARATION_WITHIN])
    ]
    codecs_named = [codec for codec in map(_codec, names) if codec]
    not_utf8 = [codec for codec in codecs_named if codec != "utf-8"]
    return (not_utf8 or codecs_named or [""])[0]


def _codec(name: str) -> str:
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # Python lists "rot13", "base64" and similar transformations as codecs; they are not charsets.
    return codec.name if getattr(codec, "_is_text_encoding", True) else ""


def _stateful(codec: str) -> bool:
    """Whether the charset encodes everything as ASCII bytes, so that only the declaration identifies it."""
    return codec.startswith(("iso2022", "hz"))


def _utf16_without_mark(body: bytes) -> str:
    """Return the byte order of UTF-16 without a mark, which has zeros in every other byte; else ""."""
    sample = body[:2_000]
    if len(sample) < 4 or b"\x00" not in sample:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > len(sample) * 0.3 and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > len(sample) * 0.3 and odd < even / 4 else ""


def _utf8(body: bytes) -> str | None:
    """Decode UTF-8 with a few stray bytes; None where the bytes are another charset."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = body.decode("utf-8", "surrogateescape")
    strays = sum(1 for character in text if "\udc80" <= character <= "\udcff")
    good = sum(1 for character in text if character >= "\x80") - strays
    if good < 10 * strays:
        return None
    return re.sub("[\udc80-\udcff]", _stray, text)


def _stray(match: re.Match[str]) -> str:
    return bytes([ord(match[0]) - 0xDC00]).decode("cp1252", "replace")


def _single_byte(body: bytes, declared: str) -> str:
    codec = "cp1252" if declared in _READ_AS_1252 or declared in ("", "utf-8") else declared
    text = body.decode(codec, "replace")
    if _looks_written(text, common=codec != "cp1252"):
        return text
    for candidate, common in _DETECTED:
        other = body.decode(candidate, "replace")
        letters = _LETTERS_BEYOND_ASCII.findall(other)
        if len(common.findall(other)) > 0.5 * len(letters) and _looks_written(other, common=True):
            return other
    return body.decode("cp1252", "replace")


def _looks_written(text: str, common: bool = False) -> bool:
    """Whether it has hardly any character that nobody types, and words of a Western alphabet.

    `common`: the letters are known to belong to another alphabet, so the words are not checked.
    """
    letters: list[str] = _LETTERS_BEYOND_ASCII.findall(text)
    if len(_STRANGE.findall(text)) > max(2, len(letters) // 50):
        return False
    return common or len("".join(_WORDS_WITHOUT_ASCII.findall(text))) * 4 <= len(letters)

"""Zstandard frames which `zstd -d` opens, with checksum."""

from __future__ import annotations

import sys
from typing import Final

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_PARAMETER: Final = zstd.CompressionParameter
_OPTIONS: Final[dict[int, int]] = {_PARAMETER.compression_level: 9, _PARAMETER.checksum_flag: 1}

ZstdError = zstd.ZstdError


def compress(data: bytes) -> bytes:
    """One frame, its length and checksum inside; about 5 ms for a large page."""
    return zstd.compress(data, options=_OPTIONS)


def decompress(data: bytes) -> bytes:
    """What was compressed; raises `ZstdError`. Give it only bytes whose hash was verified."""
    return zstd.decompress(data)

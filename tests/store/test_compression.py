"""What was compressed, at once or piece by piece, is read back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.store.compression import Compressor, compress, decompress


@given(st.lists(st.binary(max_size=300)))
def test_what_was_compressed_is_read_back(parts: list[bytes]) -> None:
    whole = b"".join(parts)
    assert decompress(compress(whole)) == whole
    growing = Compressor()
    assert decompress(b"".join([*map(growing.add, parts), growing.end()])) == whole

"""The package writer: parts as Python's own zipfile reads them."""

from __future__ import annotations

import io
import tempfile
import zipfile
import zlib

from hypothesis import given, settings
from hypothesis import strategies as st

from workbook_templates.write.package import DeflateStream, PackageWriter, deflate


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=3000), st.lists(st.binary(max_size=3000), max_size=4))
def test_a_part_of_two_is_one_part_with_one_checksum(head: bytes, rest: list[bytes]) -> None:
    file = io.BytesIO()
    package = PackageWriter(file)  # type: ignore[arg-type]
    with tempfile.SpooledTemporaryFile() as spool:
        stream = DeflateStream(spool)
        for block in rest:
            stream.write(block)
        stream.finish()
        first = deflate(head, continued=True)
        assert stream.crc_after(first) == zlib.crc32(head + b"".join(rest))
        package.add("一/部分.xml", deflate(head))
        package.add_joined("b.xml", first, stream)
    package.close()
    with zipfile.ZipFile(file) as read:
        assert read.testzip() is None
        assert read.namelist() == ["一/部分.xml", "b.xml"]
        assert read.read("b.xml") == head + b"".join(rest)


def test_a_part_longer_than_a_block_keeps_its_checksum() -> None:
    long = bytes(range(256)) * 9000
    with tempfile.SpooledTemporaryFile() as spool:
        stream = DeflateStream(spool)
        stream.write(long)
        stream.finish()
        assert stream.crc_after(deflate(b"head", continued=True)) == zlib.crc32(b"head" + long)

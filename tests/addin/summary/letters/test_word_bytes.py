"""The same document makes the same bytes, whenever it is written."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx import Document

from addin.summary.letters.word_bytes import bytes_of


def test_no_clock_and_no_library_is_in_it() -> None:
    content = bytes_of(Document())
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    assert Document(BytesIO(content)).core_properties.author == ""

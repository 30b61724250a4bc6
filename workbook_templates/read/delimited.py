"""Text with separators (.csv, .txt) as rows of cells, in the encodings that Chinese offices use."""

from __future__ import annotations

import csv
import io
from itertools import islice

from workbook_templates.read import troubles
from workbook_templates.read.limits import MOST_AREA
from workbook_templates.read.troubles import Unusable

_SEPARATORS = ",\t;|，"
_LOOKED_AT = 20  # lines from which the separator is told
_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes) -> str:
    """The text: as its mark says, else UTF-8 where it is that throughout, else GB18030, which holds GBK and GB 2312.

    Nothing is guessed from how often letters occur: short lists of names mislead such guesses. Unusable where it is neither.
    """
    named = next((encoding for mark, encoding in _MARKED if data.startswith(mark)), "")
    for encoding in (named,) if named else ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unusable(troubles.DAMAGED)


def text_rows(data: bytes) -> list[list[object]]:
    """The rows of a text file, every cell a text. Unusable where it is damaged or has too many cells."""
    text = decoded(data)
    rows: list[list[object]] = []
    area = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text)):
            area += max(len(row), 1)
            if area > MOST_AREA // 4:
                raise Unusable(troubles.TOO_MANY_ROWS)
            rows.append(list(row))
    except csv.Error as error:
        raise Unusable(troubles.DAMAGED) from error
    return rows


def _separator(text: str) -> str:
    """The separator that occurs most in the first lines."""
    head = "\n".join(islice(io.StringIO(text), _LOOKED_AT))
    return max(_SEPARATORS, key=head.count)

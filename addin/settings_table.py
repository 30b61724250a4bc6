"""Writing one table of ``设置.toml`` anew, everything else in the file left as it is, comments too."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from workbook_templates.atomic_write import write_atomically

_NEXT = re.compile(r"^[ \t]*\[", re.MULTILINE)


def write_table(file: Path, name: str, values: Mapping[str, str]) -> None:
    """Let the table of that name hold these texts; a table that is missing is added at the end. OSError where it cannot be."""
    text = file.read_bytes().decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{json.dumps(key, ensure_ascii=False)} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]
    head = re.search(rf'^[ \t]*\[[ \t]*"?{re.escape(name)}"?[ \t]*\][^\n]*\n?', text, re.MULTILINE)
    if head is None:
        before, notes, after = f"{text.rstrip()}{end}{end}[{json.dumps(name, ensure_ascii=False)}]{end}", [], ""
    else:
        following = _NEXT.search(text, head.end())
        stop = following.start() if following else len(text)
        before, after = f"{text[: head.end()].rstrip()}{end}", text[stop:]
        notes = [line for line in text[head.end() : stop].splitlines() if line.lstrip().startswith("#")]
    block = end.join([*notes, *lines]) + (end if notes or lines else "")
    write_atomically(file, f"{before}{block}{end if after else ''}{after}".encode())

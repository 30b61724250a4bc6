"""Files that lay beside the forms and were not read, as a person reads of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbook_templates.read.survey import PassedOver


def passed_over_lines(passed_over: Sequence[PassedOver]) -> Iterator[str]:
    """A heading and a line for each file, with its folder or archive; no line where there is none."""
    if passed_over:
        yield f"另有 {len(passed_over)} 个文件没有检查，里面如果有要报送的内容，请填到 Excel 表里再报："
    for one in passed_over:
        name = "".join(char if char.isprintable() else "�" for char in f"{one.path.parent.name}/{one.path.name}")
        yield f"  · {name}（{one.what}）"

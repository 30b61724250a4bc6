"""Writing the blank forms that are kept with the code: ``python -m workbook_templates.write.build``."""

from __future__ import annotations

from pathlib import Path

from workbook_templates.schema import all_forms
from workbook_templates.write.blank import write_blank

BLANK = Path(__file__).parents[1] / "blank"


def build(folder: Path = BLANK) -> list[Path]:
    """Write every blank form into the folder as ``<kind>.xlsx``, creating the folder, and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for kind, form in all_forms().items():
        files.append(folder / f"{kind}.xlsx")
        write_blank(files[-1], form)
    return files


if __name__ == "__main__":
    for file in build():
        print(file)

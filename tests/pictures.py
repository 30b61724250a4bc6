"""Make the manual's pictures anew: ``python -m tests.pictures [papers] [forms]``; LibreOffice and pdftoppm are needed.

The papers are those of ``year_of_money``, played through by the command line on the days of that year, the forms those of
``pictured_forms``; every person is invented.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple, cast
from unittest.mock import patch

from addin.doors.commandline.main import main as command_line
from addin.hosts.libreoffice.convert import convert_to_pdf
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import Desk, number
from tests.addin.year_of_money import lived
from tests.conftest import OfficeClock
from tests.pictured_forms import choices, filled_in, handed_out

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DOTS_AN_INCH = 80


class Picture(NamedTuple):
    """A picture: its name, the paper it shows, the page of that, and how many dots of it from the top (0: all)."""

    name: str
    paper: Path
    page: int = 1
    height: int = 0


class Typist:
    """Types commands, as a clerk does."""

    status, said, scolded = 0, "", ""

    def types(self, *words: object) -> str:
        said, scolded = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "12")
        with patch.object(sys, "argv", ["yinling", *map(str, words)]), redirect_stdout(said), redirect_stderr(scolded):
            try:
                command_line()
            except SystemExit as ended:
                self.status = int(ended.code or 0)
        self.said, self.scolded = map(_text_of, (said, scolded))
        return self.said


def _text_of(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


def papers(folder: Path) -> list[Picture]:
    """Play the year through; its papers."""
    clock = OfficeClock("2026-01-01")
    with patch("addin.runtime.clock.moment", clock.moment):
        desk = Desk(cast("Clerk", Typist()), folder)
        lived(desk, folder, clock.set)
        differences = json.loads((folder / "补差_2026Q2..2026Q4.json").read_text(encoding="utf-8"))["batch"]
        desk.types("allowance", "statement", "--period", "2026", "-o", folder / "年度.xlsx")
        desk.types("allowance", "statement", "--period", "2026", "--person", number("王志强"), "-o", folder / "函.docx")
        desk.types("ledger", "receivables", "--as-of", "2026-12-31", "-o", folder / "应收.xlsx")
    return [
        Picture("money_adjustment", folder / f"表_{differences}.xlsx"),
        Picture("money_statement", folder / "年度.xlsx"),
        Picture("money_letter", folder / "函.docx"),
        Picture("money_receivables", folder / "应收.xlsx"),
    ]


def forms(folder: Path) -> list[Picture]:
    """Import an old roster, and hand out a unit's forms; what a clerk then has before them."""
    typist, choices_ = Typist(), folder / "导入"
    choices_.mkdir()
    mapping, handed = choices(typist, choices_), handed_out(typist, folder)
    return [
        Picture("import_columns", mapping, 1, 230),
        Picture("import_values", mapping, 2, 220),
        Picture("next_left_out", handed["变动清单"], 1, 140),
        Picture("next_ticks", handed["活动记录"], 6, 180),
        Picture("change_form", filled_in(handed["变动表"], folder), 1, 200),
    ]


def draw(one: Picture, folder: Path) -> None:
    """Write one page of a paper as a picture."""
    (pdf,) = convert_to_pdf([one.paper], [folder / f"{one.name}.pdf"])
    page = ["-f", str(one.page), "-l", str(one.page), "-r", str(DOTS_AN_INCH), "-singlefile", "-png"]
    page += ["-H", str(one.height)] if one.height else []
    subprocess.run(["pdftoppm", *page, str(pdf), str(PICTURES / one.name)], check=True)


def main() -> None:
    """Make all of them, or those of the kinds that are named."""
    for made in (papers, forms):
        if made.__name__ in sys.argv[1:] or len(sys.argv) == 1:
            with tempfile.TemporaryDirectory() as name:
                for one in made(Path(name)):
                    draw(one, Path(name))
                    print(one.name)


if __name__ == "__main__":
    main()

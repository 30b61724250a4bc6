"""No text of a cell becomes a formula, a path, a command, markup, or a line of its own: through everything that is written."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from addin.submissions.folder import INBOX, RETURNED
from addin.submissions.office_files import safe_name
from tests.acceptance.hostile import HOSTILE, cells_of, formulas, packages, submissions, typed, whole_way
from tests.addin.submitted_files import roster, unit, write
from workbook_templates.mark import mark
from workbook_templates.read import read_submission

OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the office's, the unit's and all written files, made once."""
    root = tmp_path_factory.mktemp("hostile")
    whole_way(root / "办", submissions(root / "来件"), root / "写出")
    return root


def test_no_cell_becomes_a_formula_or_a_link_to_elsewhere(written: Path) -> None:
    seen = 0
    for path, parts in packages(written / "写出", written / "办", suffix=".xlsx"):
        sheets = [content for name, content in parts.items() if name.startswith("xl/worksheets/") and name.endswith(".xml")]
        assert [found for sheet in sheets for found in formulas(sheet)] == [], path
        assert not [name for name in parts if b'TargetMode="External"' in parts[name] or "external" in name.lower()], path
        seen += 1
    assert seen > 12


def test_no_field_of_a_list_for_a_bank_or_a_program_is_run_by_a_spreadsheet(written: Path) -> None:
    lists = sorted((written / "写出").glob("*.csv"))
    assert len(lists) == 3
    dangerous = [cell for path in lists for cell in cells_of(path) if cell[:1] in tuple("=+-@＝＋－＠\r\n")]
    assert [cell for cell in dangerous if not re.fullmatch(r"-\d+\.\d\d", cell)] == []


class Page(HTMLParser):
    """The tags and attributes of a page, and what stands in its scripts, with their type."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.scripts: list[tuple[str, str]] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._inside = tag == "script"
        if self._inside:
            self.scripts.append((dict(attrs).get("type") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            kind, before = self.scripts[-1]
            self.scripts[-1] = kind, before + data


def script_hash(text: str) -> str:
    """As a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_no_text_becomes_a_script_or_a_request_of_the_dashboard(written: Path) -> None:
    page, text = Page(), (written / "写出" / "看板.html").read_text(encoding="utf-8")
    page.feed(text)
    assert page.tags.isdisjoint(("img", "iframe", "a", "link", "object", "base"))
    assert not {name for name in page.attributes if name.startswith("on") or name in ("src", "href", "action")}
    policy = " ".join(re.findall(r'Content-Security-Policy" content="(.*?)"', text))
    assert "default-src 'none'" in policy
    assert "form-action 'none'" in policy
    assert [one for kind, one in page.scripts if kind == "" and script_hash(one) not in policy] == [], "nothing runs but our own"
    assert {kind for kind, _ in page.scripts} <= {"", "application/json"}
    assert sum(kind == "" for kind, _ in page.scripts) == 1
    assert all(json.loads(one) is not None for kind, one in page.scripts if kind)
    assert "&lt;script&gt;" in text, "the hostile words are there, as words"
    assert "49" not in re.findall(r"老&lt;b&gt;干(.*?)局", text)


def test_no_text_becomes_a_mark_of_a_letter(written: Path) -> None:
    letters = list(packages(written / "写出", suffix=".docx"))
    assert len(letters) == 2
    for path, parts in letters:
        body = ET.fromstring(parts["word/document.xml"])
        assert not [tag for tag in ("hyperlink", "fldSimple", "instrText") if list(body.iter(W + tag))], path
        large = [
            run for run in body.iter(W + "r") if (size := run.find(f"{W}rPr/{W}sz")) is not None and size.get(W + "val") == "40"
        ]
        titles = ["".join(text.text or "" for text in run.iter(W + "t")) for run in large]
        assert len(titles) == 1, titles
        assert "大标题" not in titles[0]


def test_what_is_told_keeps_to_its_line_and_holds_nothing_that_a_terminal_obeys(written: Path) -> None:
    told = [*(written / "写出").glob("*.txt"), *(written / "办").rglob("*.txt")]
    assert len(told) > 20
    assert [path.name for path in told if OBEYED.search(path.read_text(encoding="utf-8-sig"))] == []


def test_every_file_lies_where_it_was_sent_under_a_name_that_every_system_takes(written: Path) -> None:
    assert sorted(path.name for path in written.iterdir()) == ["写出", "办", "来件"]
    names = [path.name for path in written.rglob("*")]
    assert [name for name in names if name != safe_name(name, 200)] == []
    assert [name for name in names if name.endswith(".tmp")] == []


@pytest.mark.parametrize(
    "text", [*HOSTILE, "", ".", "..", "a/../b", "NUL.xlsx", "com¹", "CONIN$", "x\0y", "尾。. ", "\ud800", "lpt1 .txt"], ids=ascii
)
def test_a_safe_name_stays_in_its_folder(text: str, tmp_path: Path) -> None:
    name = safe_name(text)
    assert (tmp_path / name).resolve().parent == tmp_path
    assert name == safe_name(name)
    assert not re.match(r"(?i)(con|nul|aux|com¹|conin\$|lpt1)(\.|$)", name)
    assert len(name.encode("utf-8", "replace")) < 245


def test_a_file_name_cannot_speak_to_the_terminal(tmp_path: Path) -> None:
    file = write(tmp_path / "a\x1b]0;x\x07\u202exslx.xlsx", "roster", roster(1), **unit(1))
    command = [sys.executable, "-m", "addin.doors.commandline.main", "check", str(file)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert OBEYED.search(done.stdout.decode()) is None


@pytest.mark.skipif(sys.platform != "linux", reason="只有 Linux 的文件名可以是任意字节")
def test_a_file_name_in_another_code_page_is_received(tmp_path: Path) -> None:
    typed("office", "init", tmp_path / "办", "--code", "530102", "--name", "局", "--level", "county")
    for number, name in enumerate(("一局花名册.xlsx", "二局花名册.xlsx"), start=1):
        rows = roster(number)
        rows["离退休干部"][0]["性别"] = "男" if number == 1 else "女"  # the second one goes back
        file = write(tmp_path / f"{number}.xlsx", "roster", rows, **unit(number))
        os.rename(file, os.fsencode(tmp_path / "办" / INBOX) + b"/" + name.encode("gbk"))  # noqa: PTH104 - no text, bytes
    status, said = typed("receive", "--office", tmp_path / "办")
    assert (status, said.count("[已收下]"), said.count("[已退回]")) == (1, 1, 1), said
    assert list((tmp_path / "办" / INBOX).iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_pipes_devices_and_links_are_not_waited_for(tmp_path: Path) -> None:
    office = tmp_path / "办"
    typed("office", "init", office, "--code", "530102", "--name", "局", "--level", "county")
    secret = write(tmp_path / "别处" / "secret.xlsx", "roster", roster(1), **unit(1))
    inbox = office / INBOX
    os.mkfifo(inbox / "pipe.xlsx")
    (inbox / "link.xlsx").symlink_to(secret)
    (inbox / "zero.xlsx").symlink_to("/dev/zero")
    (inbox / "folder.xlsx").mkdir()
    status, said = typed("receive", "--office", office)
    assert (status, "没有找到可以接收的表格文件" in said) == (2, True)
    for named in (inbox / "pipe.xlsx", Path("/dev/zero")):
        status, said = typed("receive", named, "--office", office)
        assert (status, "这不是一个文件" in said) == (2, True)
        assert typed("check", named)[0] == 2
    status, said = typed("check", inbox)
    assert (status, "link.xlsx　《花名册》" in said) == (2, True), "a pipe among the files keeps nobody from being checked"
    assert list((office / RETURNED).rglob("*.xlsx")) == []


def test_a_link_where_a_file_is_to_be_written_is_not_followed(tmp_path: Path) -> None:
    victim, target = tmp_path / "别人的.txt", tmp_path / "新.xlsx"
    victim.write_text("原样")
    target.symlink_to(victim)
    source = write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))
    assert mark(source, target, [])
    assert (victim.read_text(), target.is_symlink(), read_submission(target).usable) == ("原样", False, True)


@pytest.mark.parametrize(
    "words",
    [
        '<![CDATA[</t></is></c></row></sheetData><c r="A1"><f>1+1</f><v>2</v></c>]]>',
        '王<!-- </t></is></c><c r="A5"><f>1+1</f></c> -->',
        '王<?x </t></is></c><c r="A5"><f>1+1</f></c> ?>',
    ],
    ids=["literal", "comment", "instruction"],
)
def test_tags_hidden_in_xml_are_no_tags(words: str, tmp_path: Path) -> None:
    file = write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))
    _put_into(file, str(roster(1)["离退休干部"][0]["姓名"]), words)
    read = read_submission(file)
    assert read.usable
    assert [fact for fact in read.facts if "formula" in str(fact.kind)] == []
    assert len(read.tables["离退休干部"]) == 4
    assert mark(file, tmp_path / "b.xlsx", [])
    ((_, parts),) = [found for found in packages(tmp_path, suffix=".xlsx") if found[0].name == "b.xlsx"]
    assert [formulas(content) for name, content in parts.items() if name.startswith("xl/worksheets/sheet")].count([]) > 5


def _put_into(file: Path, text: str, words: str) -> None:
    import zipfile  # noqa: PLC0415 - here alone

    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = next(
        name for name, content in parts.items() if name.startswith("xl/worksheets/") and f"<t>{text}</t>".encode() in content
    )
    parts[sheet] = parts[sheet].replace(f"<t>{text}</t>".encode(), f"<t>{words}</t>".encode(), 1)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)

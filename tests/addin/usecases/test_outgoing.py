"""What is sent out lies in one folder and one archive for each unit: all that is new, nothing twice, nothing of another unit."""

from __future__ import annotations

import gc
import re
import shutil
import zipfile
from pathlib import Path

import pytest

import addin.usecases.outgoing as gathering
from addin.errors import Refused
from addin.submissions.folder import Office
from addin.submissions.outgoing_events import GatheredPapers
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate, save_units
from addin.usecases.backups import back_up
from addin.usecases.handout import hand_out
from addin.usecases.outgoing import gather_outgoing
from addin.usecases.reports import notices
from addin.usecases.restore import restore
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import person, roster, unit, unit_code, unit_name, write
from workbook_templates.read import read_submission


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Unit 1 was accepted, unit 2 was sent back, both sent 花名册.xlsx; unit 3 has sent nothing."""
    office = found(tmp_path / "o", units=registered(1, 2, 3, kinds=("roster",)))
    wrong = roster(2)
    wrong["离退休干部"][0]["性别"] = "女"
    one = write(tmp_path / "一" / "花名册.xlsx", "roster", roster(1), **unit(1))
    two = write(tmp_path / "二" / "花名册.xlsx", "roster", wrong, **unit(2))
    receive(office, [one, two])
    return office


def gather(office: Office) -> GatheredPapers:
    return gather_outgoing(office.root, "2026Q3")


def sent(done: GatheredPapers, number: int) -> list[str]:
    """The names of a unit's papers, its own name and code left out."""
    assert done.where is not None
    folder = done.where / f"{unit_name(number)}_{unit_code(number)}"
    return sorted(path.name.replace(f"{folder.name}_", "") for path in folder.iterdir()) if folder.exists() else []


def test_each_unit_gets_what_came_of_its_files_under_names_that_can_be_told_apart(office: Office) -> None:
    done = gather(office)
    assert sent(done, 1) == ["花名册_2026Q3_第1号回执.docx", "花名册_2026Q3_第1号回执.txt"]
    assert sent(done, 2) == [f"花名册_2026Q3_第2号{what}" for what in ("退回.xlsx", "退回函.docx", "退回说明.txt")]
    assert sent(done, 3) == []
    (returned,) = (office.root / "退回" / "2026Q3").glob("*.xlsx")
    assert re.fullmatch(f"盘龙区第二局_{unit_code(2)}_花名册_退回_[0-9a-f]{{8}}.xlsx", returned.name)


def test_nothing_is_sent_twice_and_what_is_new_is_sent(office: Office, tmp_path: Path) -> None:
    gather(office)
    assert gather(office).where is None
    hand_out(office.root, "2026Q4")
    notices(office.root, "2026Q3", each=True)
    done = gather(office)
    assert done.where is not None
    assert done.where.name.startswith("第2次_")
    assert {"2026Q4_报送通知.docx", "变动表_盘龙区第一局_2026Q4.xlsx", "花名册_盘龙区第一局_2026Q4.xlsx"} <= set(sent(done, 1))
    assert "通知_2026Q3.docx" in sent(done, 3), "who has sent nothing is reminded"
    receive(office, [write(tmp_path / "改.xlsx", "roster", roster(2), **unit(2))])
    assert sent(gather(office), 2) == ["花名册_2026Q3_第3号回执.docx", "花名册_2026Q3_第3号回执.txt"]


def test_a_file_made_good_before_anything_was_sent_does_not_go_back_any_more(office: Office, tmp_path: Path) -> None:
    receive(office, [write(tmp_path / "改.xlsx", "roster", roster(2), **unit(2))])
    assert sent(gather(office), 2) == ["花名册_2026Q3_第3号回执.docx", "花名册_2026Q3_第3号回执.txt"]


def test_nothing_of_another_unit_is_ever_in_it(office: Office, tmp_path: Path) -> None:
    """A unit that writes another's code, a form put into the wrong folder: no unit sees another's persons."""
    mixed = roster(3)
    mixed["离退休干部"][0]["性别"] = "女"
    receive(office, [write(tmp_path / "错.xlsx", "roster", mixed, **(unit(3) | {"单位代码": unit_code(1)}))])
    hand_out(office.root, "2026Q4")
    handed = office.root / "下发" / "2026Q4"
    own, other = (handed / f"{unit_name(n)}_{unit_code(n)}" for n in (1, 2))
    shutil.copy(next(other.glob("花名册*.xlsx")), own / "花名册_别的.xlsx")
    done = gather(office)
    assert [one for one in done.withheld if "第3号回执" in one and "盘龙区第三局" in one], done.withheld
    assert done.where is not None
    for number in (1, 2, 3):
        folder = done.where / f"{unit_name(number)}_{unit_code(number)}"
        with zipfile.ZipFile(folder.with_name(f"{folder.name}.zip")) as archive:
            packed = {Path(name).name: archive.read(name) for name in archive.namelist()}
        assert packed == {path.name: path.read_bytes() for path in folder.iterdir()}
        strangers = [n for n in (1, 2, 3) if n != number]
        for path in folder.iterdir():
            if path.suffix == ".xlsx":
                read = read_submission(path)
                assert read.cover("单位代码") == unit_code(number), path.name
                people = {row for table in read.tables.values() for row in table.columns.get("身份证号", ())}
                assert not people & {person(n * 100 + i)["身份证号"] for n in strangers for i in range(4)}, path.name
            else:
                assert not any(unit_code(n).encode() in path.read_bytes() for n in strangers), path.name


def test_the_same_papers_make_the_same_archive(office: Office, tmp_path: Path) -> None:
    copy = shutil.copytree(office.root, tmp_path / "again")
    archives = []
    for root in (office.root, copy):
        done = gather_outgoing(root, "2026Q3")
        assert done.where is not None
        archives.append({path.name: path.read_bytes() for path in done.where.glob("*.zip")})
    assert len(archives[0]) == 2
    assert archives[0] == archives[1]


@pytest.mark.parametrize("step", ["_write_unit", "record_gathering"])
def test_what_was_interrupted_is_gathered_again(office: Office, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(gathering, step, cut)
        with pytest.raises(KeyboardInterrupt):
            gather(office)
    done = gather(office)
    assert done.where is not None
    assert (done.where.name[:4], len(done.papers)) == ("第1次_", 2)
    assert [path.name for path in done.where.parent.iterdir()] == [done.where.name], "nothing is left of the first try"


def test_what_was_sent_before_an_older_backup_was_restored_is_not_deleted(office: Office, tmp_path: Path) -> None:
    """The backup is of before the first gathering, whose folder is still there, and one of its papers is no more."""
    made = back_up(office.root, tmp_path / "U盘")
    first = gather(office)
    office.engine.dispose()
    gc.collect()  # what gathering had opened: restoring is another program's work
    assert first.where is not None
    paper = next(first.where.rglob("*退回说明.txt"))
    paper.write_text("当时发出的", encoding="utf-8")
    restore(office.root, made.file, "张敏")
    again = gather(office)
    assert again.where is not None
    assert again.where.name[:4] == "第1次_"
    assert "当时发出的" in {one.read_text(encoding="utf-8") for one in again.where.parent.rglob("*退回说明.txt")}


def test_long_and_odd_names_are_safe_paths_and_never_one_folder(tmp_path: Path) -> None:
    long = "云南省昆明市盘龙区人民政府办公室机关服务中心离退休人员管理服务工作领导小组办公室" * 4
    names = {4: long, 5: long, 6: 'a<b>:"/\\|?*. '}
    office = found(tmp_path / "o", units=[Subordinate(unit_code(n), name, "unit", ("roster",)) for n, name in names.items()])
    hand_out(office.root, "2026Q3")
    done = gather(office)
    assert done.where is not None
    folders = sorted(path for path in done.where.iterdir() if path.is_dir())
    assert {path.name[-18:] for path in folders} == {unit_code(n) for n in names}
    for path in done.where.rglob("*"):
        assert len(str(path.relative_to(office.root))) < 170, "a folder of the office may lie 90 characters deep in Windows"
        assert not re.search(r'[<>:"|?*\\]', path.name)
        assert not path.name.endswith((" ", "."))
    with zipfile.ZipFile(done.where / f"{folders[0].name}.zip") as archive:
        assert len(archive.namelist()) == 2


def test_an_office_without_units_is_told(tmp_path: Path) -> None:
    office = found(tmp_path / "o")
    save_units(office, [])
    with pytest.raises(Refused, match="登记簿里还没有"):
        gather(office)

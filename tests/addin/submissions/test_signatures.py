"""A file is signed by who sent it and as it was signed: any byte changed, another key, a file saved again, are told apart."""

from __future__ import annotations

import io
import os
import shutil
import stat
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from addin.errors import Refused
from addin.presentation.consolidation import consolidation_text
from addin.presentation.office import outcomes_text
from addin.runtime.pin_prompt import asking_pins
from addin.submissions import signatures
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate, save_units
from addin.submissions.signatures import PART, Signed, workbook_signature
from addin.submissions.signing_keys import KEY_FILE, PublicKey, read_public_key, signing_key
from addin.usecases.office import consolidate_period
from addin.usecases.signing import PUBLIC_FILE, distrust_key, make_key, signatures_of, trust_key
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submissions.received import results, said
from tests.addin.submitted_files import roster, unit, write
from workbook_templates.advice import neutral, worded
from workbook_templates.read import read_submission


@pytest.fixture
def county(tmp_path: Path) -> Office:
    """A county with a key of its own, that has received one roster."""
    office = found(tmp_path / "县", units=registered(1, kinds=("roster",)))
    make_key(office.root)
    receive(office, [write(tmp_path / "一.xlsx", "roster", roster(1), **unit(1))])
    return office


@pytest.fixture
def prefecture(tmp_path: Path, county: Office) -> Office:
    """The office above, which has recorded the county's key."""
    office = found(tmp_path / "州", "530100", "prefecture")
    save_units(office, [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))])
    trust_key(office.root, public_file(county), "王芳")
    return office


def public_file(office: Office) -> Path:
    return office.root / PUBLIC_FILE.format(code=office.settings.code)


def sent_up(county: Office, folder: Path) -> Path:
    """The county's roster for the office above."""
    (book,) = consolidate_period(county.root, "2026Q3", folder / "上报").outputs
    return book.path


def other_key(folder: Path) -> PublicKey:
    """A key that somebody else made in the county's name."""
    made, _ = make_key(found(folder / "别人").root)
    return made


def test_what_goes_up_is_signed_and_says_so_when_it_arrives(county: Office, prefecture: Office, tmp_path: Path) -> None:
    done = consolidate_period(county.root, "2026Q3", tmp_path / "上报")
    key = read_public_key(public_file(county))
    assert key.fingerprint in consolidation_text(done)
    outcomes = receive(prefecture, [done.outputs[0].path])
    assert results(outcomes) == ["accepted"]
    assert "签名相符。" in outcomes[0].messages
    assert outcomes[0].receipt is not None
    assert outcomes[0].receipt.detail["signature"] == "GOOD"
    again = consolidate_period(county.root, "2026Q3", tmp_path / "再").outputs[0].path
    assert again.read_bytes() == done.outputs[0].path.read_bytes(), "the same book is signed in the same bytes"


def test_a_signed_book_is_the_same_book(county: Office, tmp_path: Path) -> None:
    """The signature is a part that other programs do not look at."""
    book = sent_up(county, tmp_path)
    assert PART in zipfile.ZipFile(book).namelist()
    assert openpyxl.load_workbook(book)["离退休干部"].max_row > 3
    read = read_submission(book)
    assert not [fact for fact in read.facts if "yinling" in str(fact)]
    assert len(read.tables["离退休干部"]) == 4


def test_no_byte_can_be_changed_unnoticed(county: Office, tmp_path: Path) -> None:
    """Each is altered, unreadable, or of a date or the like: then the content is as it was."""
    key, whole = read_public_key(public_file(county)), sent_up(county, tmp_path).read_bytes()
    parts = _parts(whole)
    verdicts = set()
    for place in range(0, len(whole), max(1, len(whole) // 400)):
        changed = whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :]
        verdict = workbook_signature(changed, key)
        verdicts.add(verdict)
        if verdict is Signed.GOOD:
            assert _parts(changed) == parts, place
    assert Signed.ALTERED in verdicts


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def _changed(book: Path, how: str, tmp_path: Path) -> Path:
    """A copy of a signed book to which somebody did something."""
    copy = tmp_path / f"{how}.xlsx"
    shutil.copy(book, copy)
    parts = _parts(book.read_bytes())
    if how == "saved again":
        openpyxl.load_workbook(book).save(copy)
    elif how == "one figure":
        with zipfile.ZipFile(copy, "w") as package:
            for part, content in parts.items():
                package.writestr(part, content.replace("昆明市盘龙区".encode(), "昆明市五华区".encode()))
    elif how == "one part more":
        with zipfile.ZipFile(copy, "a") as package:
            package.writestr("xl/extra.xml", "<a/>")
    elif how == "a part twice":
        with zipfile.ZipFile(copy, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("xl/workbook.xml", parts["xl/workbook.xml"])
    elif how == "something before":
        copy.write_bytes(b"x" * 64 + book.read_bytes())
    return copy


@pytest.mark.parametrize(
    ("how", "verdict"),
    [
        ("sent by mail", Signed.GOOD),
        ("saved again", Signed.NONE),
        ("one figure", Signed.ALTERED),
        ("one part more", Signed.ALTERED),
        ("a part twice", Signed.ALTERED),
        ("something before", Signed.ALTERED),
    ],
)
def test_what_was_done_to_a_book_is_told(county: Office, tmp_path: Path, how: str, verdict: Signed) -> None:
    copy = _changed(sent_up(county, tmp_path), how, tmp_path)
    assert [signed for _, signed in signatures_of([copy], public_file(county))] == [verdict]


def test_a_wrong_signature_is_held_until_somebody_has_asked_and_gives_a_reason(
    county: Office, prefecture: Office, tmp_path: Path
) -> None:
    forged = _changed(sent_up(county, tmp_path), "one figure", tmp_path)
    outcomes = receive(prefecture, [forged])
    assert results(outcomes) == ["held"], said(outcomes[0])
    assert "签名以后内容被改动过" in said(outcomes[0])
    assert "打电话向盘龙区委老干部局核实" in said(outcomes[0])
    assert list((prefecture.root / "收件箱").iterdir()), "kept where it waits"
    (outcome,) = receive(prefecture, [forged], accept_with_reason="已电话核实，另一台电脑改的")
    assert outcome.result == "accepted"
    assert outcome.receipt is not None
    assert outcome.receipt.accept_reason == "已电话核实，另一台电脑改的"
    assert outcome.receipt.detail["signature"] == "ALTERED"


def test_what_somebody_else_spoilt_is_not_laid_at_the_senders_door(county: Office, prefecture: Office, tmp_path: Path) -> None:
    """An error that was written into a signed book on the way: it is held for its signature, and nothing goes back."""
    copy = tmp_path / "有错.xlsx"
    with zipfile.ZipFile(copy, "w") as package:
        for part, content in _parts(sent_up(county, tmp_path).read_bytes()).items():
            package.writestr(part, content.replace("<t>男</t>".encode(), "<t>女</t>".encode()))
    (outcome,) = receive(prefecture, [copy])
    assert (outcome.result, outcome.receipt) == ("held", None)
    assert "签名以后内容被改动过" in said(outcome)
    assert "F07" in {one.rule for one in outcome.findings}
    assert not [one for one in (prefecture.root / "退回").rglob("*") if one.is_file()]


def test_another_key_is_told_from_a_changed_file(county: Office, prefecture: Office, tmp_path: Path) -> None:
    book = sent_up(county, tmp_path)
    stranger = found(tmp_path / "冒名")
    make_key(stranger.root)
    key = signing_key(stranger)
    assert key is not None
    stripped = tmp_path / "冒名.xlsx"
    with zipfile.ZipFile(stripped, "w") as package:
        for name, content in _parts(book.read_bytes()).items():
            if name != PART:
                package.writestr(name, content)
    signatures.sign_workbook(stripped, key, other_key(tmp_path))
    outcomes = receive(prefecture, [stripped])
    assert results(outcomes) == ["held"]
    assert "不是盘龙区委老干部局的签名" in said(outcomes[0])


def test_an_unsigned_file_is_warned_about_and_taken_in(county: Office, prefecture: Office, tmp_path: Path) -> None:
    saved = _changed(sent_up(county, tmp_path), "saved again", tmp_path)
    (outcome,) = receive(prefecture, [saved])
    assert outcome.result == "accepted", said(outcome)
    assert [one.message for one in outcome.findings if "签名" in one.message] == [
        "登记了盘龙区委老干部局的签名公钥，这个文件却没有签名：可能在 Excel 里另存过，也可能不是它发来的。"
    ]
    assert "没有签名。" in worded(outcomes_text([outcome]), neutral)


def test_where_no_key_is_recorded_nothing_is_asked(county: Office, prefecture: Office, tmp_path: Path) -> None:
    distrust_key(prefecture.root, "530102", "王芳")
    forged = _changed(sent_up(county, tmp_path), "one figure", tmp_path)
    (outcome,) = receive(prefecture, [forged])
    assert outcome.result == "accepted"
    assert not [one for one in (*outcome.messages, *(finding.message for finding in outcome.findings)) if "签名" in one]


def test_a_receipt_is_signed_and_a_changed_one_is_told(county: Office, tmp_path: Path) -> None:
    (note,) = (county.root / "已收").rglob("*_回执.txt")
    copy = tmp_path / "回执.txt"
    text = note.read_bytes().decode("utf-8-sig")
    for changed, verdict in (
        (text, Signed.GOOD), (text.replace("\r\n", "\n"), Signed.GOOD), (text.replace("6行", "7行"), Signed.ALTERED),
        (text[: text.rindex("签名：")], Signed.NONE), (f"前面加一行\n{text}", Signed.ALTERED),
    ):  # fmt: skip
        copy.write_text(changed, encoding="utf-8", newline="")
        assert [signed for _, signed in signatures_of([copy], public_file(county))] == [verdict], changed


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_only_its_owner_may_read_the_key(county: Office) -> None:
    assert stat.S_IMODE((county.root / KEY_FILE).stat().st_mode) == 0o600
    with pytest.raises(Refused, match="已经有了"):
        make_key(county.root)


def test_a_key_with_a_password_signs_only_with_it(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=registered(1, kinds=("roster",)))
    make_key(office.root, "银杏2026")
    with asking_pins(lambda _: ""):
        (outcome,) = receive(office, [write(tmp_path / "一.xlsx", "roster", roster(1), **unit(1))])
        assert outcome.result == "accepted", "its receipt goes without a signature rather than be owed"
        with pytest.raises(Refused, match="密码不对"):
            consolidate_period(office.root, "2026Q3", tmp_path / "上报")
    assert not (tmp_path / "上报").exists(), "it is asked for before anything is written"
    with asking_pins(lambda _: "银杏2026"):
        assert consolidate_period(office.root, "2026Q3", tmp_path / "上报").signed


def test_what_was_cut_off_while_signing_is_whole_and_unsigned(
    county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(signatures, "replacing", cut)
        with pytest.raises(KeyboardInterrupt):
            sent_up(county, tmp_path)
    (book,) = (tmp_path / "上报").iterdir()
    assert [signed for _, signed in signatures_of([book], public_file(county))] == [Signed.NONE]
    assert [signed for _, signed in signatures_of([sent_up(county, tmp_path)], public_file(county))] == [Signed.GOOD]


def test_by_commands(tmp_path: Path, clerk: Clerk, county: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    above = found(tmp_path / "上级", "530100", "prefecture").root
    refused = clerk.types("office", "trust", public_file(county), "--office", above, "--by", "王芳")
    assert (clerk.status, "不在下级单位登记簿里" in clerk.scolded, refused) == (2, True, "")
    book = sent_up(county, tmp_path)
    assert "签名相符" in clerk.types("office", "check-signature", book, "--key", public_file(county))
    assert clerk.status == 0
    forged = _changed(book, "one figure", tmp_path)
    assert "被改动过" in clerk.types("office", "check-signature", forged, "--key", public_file(county))
    assert clerk.status == 1
    clerk.types("office", "check-signature", book, "--key", book)
    assert "不是签名公钥文件" in clerk.scolded
    office = found(tmp_path / "新").root
    monkeypatch.setattr(sys, "stdin", io.StringIO("银杏2026\n银杏2026\n"))
    said_ = clerk.types("office", "key", "--office", office, "--password")
    assert "对一下指纹" in said_
    assert b"ENCRYPTED" in (office / KEY_FILE).read_bytes()

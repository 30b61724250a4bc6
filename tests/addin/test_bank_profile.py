"""How a bank wants its list, as an office writes it into its settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from addin.bank_profile import EXAMPLES, BankProfile
from addin.errors import Refused
from addin.settings import FILE_NAME, Settings

OWN = '代码 = "530102"\n名称 = "某局"\n级别 = "county"\n'


def test_what_nobody_sets_is_a_workbook_with_everything() -> None:
    profile = BankProfile.model_validate({})
    assert (profile.kind, profile.columns, profile.header, profile.trailer) == (
        "xlsx", ("序号", "参考号", "户名", "账号", "开户银行", "金额", "附言"), True, True,
    )  # fmt: skip


def test_the_examples_differ() -> None:
    assert {name: one.kind for name, one in EXAMPLES.items()} == {"表格": "xlsx", "文本": "txt"}


def test_an_office_writes_its_bank_s_layout(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(
        OWN + '[银行]\n格式 = "txt"\n列 = ["账号", "金额", "参考号"]\n表头 = false\n', encoding="utf-8"
    )
    bank = Settings.load(tmp_path).bank
    assert (bank.kind, bank.columns, bank.header) == ("txt", ("账号", "金额", "参考号"), False)
    Settings.load(tmp_path).save(tmp_path)
    assert Settings.load(tmp_path).bank == bank


def test_a_new_office_finds_the_other_layout_as_an_example(tmp_path: Path) -> None:
    Settings.model_validate({"代码": "530102", "名称": "某局", "级别": "county"}).save(tmp_path)
    text = (tmp_path / FILE_NAME).read_text(encoding="utf-8")
    assert '# 例如文本：格式 = "txt"，列 = ["序号", "账号", "户名", "金额", "参考号"]，编码 = "gb18030"，表头 = false\n' in text


def test_what_is_wrong_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text(OWN + '[银行]\n列 = ["账号", "金额"]\n', encoding="utf-8")
    with pytest.raises(Refused, match="缺少“参考号”"):
        Settings.load(tmp_path)
    with pytest.raises(ValidationError):
        BankProfile.model_validate({"付款账号": "不是号码"})

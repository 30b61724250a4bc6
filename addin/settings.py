"""An office's own settings: ``设置.toml`` in its folder, with Chinese keys, read into one validated model."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from addin.bank_profile import EXAMPLES, BankProfile
from addin.errors import Refused
from addin.people import OfficePeople, is_hashed_pin, person_key, persons_named, roles_in
from validators.policy import Policy, default_policy
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically
from workbook_templates.values.han import HAN
from workbook_templates.values.period import Period
from workbook_templates.values.text import tidy_code

FILE_NAME = "设置.toml"
_BARE_KEY = re.compile(rf"^(\s*\[?\s*)([{HAN}]+)(\s*(?:=|\]))", re.M)  # TOML wants 代码 = … written "代码" = …
_FIRST_TABLE = re.compile(r"^[ \t]*\[", re.M)
TO_BE_FILLED = "待填写"
MOST_DEADLINE_DAYS = 90


class Level(StrEnum):
    """The administrative level of an office; all four run the same program."""

    UNIT = "unit"
    COUNTY = "county"
    PREFECTURE = "prefecture"
    PROVINCE = "province"

    @property
    def label(self) -> str:
        """The level in Chinese: 单位, 县, 州市 or 省."""
        return {"unit": "单位", "county": "县", "prefecture": "州市", "province": "省"}[self.value]


_LEVEL_WORDS = {
    "县级": "county",
    "区": "county",
    "州市级": "prefecture",
    "州": "prefecture",
    "市": "prefecture",
    "省级": "province",
}
_LEVEL_WORDS |= {level.label: level.value for level in Level}


def parse_level(text: str) -> Level:
    """The level of an English or Chinese word. Refused for anything else."""
    try:
        return Level(_LEVEL_WORDS.get(text.strip(), text.strip().lower()))
    except ValueError:
        raise Refused(f"没有“{text}”这个级别，请写 unit（单位）、county（县）、prefecture（州市）或 province（省）。") from None


BY_CONSENT = "本人同意的抵扣"
"""The setting 多发抵扣 of an office that keeps back what was paid too much, from those who have agreed."""


class AllowanceSettings(BaseModel):
    """How this office pays allowances: ``设置.toml`` under ``[补贴]``.

    ``joint`` is empty until the office has chosen. ``only_separate`` is read from offices set up before ``joint`` existed, and
    counts only where somebody has written false: true stood there without anybody's choice. ``offset`` says whether what was
    paid too much is kept back from later payments of those who have agreed.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    month_rule: Literal["整月", "半月"] = Field("整月", alias="月份规则")
    joint: Literal["", "发放", "不发"] = Field("", alias="联合成立")
    only_separate: bool = Field(True, alias="只发单独成立")
    offset: Literal["不抵扣", "本人同意的抵扣"] = Field("不抵扣", alias="多发抵扣")


class BackupSettings(BaseModel):
    """The backups that are made without asking: ``设置.toml`` under ``[备份]``. A folder other than 备份 in the office's own (a
    relative path is below it), and how many daily and monthly ones are kept; with no daily ones none are made.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)

    folder: str = Field("", alias="文件夹")
    daily: int = Field(7, alias="每日", ge=0, le=366)
    monthly: int = Field(12, alias="每月", ge=0, le=120)


class Settings(BaseModel):
    """The settings of an office. All but code, name and level have a default; pydantic's ValidationError where one is wrong."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, str_strip_whitespace=True)

    code: str = Field(alias="代码", pattern=r"^(\d{6}|[0-9A-Z]{18})$")
    name: str = Field(alias="名称", min_length=1, max_length=200)
    level: Level = Field(alias="级别")
    superior: str = Field("", alias="上级机构代码", pattern=r"^(\d{6})?$")
    contact: str = Field(TO_BE_FILLED, alias="填报人")
    phone: str = Field(TO_BE_FILLED, alias="联系电话")
    database: str = Field("", alias="数据库")
    ledger: str = Field("", alias="台账", pattern=r"^([0-9a-f]{32})?$")
    deadline_days: int = Field(10, alias="报送期限天数")
    smallest_cell: int = Field(0, alias="最少显示人数", ge=0, le=100)
    allowance: AllowanceSettings = Field(AllowanceSettings.model_validate({}), alias="补贴")
    themes: dict[Annotated[str, Field(pattern=r"^20\d\d$")], str] = Field(default_factory=dict, alias="年度主题")
    backup: BackupSettings = Field(BackupSettings.model_validate({}), alias="备份")
    people: dict[str, str] = Field(default_factory=dict, alias="人员")
    pins: dict[str, str] = Field(default_factory=dict, alias="口令")
    bank: BankProfile = Field(BankProfile.model_validate({}), alias="银行")
    overrides: dict[str, Any] = Field(default_factory=dict, alias="参数")

    @field_validator("code", mode="before")
    @classmethod
    def _tidy_code(cls, raw: object) -> object:
        return tidy_code(str(raw)) if isinstance(raw, (str, int)) else raw

    @field_validator("level", mode="before")
    @classmethod
    def _level_word(cls, raw: object) -> object:
        return _LEVEL_WORDS.get(raw, raw) if isinstance(raw, str) else raw

    @field_validator("deadline_days")
    @classmethod
    def _within_a_quarter(cls, days: int) -> int:
        """Judged later, a quarter's files would answer for the next quarter too, and the third quarter's for the whole year."""
        if not 0 <= days <= MOST_DEADLINE_DAYS:
            raise ValueError(f"只能写 0 至 {MOST_DEADLINE_DAYS}：再晚就过了下一个季度，本期会被按还没有报来的季度判断")
        return days

    @field_validator("overrides")
    @classmethod
    def _known_parameters(cls, values: dict[str, Any]) -> dict[str, Any]:
        default_policy().override(values)
        return values

    @field_validator("people")
    @classmethod
    def _each_person_once(cls, people: dict[str, str]) -> dict[str, str]:
        keys = [person_key(name) for name in people]
        for name, roles in people.items():
            roles_in(roles)
            if not person_key(name) or keys.count(person_key(name)) > 1 or len(persons_named(name)) > 1:
                raise ValueError(f"里的“{name}”不是一个人的姓名，或者写了两次")
        return people

    @field_validator("pins")
    @classmethod
    def _stored_pins(cls, pins: dict[str, str]) -> dict[str, str]:
        if wrong := [name for name, stored in pins.items() if not is_hashed_pin(stored)]:
            raise ValueError(f"里“{'、'.join(wrong)}”的一行被改动过：口令由程序写，忘了的删掉这一行再设")
        return pins

    @property
    def office_people(self) -> OfficePeople:
        """The office's list of persons; without any where it keeps none."""
        return OfficePeople({name: roles_in(roles) for name, roles in self.people.items()}, self.pins)

    @property
    def policy(self) -> Policy:
        """The province's thresholds, overridden by this office's own, and the themes of the years that it has set."""
        return default_policy().override({"year_themes": self.themes} | self.overrides)

    @property
    def superior_code(self) -> str:
        """The office it reports to: as set, else derived from its code (530102 → 530100 → 530000)."""
        return self.superior or _superior_of(self.code, self.level)

    @property
    def whom_to_ask(self) -> tuple[str, str]:
        """Contact and telephone for letters; empty where nobody has filled them in."""
        contact, phone = ("" if text == TO_BE_FILLED else text for text in (self.contact, self.phone))
        return contact, phone

    def deadline(self, period: Period) -> dt.date:
        """The last day on which a submission for the period is in time."""
        return period.end + dt.timedelta(days=self.deadline_days)

    @classmethod
    def load(cls, root: Path) -> Settings:
        """Read ``设置.toml`` of the office's folder ``root``. Refused where it is missing or wrong."""
        file = root / FILE_NAME
        try:
            return cls.model_validate(tomllib.loads(_BARE_KEY.sub(r'\1"\2"\3', file.read_text(encoding="utf-8-sig"))))
        except FileNotFoundError:
            raise Refused(f"{root} 不是一个机构文件夹（没有 {FILE_NAME}）。请先", Advice.FOUND_OFFICE, "。") from None
        except UnicodeDecodeError:
            raise Refused(
                f"{FILE_NAME} 不是用 UTF-8 编码保存的，读不出里面的汉字。请用记事本打开它，另存为，编码选 UTF-8，再试一次。"
            ) from None
        except tomllib.TOMLDecodeError as error:
            raise Refused(f"{FILE_NAME} 的写法不对：{error}。请对照模板改正，文字要放在英文双引号里。") from None
        except ValidationError as error:
            raise Refused(f"{FILE_NAME} 填写有误：{_sentences(error)}") from None

    def save(self, root: Path) -> None:
        """Write ``设置.toml`` into the office's folder ``root``. OSError where it cannot be written."""
        write_atomically(root / FILE_NAME, _as_toml(self).replace("\n", os.linesep).encode())

    @staticmethod
    def remember_ledger(root: Path, number: str) -> None:
        """Write the number of the office's ledger into ``设置.toml``, all else left as it is. OSError where it cannot be."""
        _write_line(root, "台账", number)

    @staticmethod
    def remember_database(root: Path, url: str) -> None:
        """Write where the office's database is into ``设置.toml``, all else left as it is. OSError where it cannot be."""
        _write_line(root, "数据库", url)


def _write_line(root: Path, key: str, value: str) -> None:
    """Write one of the lines that stand before the tables of ``设置.toml``."""
    file = root / FILE_NAME
    before = file.read_bytes().decode("utf-8-sig")
    line = f"{_value(key)} = {_value(value)}{_COMMENTS[key]}"
    after = re.sub(rf'^[ \t]*"?{key}"?[ \t]*=[^\r\n]*', lambda _: line, before, count=1, flags=re.MULTILINE)
    if after == before and line not in before:
        after = _FIRST_TABLE.sub(lambda found: f"{line}{os.linesep}{found[0]}", f"{before.rstrip()}{os.linesep}", count=1)
        after = after if line in after else f"{after}{line}{os.linesep}"
    write_atomically(file, after.encode())


def _superior_of(code: str, level: Level) -> str:
    if level is Level.UNIT:
        return code[2:8] if len(code) == 18 else code[:6]
    return f"{code[:4]}00" if level is Level.COUNTY else f"{code[:2]}0000"


_REASONS = {
    "missing": "没有填写",
    "extra_forbidden": "不是认识的项目",
    "string_pattern_mismatch": "写法不对",
    "string_too_short": "没有填写",
    "enum": "只能写 unit、county、prefecture、province",
    "literal_error": "不是可选的值",
}


def _sentences(error: ValidationError) -> str:
    return "；".join(_sentence(dict(one)) for one in error.errors(include_url=False)) + "。"


def _sentence(one: dict[str, Any]) -> str:
    reason = _REASONS.get(one["type"]) or str(one.get("ctx", {}).get("error", "")) or "取值不对"
    return f"“{'.'.join(str(part) for part in one['loc'])}”{reason}"


_TABLES = {"allowance", "backup", "people", "pins", "bank", "themes", "overrides"}


def _as_toml(settings: Settings) -> str:
    lines = ["# 机构设置。文字放在英文双引号里；以 # 开头的是说明。"]
    plain = settings.model_dump(by_alias=True, mode="json", exclude=_TABLES)
    lines += [f"{_value(key)} = {_value(value)}{_COMMENTS.get(key, '')}" for key, value in plain.items()]
    lines += ["", '["补贴"]']
    lines += [
        f"{_value(key)} = {_value(value)}{_COMMENTS.get(key, '')}"
        for key, value in settings.allowance.model_dump(by_alias=True).items()
        if key != "只发单独成立" or value is False
    ]
    lines += ["", '["备份"]']
    lines += [
        f"{_value(key)} = {_value(value)}{_COMMENTS.get(key, '')}"
        for key, value in settings.backup.model_dump(by_alias=True).items()
    ]
    lines += ["", '["人员"]', "# 谁在本机构办理：姓名 = 分工（经办、复核、财务、负责人，用顿号隔开；空着什么都可以办），例如："]
    lines += ['# "张敏" = "经办"', *(f"{_value(name)} = {_value(roles)}" for name, roles in settings.people.items())]
    lines += ["", '["口令"]', "# 由程序写，不要改；谁的口令忘了，删掉他的一行再设"]
    lines += [f"{_value(name)} = {_value(stored)}" for name, stored in settings.pins.items()]
    lines += ["", '["银行"]', "# 给银行的代发清单；银行要文本文件的，把格式改成 txt 或 csv，列按银行要的次序写"]
    lines += [f"# 例如{name}：{_layout(one)}" for name, one in EXAMPLES.items() if one.kind != settings.bank.kind]
    lines += [f"{_value(key)} = {_value(value)}" for key, value in settings.bank.model_dump(by_alias=True).items()]
    lines += ["", '["年度主题"]', "# 每年全省主题党日的主题，定了的年度只算围绕它开展的主题党日，例如：", '# 2026 = "……"']
    lines += [f"{_value(year)} = {_value(theme)}" for year, theme in settings.themes.items()]
    lines += ["", '["参数"]', "# 需要改变检查尺度时写在这里，例如：", "# liaison_most_organisations = 3"]
    lines += [f"{key} = {_value(value)}" for key, value in settings.overrides.items()]
    return "\n".join(lines) + "\n"


_COMMENTS = {
    "级别": "  # unit 单位、county 县、prefecture 州市、province 省",
    "上级机构代码": "  # 空着时按本机构代码推算",
    "数据库": "  # 空着时用本文件夹里的 台账.db；几家共用时写 postgresql://…",
    "台账": "  # 本机构台账的编号，由程序写，不要改：台账丢了、换了，靠它看出来",
    "最少显示人数": "  # 队伍状况分析里，少于这么多人的格子不写人数（写 *）；0 是都写",
    "报送期限天数": "  # 报告期结束后多少天内报送不算迟报；是否逾期也按这一天判断",
    "月份规则": "  # 整月：当月有一天在任就发全月，免职、去世、转出的次月起停发；半月：1日至15日、16日至月末各计一半",
    "多发抵扣": "  # 以前多发的钱：不抵扣；本人同意的抵扣，从以后的补贴里扣",
    "文件夹": "  # 空着时放在本文件夹的 备份 里；最好写另一块硬盘或U盘，如 E:/台账备份（斜杠用 / ）",
    "每日": "  # 每天第一次办理以前自动备份，保留最近几天的；写 0 不自动备份",
    "每月": "  # 另外每月保留一份，保留几个月",
    "联合成立": "  # 联合成立的：发放，与单独成立的一样发；不发，只发单独成立的（如德老发〔2018〕59号）；空着时先暂缓",
    "只发单独成立": "  # false：不论怎样设置都发放",
}


def _layout(profile: BankProfile) -> str:
    """What an example of a bank's layout sets, in one line of a comment."""
    return "，".join(f"{key} = {_value(value)}" for key, value in profile.model_dump(by_alias=True, exclude_unset=True).items())


def _value(value: object) -> str:
    if isinstance(value, (dt.date, dt.datetime)):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)

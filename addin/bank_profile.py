"""How a bank wants its list: the columns and their order, the kind of file, its encoding; in the settings under ``[银行]``."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

FIELDS = ("序号", "参考号", "户名", "账号", "开户银行", "金额", "附言")
"""What a line can hold: its number, our reference, name and number of the account, its bank, yuan, and words for the payee."""


class BankProfile(BaseModel):
    """The layout of one bank's list. pydantic's ValidationError where a column is unknown or the reference is missing."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    kind: Literal["xlsx", "csv", "txt"] = Field("xlsx", alias="格式")
    columns: tuple[str, ...] = Field(FIELDS, alias="列")
    encoding: Literal["utf-8", "gb18030"] = Field("utf-8", alias="编码")
    separator: str = Field("|", alias="分隔符", min_length=1, max_length=1)
    header: bool = Field(True, alias="表头")
    trailer: bool = Field(True, alias="合计行")
    payer_name: str = Field("", alias="付款户名", max_length=100)
    payer_account: str = Field("", alias="付款账号", pattern=r"^\d{0,30}$")
    remark: str = Field("离退休干部党组织工作补贴", alias="附言", max_length=60)

    @field_validator("columns", mode="before")
    @classmethod
    def _known_columns(cls, raw: object) -> object:
        columns = tuple(raw) if isinstance(raw, (list, tuple)) else ()
        unknown = [str(one) for one in columns if one not in FIELDS]
        lacking = [one for one in ("参考号", "账号", "金额") if one not in columns]
        if unknown or lacking:
            wrong = f"没有“{'、'.join(unknown)}”这一列" if unknown else f"缺少“{'、'.join(lacking)}”"
            raise ValueError(f"{wrong}；可以写的是{'、'.join(FIELDS)}，其中参考号、账号、金额必须有")
        return columns


EXAMPLES = {
    "表格": BankProfile.model_validate({}),
    "文本": BankProfile.model_validate(
        {"格式": "txt", "编码": "gb18030", "列": ["序号", "账号", "户名", "金额", "参考号"], "表头": False}
    ),
}
"""The two layouts that are shipped as examples: a workbook, and a text file of one line a payment."""

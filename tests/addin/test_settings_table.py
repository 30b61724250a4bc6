"""One table is written anew; everything else in the file stays as somebody wrote it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from addin.settings_table import write_table

BEFORE = '代码 = "530102"\n[补贴]\n月份规则 = "整月"  # 我们的\n'
AFTER = '["银行"]\n"格式" = "xlsx"\n'


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (f'{BEFORE}\n[人员]\n# 说明\n张敏 = "经办"\n\n{AFTER}', ("# 说明", AFTER)),
        (f'{BEFORE}\n["人员"]\n\n{AFTER}', (AFTER,)),
        (BEFORE, ()),
        (f"{BEFORE}[ 人员 ]", ()),
        (f"{BEFORE}[人员]\n".replace("\n", "\r\n"), ()),
    ],
)
def test_the_rest_of_the_file_stays_as_it_is(tmp_path: Path, text: str, rest: tuple[str, ...]) -> None:
    file = tmp_path / "设置.toml"
    file.write_bytes(text.encode())
    for values in ({"李四": "复核", '阿"依·古丽': ""}, {}, {"王芳": "财务"}):
        write_table(file, "人员", values)
        written = file.read_bytes().decode()
        quoted = written.replace("代码 =", '"代码" =').replace("[补贴]", '["补贴"]').replace("月份规则", '"月份规则"')
        found = tomllib.loads(quoted.replace("[人员]", '["人员"]').replace("[ 人员 ]", '["人员"]'))
        assert found["人员"] == values
        assert found["补贴"] == {"月份规则": "整月"}
        assert all(part in written for part in ("  # 我们的", *rest))
        assert written.count("人员") == 1
        assert ("\r\n" in written) == ("\r\n" in text)

"""What Python finds in the browser is enough for all that the page can be asked."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from addin.hosts.browser.product import product, unpacked
from tests.addin.doors.page.test_page import ROWS
from tests.addin.hosts.browser.parts import stand_ins
from tests.workbook_templates.read.forms import filled

PROGRAM = """
import sys, json
for absent in ("isal", "msoffcrypto", "pydantic", "sqlalchemy", "openpyxl", "pandas", "typer", "rich", "yaml"):
    sys.modules[absent] = None
from pathlib import Path
from addin.doors.page.answers import PageAnswers
import addin, validators
answers = PageAnswers(Path("files"), Path("results"))
one, row = {"numbers": [0]}, {"number": 0, "sheet": "离退休干部", "row": 4}
for wish, details in (("check", {}), ("row", row), ("marked", one), ("bad_rows", one)):
    answer = json.loads(answers.answer(wish, json.dumps(details)))
    if wish == "check":
        print([one["message"] for one in answer["json"]["findings"] if one["rule"] == "F13"])
    print(wish, answer.get("refused", "done"))
print(Path(addin.__path__[0]).parent == Path(validators.__path__[0]).parent == Path.cwd())
"""


def test_the_page_s_own_copy_runs_without_the_rest_and_without_what_browsers_lack(tmp_path: Path) -> None:
    for name, content in unpacked(product({})).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "files").mkdir()
    lost = {"任职": [{**ROWS["任职"][0], "任职组织代码": "530102000009"}]}
    filled(tmp_path / "files" / "花名册.xlsx", {**ROWS, **lost})
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    told, *said = done.stdout.splitlines()
    assert "530102000009" in told, done.stderr
    assert said == ["check done", "row done", "marked done", "bad_rows done", "True"]


def test_nothing_of_money_and_no_form_goes_along() -> None:
    names = set(unpacked(product({})))
    assert "validators/policy.toml" in names
    assert [
        name for name in names if name.startswith(("addin/ledger", "addin/store", "addin/demo")) or name.endswith(".xlsx")
    ] == []


def test_of_a_wheel_only_what_a_browser_can_run() -> None:
    names = {name for name in unpacked(product({"lib": stand_ins()["lib"]})) if name.startswith("lib")}
    assert names == {"lib/__init__.py", "lib/fast.cpython-314-wasm32-emscripten.so"}

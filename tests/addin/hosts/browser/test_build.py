"""The page as one file: everything inside, nothing from elsewhere, the same bytes every time."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.hosts.browser.build import build, page
from addin.hosts.browser.parts import listed_parts
from addin.summary.dashboard.dashboard import render_dashboard
from tests.addin.hosts.browser.parts import stand_ins
from tests.addin.summary.scenes import scene


@pytest.fixture(scope="module")
def html() -> str:
    return page(stand_ins())


def hash_of(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def embedded(html: str, name: str) -> bytes:
    found = re.search(rf'id="part-{name}">([^<]*)</script>', html)
    assert found
    return gzip.decompress(base64.b64decode(found[1]))


def test_the_same_sources_give_the_same_bytes(html: str) -> None:
    assert page(stand_ins()) == html


def test_everything_is_inside(html: str) -> None:
    assert re.findall(r'(?:src|href)="(?!data:)[^"]*"', html) == []
    assert re.findall(r"<!-- \w+ -->", html) == []
    assert embedded(html, "wasm") == b"\0asm"
    assert b"numpy" not in embedded(html, "lock")


def test_the_policy_lets_in_the_page_s_own_scripts_and_styles_and_the_dashboard_s_styles(html: str) -> None:
    found = re.search('Content-Security-Policy" content="([^"]*)"', html)
    assert found
    rules = {rule.split()[0]: set(rule.split()[1:]) for rule in found[1].split("; ")}
    assert rules["default-src"] == {"'none'"}
    assert rules.keys() == {"default-src", "script-src", "worker-src", "style-src", "img-src", "form-action", "base-uri"}
    assert rules["form-action"] == rules["base-uri"] == {"'none'"}, "these two do not fall back on default-src"
    assert [rule for rule in rules["script-src"] if not rule.startswith("'sha256-")] == ["'wasm-unsafe-eval'"]
    for tag in ("script", "style"):
        inside = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside
        framed = re.findall("<style>(.*?)</style>", render_dashboard(scene()), re.DOTALL) if tag == "style" else []
        assert {rule for rule in rules[f"{tag}-src"] if rule.startswith("'sha256")} == set(map(hash_of, [*inside, *framed]))
    assert "'unsafe-inline'" not in found[1]
    assert "'unsafe-eval'" not in found[1]


def test_the_worker_is_a_plain_script(html: str) -> None:
    worker = embedded(html, "worker").decode()
    assert "import.meta" not in worker
    assert "export default" not in worker
    assert "onmessage" in worker


def test_a_checkout_that_is_not_installed_has_a_version_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr("addin.hosts.browser.build.version", absent)
    assert re.search(r"<p>银龄 \d+\.\d+\.\d+。", page(stand_ins()))


def test_every_part_has_its_licence_in_the_page(html: str) -> None:
    licences = html.partition('<ul class="licences">')[2].partition("</ul>")[0].splitlines()
    assert [part.name in line and part.licence in line for part, line in zip(listed_parts(), licences, strict=True)] == [True] * 6


def test_no_script_ends_early(html: str) -> None:
    """Each script that is begun is ended once."""
    assert html.count("<script") == html.count("</script>")


def test_what_an_office_says_ends_no_script() -> None:
    html = page(stand_ins(), json.dumps({"name": "老干部局</script><script>alert(1)"}, ensure_ascii=False))
    (text,) = re.findall('id="part-office">(.*?)</script>', html)
    assert json.loads(text)["name"] == "老干部局</script><script>alert(1)"


def test_a_page_is_called_a_page(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"不以 \.html 结尾"):
        build(tmp_path / "银龄.xlsx", parts=tmp_path)

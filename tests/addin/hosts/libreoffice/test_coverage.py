"""The README's table is what the code has."""

from __future__ import annotations

from pathlib import Path

from xlwings import base_classes

from addin.hosts.libreoffice import coverage


def test_the_page_is_up_to_date():
    text = coverage.README.read_text(encoding="utf-8")
    assert coverage.updated_readme(text) == text, "run: python -m addin.hosts.libreoffice.coverage"


def test_nothing_is_missing():
    assert [row for row in coverage.table() if row[2] == coverage.MISSING] == []
    assert len(coverage.table()) > 400


def test_every_refusal_names_what_is_refused():
    for owner, name, state, reason in coverage.table():
        if state == coverage.NOT:
            assert reason.startswith(name), (owner, name, reason)


def test_a_member_left_out_would_be_seen():
    class Half(base_classes.Font):
        @property
        def bold(self) -> bool:
            return True

        @property
        def size(self) -> int:
            raise NotImplementedError("size: no")

    def said(name):
        return coverage.state(Half, name, getattr(base_classes.Font, name))

    assert said("italic")[0] == coverage.MISSING
    assert said("bold") == (coverage.PARTLY, "read only")
    assert said("size") == (coverage.NOT, "size: no")


def test_the_engine_stands_alone():
    for path in Path(coverage.README).parent.glob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert "from addin" not in text.replace("from addin.hosts.libreoffice import register", ""), path
        assert "xlwings.pro" not in text, path

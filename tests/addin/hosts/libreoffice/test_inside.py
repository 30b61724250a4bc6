"""The engine inside the office's own Python, as a button's component uses it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import xlwings as xw

from addin.hosts.libreoffice import start_office

COMPONENT = """
import unohelper
from com.sun.star.task import XJob

from addin.hosts.libreoffice import attach, connect_in_process, undo_step

class Inside(unohelper.Base, XJob):
    def __init__(self, context):
        pass

    def execute(self, arguments):
        app = attach(connect_in_process())
        book = app.books.active
        with undo_step(book, "里面"):
            book.sheets[0]["A1"].value = [["里面", True], [1.5, "=A2*2"]]
            book.sheets[0]["A1"].color = (1, 2, 3)
        return app.pid

g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(Inside, "test.Inside", ())
"""


def test_a_component_uses_the_same_engine(app, tmp_path, monkeypatch):
    packages = [str(Path(xw.__file__).parents[1]), str(Path(__file__).parents[4])]
    monkeypatch.setenv("PYTHONPATH", ":".join(packages))
    (tmp_path / "inside.py").write_text(COMPONENT, encoding="utf-8")
    with start_office(profile=tmp_path / "profile") as office:
        own = app.engine.impl.apps.attach(office.connection)
        try:
            book = own.books.add()
            loader = office.connection.create("com.sun.star.loader.Python")
            if loader is None:
                pytest.skip("这个 LibreOffice 不能运行 Python 组件。")
            factory = loader.activate("test.Inside", "", (tmp_path / "inside.py").as_uri(), None)
            pid = factory.createInstanceWithContext(office.connection.context).execute(())
            sheet = xw.Book(impl=book).sheets[0]
            assert sheet["A1:B2"].value == [["里面", True], [1.5, 3.0]]
            assert sheet["A1"].color == (1, 2, 3)
            assert pid not in (os.getpid(), 0)
            book.undo_manager.undo()
            assert sheet["A1:B2"].value == [[None, None], [None, None]]
        finally:
            app.engine.impl.apps.forget(own)

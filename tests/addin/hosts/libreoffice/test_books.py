"""Offices and books."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
import xlwings as xw

from addin.hosts.libreoffice import NoOffice, connect, register, start_office


def test_the_engine_is_known_by_its_name(app):
    assert xw.engines["libreoffice"].type == "desktop"
    assert app.engine.name == "libreoffice"
    assert register() is register()
    assert xw.engines.active.name == "libreoffice"


def test_the_office_tells_about_itself(app, book):
    assert app.pid == app.impl.connection.office.pid
    assert app.version.major >= 7
    assert Path(app.impl.path).is_dir()
    assert xw.apps.keys() == [app.pid]
    assert xw.apps[app.pid].pid == app.pid
    assert xw.apps.active == app
    assert app.hwnd == 0
    assert app.visible is False
    with pytest.raises(NotImplementedError, match="startup_path"):
        _ = app.startup_path


def test_another_office_is_found_by_its_address(app, office):
    again = xw.App(spec=office.url, add_book=False, visible=False)
    try:
        assert again.version == app.version
        assert again.pid < 0
    finally:
        again.impl.apps.forget(again.impl)


def test_no_office_answers(app):
    with pytest.raises(NoOffice, match="pipe,name=nobody"):
        connect("pipe,name=nobody")


def test_an_office_ends_with_everything_it_started(app, tmp_path):
    office = start_office(profile=tmp_path / "profile")
    with office:
        assert office.connection.alive
        connection = office.connection
    assert office.process.poll() is not None
    assert not connection.alive


def test_add_and_find(app, book):
    other = app.books.add()
    assert len(app.books) == 2
    assert app.books[0] == book
    assert app.books[other.name] == other
    assert app.books.active == other
    book.activate()
    assert app.books.active == book
    assert xw.books.active == book
    assert other.app == app
    other.close()
    assert len(app.books) == 1
    with pytest.raises(KeyError):
        app.books["nowhere.xlsx"]


@pytest.mark.parametrize("ending", [".xlsx", ".ods", ".xls", ".xlsm", ".fods"])
def test_save_and_open(app, book, tmp_path, ending):
    path = tmp_path / f"名册{ending}"
    book.sheets[0]["A1"].value = [["姓名", 1.5], ["张三", True]]
    book.save(path)
    assert book.name == path.name
    assert book.fullname == str(path)
    book.sheets[0]["A3"].value = "后加"
    book.save()
    book.close()
    again = app.books.open(path)
    assert again.sheets[0]["A1:B3"].value == [["姓名", 1.5], ["张三", True], ["后加", None]]
    assert app.books.open(path) == again
    assert xw.Book(path) == again


def test_save_unsaved_in_the_working_folder(app, book, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    name = book.name
    book.save()
    assert zipfile.is_zipfile(tmp_path / f"{name}.xlsx")


@pytest.mark.parametrize("ending", [".xlsx", ".ods"])
def test_password(app, book, tmp_path, ending):
    path = tmp_path / f"secret{ending}"
    book.sheets[0]["A1"].value = "x"
    book.save(path, password="口令")
    book.close()
    with pytest.raises(Exception, match=r"."):
        app.books.open(path)
    assert app.books.open(path, password="口令").sheets[0]["A1"].value == "x"


def test_csv(app, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("姓名;元\n张三;5\n", encoding="utf-8")
    opened = app.books.open(path, delimiter=";")
    assert opened.sheets[0]["A1:B2"].value == [["姓名", "元"], ["张三", 5.0]]


def test_what_cannot_be_opened_or_saved(app, book, tmp_path):
    with pytest.raises(NotImplementedError, match="xlsb"):
        book.save(tmp_path / "x.xlsb")
    text = tmp_path / "letter.odt"
    writer = app.api.loadComponentFromURL("private:factory/swriter", "_blank", 0, ())
    if writer is not None:
        writer.storeToURL(text.as_uri(), ())
        writer.close(True)
        with pytest.raises(OSError, match="not a spreadsheet"):
            app.books.open(text)


def test_read_only(app, book, tmp_path):
    path = tmp_path / "x.xlsx"
    book.save(path)
    book.close()
    assert app.books.open(path, read_only=True).api.isReadonly()


def test_caller(book):
    book.set_mock_caller()
    try:
        assert xw.Book.caller() == book
    finally:
        del xw.Book._mock_caller


def test_settings_of_the_application(app, book):
    with app.properties(display_alerts=False, calculation="manual", screen_updating=False):
        assert (app.display_alerts, app.calculation, app.screen_updating) == (False, "manual", False)
        book.sheets[0]["A1"].value = 1
        book.sheets[0]["A2"].value = "=A1+1"
        book.sheets[0]["A1"].value = 5
        assert book.api.hasControllersLocked()
        app.calculate()
        assert book.sheets[0]["A2"].value == 6
    assert (app.display_alerts, app.calculation, app.screen_updating) == (True, "automatic", True)
    with pytest.raises(NotImplementedError, match="semiautomatic"):
        app.calculation = "semiautomatic"
    with pytest.raises(NotImplementedError, match="events"):
        app.enable_events = False
    assert app.enable_events is True


def test_status_bar_and_interaction(app, book):
    assert app.status_bar is False
    app.status_bar = "正在检查……"
    assert app.status_bar == "正在检查……"
    app.status_bar = False
    assert app.status_bar is False
    app.interactive = False
    assert app.interactive is False
    app.interactive = True
    app.activate()


def test_selection(app, book):
    book.sheets[0]["B2:C3"].select()
    assert app.selection.address == "$B$2:$C$3"
    assert book.selection.address == "$B$2:$C$3"


def test_alert_needs_a_window(app, book):
    with pytest.raises(NotImplementedError, match="windows"):
        app.alert("你好")


def test_macros(app, book):
    libraries = book.api.BasicLibraries
    if not libraries.hasByName("Standard"):
        libraries.createLibrary("Standard")
    libraries.getByName("Standard").insertByName("Module1", "Function MySum(x, y)\nMySum = x + y\nEnd Function\n")
    with pytest.raises(KeyError, match="NoSuch"):
        app.macro("NoSuch")()
    own = app.impl.connection.create("com.sun.star.script.ApplicationScriptLibraryContainer")
    own.getByName("Standard").insertByName("Probe", "Function Twice(x)\nTwice = 2 * x\nEnd Function\n")
    assert app.macro("Probe.Twice")(21) == 42
    assert app.macro("Standard.Probe.Twice")(4) == 8
    assert app.macro("Twice")(1.5) == 3
    assert app.macro("vnd.sun.star.script:Standard.Probe.Twice?language=Basic&location=application")(3) == 6


def test_pdf(book, tmp_path):
    book.sheets[0]["A1"].value = "一页"
    book.sheets.add("第二页")["A1"].value = "二页"
    for quality in ("standard", "minimum"):
        path = book.to_pdf(tmp_path / f"{quality}.pdf", quality=quality)
        assert (tmp_path / f"{quality}.pdf").read_bytes().startswith(b"%PDF"), path
    book.sheets[0].to_pdf(tmp_path / "one.pdf")
    assert (tmp_path / "one.pdf").read_bytes().count(b"/Type/Page/") == 1
    assert [sheet.visible for sheet in book.sheets] == [True, True]


def test_quit(app, tmp_path):
    mine = xw.App(visible=False, add_book=True)
    assert len(mine.books) == 1
    process = mine.impl.connection.office.process
    mine.quit()
    assert process.poll() is not None
    assert app in list(xw.apps)

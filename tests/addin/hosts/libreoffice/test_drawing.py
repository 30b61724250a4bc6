"""Pictures and shapes."""

from __future__ import annotations

import struct
import zlib

import pytest


def png(path, width, height):
    def part(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b""))
    return path


@pytest.fixture
def picture(sheet, tmp_path):
    return sheet.pictures.add(png(tmp_path / "red.png", 96, 48), left=10, top=20, name="红")


def test_picture(sheet, picture, tmp_path):
    assert (picture.left, picture.top) == pytest.approx((10, 20), abs=0.1)
    assert (picture.width, picture.height) == pytest.approx((72, 36), abs=0.5)
    assert picture.name == "红"
    assert picture.parent == sheet
    assert len(sheet.pictures) == 1
    assert "红" in sheet.pictures
    assert sheet.pictures["红"] == sheet.pictures[0]
    picture.lock_aspect_ratio = True
    picture.width = 144
    assert picture.height == pytest.approx(72, abs=0.5)
    picture.lock_aspect_ratio = False
    picture.height = 10
    assert picture.width == pytest.approx(144, abs=0.5)
    updated = picture.update(png(tmp_path / "other.png", 10, 10))
    assert updated.name == "红"
    assert updated.width == pytest.approx(144, abs=0.5)
    anchored = sheet.pictures.add(tmp_path / "red.png", anchor=sheet["D4"], width=50, height=40)
    assert (anchored.left, anchored.width, anchored.height) == pytest.approx((sheet["D4"].left, 50, 40), abs=0.2)
    scaled = sheet.pictures.add(tmp_path / "red.png", scale=2)
    assert (scaled.width, scaled.height) == pytest.approx((144, 72), abs=0.5)
    picture.delete()
    assert len(sheet.pictures) == 2
    with pytest.raises(NotImplementedError, match="link"):
        sheet.pictures.add(tmp_path / "red.png", link_to_file=True, save_with_document=False)


def test_a_file_that_is_no_picture(sheet, tmp_path):
    (tmp_path / "x.png").write_text("no", encoding="utf-8")
    with pytest.raises(ValueError, match="not a picture"):
        sheet.pictures.add(tmp_path / "x.png")


def test_shapes(sheet, picture):
    box = sheet.book.api.createInstance("com.sun.star.drawing.RectangleShape")
    sheet.api.DrawPage.add(box)
    box.TextAutoGrowHeight = False
    assert [shape.type for shape in sheet.shapes] == ["picture", "auto_shape"]
    shape = sheet.shapes[1]
    shape.left, shape.top, shape.width, shape.height = 100, 50, 80, 40
    shape.name = "框"
    assert sheet.shapes["框"].width == pytest.approx(80, abs=0.1)
    assert shape.text is None
    shape.text = "说明文字"
    assert shape.text == "说明文字"
    shape.font.bold = True
    assert shape.font.bold is True
    shape.characters[:2].font.color = (255, 0, 0)
    assert shape.characters[0].font.color == (255, 0, 0)
    assert shape.characters[3].font.color != (255, 0, 0)
    assert shape.impl.index == 2
    shape.scale_width(2)
    assert (shape.width, shape.left) == pytest.approx((160, 100), abs=0.2)
    shape.scale_height(0.5, scale="scale_from_middle")
    assert (shape.height, shape.top) == pytest.approx((20, 60), abs=0.2)
    shape.scale_width(0.5, scale="scale_from_bottom_right")
    assert shape.left == pytest.approx(180, abs=0.2)
    with pytest.raises(ValueError, match="original"):
        shape.scale_width(1, relative_to_original_size=True)
    shape.activate()
    assert sheet.book.app.selection is None
    assert shape.parent == sheet
    shape.delete()
    assert len(sheet.shapes) == 1
    with pytest.raises(KeyError):
        sheet.shapes("框")

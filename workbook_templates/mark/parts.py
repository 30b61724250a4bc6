"""The parts of the workbook being marked: read as text, changed, added, taken out, and packed again.

Parts nobody touched are copied as they are packed, so that what this program does not know cannot be lost by it.
"""

from __future__ import annotations

import io
import posixpath
import re
from html import escape

from workbook_templates.read.package import Package as Source
from workbook_templates.read.package import ZipEntry
from workbook_templates.read.troubles import DAMAGED, TOO_BIG, Unusable
from workbook_templates.write.package import Deflated, EntryName, PackageWriter, deflate

_PREFIXED = re.compile(r"<([A-Za-z_][\w.-]*):(?:worksheet|workbook|styleSheet|comments|Types|Relationships)\b")
_MOST = 24 * 1024 * 1024  # a roster of 20,000 persons; changing text takes ten times its size in memory
_NUMBERED = re.compile(r"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_MAIN, _STRICT_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_LINKS = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATIONSHIP = re.compile(r"<Relationship\b[^>]*?/?>(?:</Relationship>)?")
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def attributes(tag: str) -> dict[str, str]:
    """A tag's attributes as they stand, entities kept."""
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(tag)}


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number as XML writes one; what is none counts as ``otherwise``."""
    return int(text) if text and len(text) < 10 and text.isascii() and text.isdecimal() else otherwise


class Parts:
    """A package under change."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.strict = _ROOT in source and _STRICT_LINKS in source.xml(_ROOT).decode("utf-8", "replace")
        self._text: dict[str, str] = {}
        self._changed: set[str] = set()
        self._gone: set[str] = set()

    @property
    def links(self) -> str:
        """The namespace of relationships, which the strict variant of the format has another of."""
        return _STRICT_LINKS if self.strict else _LINKS

    def __contains__(self, path: str) -> bool:
        return path in self._text or (path in self._source and path.lower() not in self._gone)

    def text(self, path: str) -> str:
        """A part's XML, without the prefix some writers put before every tag."""
        if path not in self._text:
            if path in self._source and self._source.entries[path.lower()].size > _MOST:
                raise Unusable(TOO_BIG)
            try:
                self._text[path] = _lettered(_unprefixed(self._source.xml(path).decode("utf-8")))
            except UnicodeDecodeError as error:
                raise Unusable(DAMAGED) from error
        return self._text[path]

    def put(self, path: str, text: str) -> None:
        """Change or add a part; one that is as it was is packed as it was."""
        if path not in self and self.strict:
            text = text.replace(_MAIN, _STRICT_MAIN).replace(_LINKS, _STRICT_LINKS)
        if self._text.get(path) != text:
            self._text[path] = text
            self._changed.add(path)

    def drop(self, path: str) -> None:
        """Take a part out, with its relationships and what the list of types says of it."""
        for one in (path, _relations_path(path)):
            self._text.pop(one, None)
            self._changed.discard(one)
            self._gone.add(one.lower())
        types = self.text(_TYPES)
        types = re.sub(rf"""<Override\b[^>]*PartName=["']/{re.escape(path)}["'][^>]*/>""", "", types, flags=re.IGNORECASE)
        self.put(_TYPES, types)

    def declare(self, path: str, kind: str) -> None:
        """Say in the list of types what an added part is, unless its ending says so already."""
        types = self.text(_TYPES)
        known = re.search(rf"""Extension=["']{path.rpartition(".")[2]}["'][^>]*ContentType=["']{re.escape(kind)}["']""", types)
        if not known and f'"/{path}"' not in types:
            self.put(_TYPES, types.replace("</Types>", f'<Override PartName="/{path}" ContentType="{kind}"/></Types>'))

    def free(self, pattern: str) -> str:
        """A path that is not taken, by a pattern with a place for a number."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> list[dict[str, str]]:
        """The relationships of a part; ``Path`` is the target inside the package."""
        path = _relations_path(part)
        if path not in self:
            return []
        found = [attributes(tag) for tag in _RELATIONSHIP.findall(self.text(path))]
        folder = "/" + posixpath.dirname(part)
        for relation in found:
            relation["Path"] = posixpath.normpath(posixpath.join(folder, relation.get("Target", ""))).lstrip("/")
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Add a relationship; returns its id. ``kind`` is the last word of its type."""
        path = _relations_path(part)
        taken = {relation.get("Id", "") for relation in self.relations(part)}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdYL{n}" not in taken)
        line = f'<Relationship Id="rIdYL{number}" Type="{self.links}/{kind}" Target="/{escape(target)}"/>'
        namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
        text = self.text(path) if path in self else f'{_HEAD}<Relationships xmlns="{namespace}"></Relationships>'
        text = re.sub(r"<Relationships\b([^>]*)/>", r"<Relationships\1></Relationships>", text)
        self.put(path, text.replace("</Relationships>", f"{line}</Relationships>"))
        return f"rIdYL{number}"

    def unrelate(self, part: str, target: str) -> None:
        """Take out the relationships to a path."""
        path = _relations_path(part)
        gone = {r.get("Id") for r in self.relations(part) if r["Path"] == target}
        keep = _RELATIONSHIP.sub(lambda m: "" if attributes(m[0]).get("Id") in gone else m[0], self.text(path))
        if _RELATIONSHIP.search(keep):
            self.put(path, keep)
        else:
            self.drop(path)

    def packed(self) -> bytes:
        """The whole package."""
        out = io.BytesIO()
        package = PackageWriter(out)
        added = {name: self._text[name] for name in self._changed}
        lower = {name.lower(): name for name in added}
        for key, entry in self._source.entries.items():
            if key in lower:
                package.add(_named(entry), deflate(added.pop(lower[key]).encode()))
            elif key not in self._gone:
                package.add(_named(entry), self._copied(entry.name))
        for name in sorted(added):
            package.add(name, deflate(added[name].encode()))
        package.close()
        return out.getvalue()

    def _copied(self, name: str) -> Deflated:
        entry = self._source.entries[name.lower()]
        if entry.method != 8:
            return deflate(self._source.read(name))
        return Deflated(self._source.packed(name), entry.crc, entry.size)


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def _named(entry: ZipEntry) -> str | EntryName:
    """The name a part keeps: its very bytes where they are not plain letters, so that what leads to it still does."""
    return entry.name if entry.raw.isascii() else EntryName(entry.raw, bool(entry.flags & 0x800))


def _relations_path(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _lettered(text: str) -> str:
    """With Chinese as such where a program writes its numbers: what is ours is known by its words."""
    return _NUMBERED.sub(_letter, text) if "&#" in text else text


def _letter(found: re.Match[str]) -> str:
    number = int(found[2]) if found[2] else int(found[1], 16)
    return chr(number) if 0xA0 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else found[0]


def _unprefixed(text: str) -> str:
    found = _PREFIXED.search(text, 0, 4096)  # the root stands at the beginning
    if not found:
        return text
    prefix = re.escape(found[1])
    return re.sub(rf"xmlns:{prefix}=", "xmlns=", re.sub(rf"<(/?){prefix}:", r"<\1", text), count=1)

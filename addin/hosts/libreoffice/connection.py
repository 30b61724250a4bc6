"""Connecting to LibreOffice: over a pipe or socket, or from inside its own Python; and the few helpers that make UNO values."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .office import OfficeProcess


class NoOffice(RuntimeError):  # noqa: N818 the name says what is wrong
    """LibreOffice is not installed or does not answer, or this Python has no UNO bridge."""


def import_uno() -> Any:
    """Return the `uno` module; NoOffice, with how to install it, where this Python does not have it."""
    try:
        import uno  # noqa: PLC0415 not every Python has it
    except ImportError as missing:
        raise NoOffice(
            "Python cannot talk to LibreOffice: the module 'uno' is missing. Install python3-uno and create the environment with "
            "'/usr/bin/python3 -m venv --system-site-packages', or run inside LibreOffice's own Python."
        ) from missing
    return uno


@dataclass
class Connection:
    """A connection to one LibreOffice process: its UNO component context and desktop.

    `url` is how it was reached. `office` is set where this process started
    LibreOffice and may end it; `in_process` where this Python runs inside it.
    """

    context: Any
    url: str
    office: OfficeProcess | None = None
    in_process: bool = False
    desktop: Any = field(init=False)

    def __post_init__(self) -> None:
        """Fetch the desktop once: everything else is reached through it."""
        self.desktop = self.create("com.sun.star.frame.Desktop")

    def create(self, service: str, *arguments: Any) -> Any:
        """Create an instance of a UNO service, by its full name."""
        manager = self.context.ServiceManager
        if arguments:
            return manager.createInstanceWithArgumentsAndContext(service, arguments, self.context)
        return manager.createInstanceWithContext(service, self.context)

    def singleton(self, name: str) -> Any:
        """Return a UNO singleton, by its full name."""
        return self.context.getValueByName(f"/singletons/{name}")

    def setting(self, path: str) -> Any:
        """Open the node of LibreOffice's configuration at this path, read only."""
        provider = self.create("com.sun.star.configuration.ConfigurationProvider")
        return provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (prop("nodepath", path),))

    @property
    def alive(self) -> bool:
        """Whether LibreOffice still answers over this connection."""
        try:
            self.desktop.getImplementationName()
        except Exception:  # noqa: BLE001 a dead bridge raises one of several UNO exceptions
            return False
        return True


def prop(name: str, value: Any) -> Any:
    """Make a UNO `PropertyValue`: a name with a value, as most UNO calls take their options."""
    uno = import_uno()
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def struct(name: str, **values: Any) -> Any:
    """Make a UNO struct, `name` without `com.sun.star.`, with these members set."""
    made = import_uno().createUnoStruct(f"com.sun.star.{name}")
    for key, value in values.items():
        setattr(made, key, value)
    return made


def enum(kind: str, value: str) -> Any:
    """Make a UNO enum value, `kind` without `com.sun.star.`, as `enum("table.CellContentType", "EMPTY")`."""
    return import_uno().Enum(f"com.sun.star.{kind}", value)


def typed(kind: str, value: Any) -> Any:
    """Wrap a value in a UNO `Any` of this type, where UNO could not infer it, as for an empty sequence."""
    return import_uno().Any(kind, value)


def connect(url: str, timeout: float = 0.0) -> Connection:
    """Connect to a running LibreOffice; NoOffice where none answers or the `uno` module is missing.

    `url` names it (`socket,host=localhost,port=2002` or `pipe,name=abc`). One
    that is still starting is tried again until `timeout` seconds have passed.
    """
    uno = import_uno()
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address = url if url.startswith("uno:") else f"uno:{url};urp;StarOffice.ComponentContext"
    end = time.monotonic() + timeout
    while True:
        try:
            return Connection(context=resolver.resolve(address), url=url)
        except Exception as refused:  # UNO's exceptions share no narrower Python base
            if time.monotonic() >= end:
                raise NoOffice(f"No office answers at {url}: {refused}") from refused
            time.sleep(0.05)


def connect_in_process() -> Connection:
    """Connect to the LibreOffice this Python runs in (a macro, or a
    component of an extension); NoOffice without the `uno` module.
    """
    return Connection(context=import_uno().getComponentContext(), url="in-process", in_process=True)

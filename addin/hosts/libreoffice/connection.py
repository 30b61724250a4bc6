"""The way to a running office: over a pipe or a socket, or from inside its own Python."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .office import OfficeProcess


class NoOffice(RuntimeError):  # noqa: N818 a name that says what is the matter
    """No office answered, or Python has no bridge to one."""


def bridge() -> Any:
    """Give the `uno` module, or say how a Python comes by it."""
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
    """One office: its component context and what hangs from it.

    `office` is set when this process started it and may end it.
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
        """Make an object of the office's service manager."""
        manager = self.context.ServiceManager
        if arguments:
            return manager.createInstanceWithArgumentsAndContext(service, arguments, self.context)
        return manager.createInstanceWithContext(service, self.context)

    def singleton(self, name: str) -> Any:
        """Give one of the office's singletons."""
        return self.context.getValueByName(f"/singletons/{name}")

    def setting(self, path: str) -> Any:
        """Open a node of the office's configuration for reading."""
        provider = self.create("com.sun.star.configuration.ConfigurationProvider")
        return provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", (prop("nodepath", path),))

    @property
    def alive(self) -> bool:
        """Whether the office still answers."""
        try:
            self.desktop.getImplementationName()
        except Exception:  # noqa: BLE001 a dead bridge raises one of several UNO exceptions
            return False
        return True


def prop(name: str, value: Any) -> Any:
    """Make one of UNO's named values."""
    uno = bridge()
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def struct(name: str, **values: Any) -> Any:
    """Make a UNO struct of the `com.sun.star` tree with its members set."""
    made = bridge().createUnoStruct(f"com.sun.star.{name}")
    for key, value in values.items():
        setattr(made, key, value)
    return made


def enum(kind: str, value: str) -> Any:
    """Make a UNO enum value, as `enum("table.CellContentType", "EMPTY")`."""
    return bridge().Enum(f"com.sun.star.{kind}", value)


def typed(kind: str, value: Any) -> Any:
    """Wrap a value whose UNO type Python cannot tell, as an empty sequence's."""
    return bridge().Any(kind, value)


def connect(url: str, timeout: float = 0.0) -> Connection:
    """Connect to a running office.

    `url` is the part that names it (`socket,host=localhost,port=2002` or `pipe,name=abc`); an office that is
    still starting is asked again until `timeout` seconds have passed.
    """
    uno = bridge()
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    address = url if url.startswith("uno:") else f"uno:{url};urp;StarOffice.ComponentContext"
    end = time.monotonic() + timeout
    while True:
        try:
            return Connection(context=resolver.resolve(address), url=url)
        except Exception as refused:  # UNO's exceptions have no common Python base but this
            if time.monotonic() >= end:
                raise NoOffice(f"No office answers at {url}: {refused}") from refused
            time.sleep(0.05)


def here() -> Connection:
    """Use the office this Python runs in (a macro, or a component of an extension)."""
    return Connection(context=bridge().getComponentContext(), url="in-process", in_process=True)

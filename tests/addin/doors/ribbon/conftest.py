"""An application in memory, and settings of a user who has just begun."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.doors.ribbon.user_settings import UserSettings
from tests.addin.memory_host import App


@pytest.fixture
def memory(tmp_path: Path) -> UserSettings:
    return UserSettings(tmp_path / "config")


@pytest.fixture
def host() -> App:
    return App()

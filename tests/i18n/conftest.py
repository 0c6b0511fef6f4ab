"""The shelf of small catalogues that the tests of languages share."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import Catalogues
from tests.i18n import books


@pytest.fixture(scope="session")
def cats(tmp_path_factory: pytest.TempPathFactory) -> Catalogues:
    """Arabic and its neighbours."""
    folder: Path = tmp_path_factory.mktemp("locales")
    return books.shelf(folder)

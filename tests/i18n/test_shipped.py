"""The catalogues that really ship."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import Catalogues, pofile
from bot.i18n.extract import extract
from bot.i18n.lint import lint_tree

ROOT = Path(__file__).parents[2]
LOCALES = ROOT / "locales"


def test_the_shipped_catalogues_pass_the_linter() -> None:
    """AB-14, AB-15, TX-2, TX-3, TX-18."""
    if not pofile.tags_in(LOCALES):
        pytest.skip("no catalogue in locales/ yet")
    extracted = extract(ROOT)
    faults = [str(each) for each in [*extracted.problems, *lint_tree(LOCALES, extracted.catalogs)] if not each.note]
    assert faults == []


def test_the_shipped_languages_load() -> None:
    cats = Catalogues.load(LOCALES)
    assert "en" in cats.tags
    assert set(pofile.tags_in(LOCALES)) <= set(cats.tags)

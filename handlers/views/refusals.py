"""The words for every 'no': what, why in one clause, and what can be done now."""

from __future__ import annotations

from bot.domain.refusals import Outdated, Refusal
from bot.i18n import Translator
from handlers.screens import Screen
from handlers.views.start import menu_after

DOMAIN = "critical"


def words(refusal: Refusal, t: Translator) -> Screen:
    """The screen for a refusal; a test names any refusal without words."""
    match refusal:
        case Outdated():
            return menu_after(t, f"🕥 {t('This button is old.')} {t('Here is the menu of today.')}")
    raise NotImplementedError(type(refusal).__name__)

"""Languages: catalogues, sentences, plurals, dates, digits and direction; never a sentence of the product.

The only package that imports Babel. Views get a `Translator`; all others ask `Catalogues` which language.
"""

from bot.i18n.catalogues import Catalogues
from bot.i18n.languages import LANGUAGES, resolve_tag
from bot.i18n.marks import Ltr, Rendered, clean, strip_marks, value
from bot.i18n.names import name_in, names_of
from bot.i18n.scripts import other_script
from bot.i18n.template import BadTranslation, Untranslated, Value
from bot.i18n.translator import Translator

__all__ = [
    "LANGUAGES",
    "BadTranslation",
    "Catalogues",
    "Ltr",
    "Rendered",
    "Translator",
    "Untranslated",
    "Value",
    "clean",
    "name_in",
    "names_of",
    "other_script",
    "resolve_tag",
    "strip_marks",
    "value",
]

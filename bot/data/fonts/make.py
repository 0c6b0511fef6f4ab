"""Makes the font files beside it from Noto's variable fonts; run by hand when those change, never by the bot.

    python -m pip install fonttools fontpkg-noto-sans fontpkg-noto-sans-arabic
    apt-get install fonts-noto-color-emoji
    python bot/data/fonts/make.py

Two families become one, as fpdf2 sets a word wrongly where it has to step from font to font inside a line.
"""

from __future__ import annotations

import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HERE = Path(__file__).parent
WEIGHTS = {"Regular": 400, "Bold": 700}
SOURCES = {
    # Latin of every language in bot/i18n/languages.py, Cyrillic, punctuation, isolates, money
    "NotoSans": "0020-036F,0400-052F,1E00-1EFF,2000-206F,20A0-20C0,2116,2122,2190-2193,2212,FFFD",
    # Arabic, Persian, Dari, Pashto, Urdu, Uyghur, Sorani; the presentation forms are reached by shaping
    "NotoSansArabic": "0600-06FF,0750-077F,08A0-08FF,FDF2,FDFC,25CC",
}
PACKAGES = {"NotoSans": "fontpkg_noto_sans", "NotoSansArabic": "fontpkg_noto_sans_arabic"}


EMOJI = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
"""Of Debian's package; SIL OFL 1.1."""
CLOCKS = range(0x1F550, 0x1F568)


def signs() -> Path:
    """The pictograms that stand anywhere in the code or in the example, and every clock face, in colour."""
    root = HERE.parents[2]
    sources = [*root.glob("handlers/**/*.py"), *root.glob("bot/**/*.py"), *root.glob("bot/data/*.toml")]
    written = set("".join(source.read_text(encoding="utf-8") for source in sources))
    font = TTFont(EMOJI)
    known = {char for char in written if ord(char) > 0x2000 and ord(char) in font.getBestCmap()}
    cutter = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=True, name_IDs=["*"]))
    cutter.populate(unicodes={*map(ord, known), *CLOCKS})
    cutter.subset(font)
    path = HERE / "NotoColorEmoji.ttf"
    font.save(path)
    return path


def cut(family: str, weight: str, folder: Path) -> Path:
    """One weight of one family, cut down to the letters we write."""
    font = TTFont(Path(str(files(PACKAGES[family]))) / "files" / f"{family}[wdth,wght].ttf")
    static = instantiateVariableFont(font, {"wght": WEIGHTS[weight], "wdth": 100}, updateFontNames=True)
    options = subset.Options(layout_features=["*"], hinting=False, name_IDs=["*"], notdef_outline=True)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(SOURCES[family]))
    cutter.subset(static)
    path = folder / f"{family}.ttf"
    static.save(path)
    return path


def make(weight: str) -> Path:
    """Both families in one file."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [str(cut(family, weight, Path(folder))) for family in SOURCES]
        whole = Merger().merge(parts)
    path = HERE / f"NotoSans-{weight}.ttf"
    whole.save(path)
    return path


if __name__ == "__main__":
    for made in (*map(make, WEIGHTS), signs()):
        sys.stdout.write(f"{made.name} {made.stat().st_size}\n")

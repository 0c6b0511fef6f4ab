"""The guides can fail: their pictures are there, and every button they name says so in that language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
GUIDE, LOCALES = ROOT / "docs" / "guide", ROOT / "locales"
BUTTON = re.compile(r"\*\*\[(\S+) ([^\]]+)\]\*\*")
PICTURE = re.compile(r"!\[[^\]]+\]\(([^)]+)\)")
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PAGES = sorted(page.name for page in GUIDE.glob("*.md"))


def words(tag: str) -> set[str]:
    """Everything the screens say in this language; English is what the code says."""
    said: set[str] = set()
    for file in LOCALES.glob("*.pot" if tag == "en" else f"{tag}/LC_MESSAGES/*.po"):
        with file.open("rb") as found:
            for message in read_po(found):
                text = message.id if tag == "en" else message.string
                said.update([text] if isinstance(text, str) else text)
    return said


@pytest.mark.parametrize("page", PAGES)
def test_every_button_of_a_guide_is_called_so_on_the_screens(page: str) -> None:
    """Whoever reads "tap this" finds this."""
    tag = page.split(".")[1]
    named = {" ".join(label.split()) for _, label in BUTTON.findall((GUIDE / page).read_text(encoding="utf-8"))}
    assert named
    assert named - words(tag) == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_and_page_a_guide_points_at_is_there(page: str) -> None:
    """`make guide` takes the pictures."""
    text = (GUIDE / page).read_text(encoding="utf-8")
    assert [link for link in (*PICTURE.findall(text), *LINK.findall(text)) if not (GUIDE / link).exists()] == []


@pytest.mark.parametrize("name", sorted({page.split(".")[0] for page in PAGES}))
def test_both_languages_have_the_same_chapters_and_pictures(name: str) -> None:
    """A chapter added in one language only is noticed."""
    both = [(GUIDE / f"{name}.{tag}.md").read_text(encoding="utf-8") for tag in ("en", "tr")]
    shapes = [
        (len(re.findall("^## ", text, re.M)), len(BUTTON.findall(text)), [Path(p).name for p in PICTURE.findall(text)])
        for text in both
    ]
    assert shapes[0] == shapes[1]

"""Reading papers back: their words, their pictures, and where their ink is."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image, ImageChops
from pypdf import PdfReader

Box = tuple[int, int, int, int]


def words(pdf: bytes) -> str:
    """All words; only of left-to-right papers, as shaped letters come out in pieces."""
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages)


def pictures(pdf: bytes) -> list[Image.Image]:
    """Each page, at one pixel a point."""
    document = pypdfium2.PdfDocument(pdf)
    found = [document[number].render().to_pil().convert("L") for number in range(len(document))]
    document.close()
    return found


def ink(picture: Image.Image, box: Box | None = None) -> Box:
    """The smallest box with all ink in this part."""
    part = picture.crop(box) if box else picture
    found = ImageChops.invert(part).getbbox()
    assert found is not None
    return found

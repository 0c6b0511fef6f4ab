"""A page as a picture for a phone; never what stands on it."""

from __future__ import annotations

import io
from threading import Lock

import pypdfium2
from PIL import Image

COLOURS = 32

_ONE_AT_A_TIME = Lock()
"""PDFium may be in one thread only at any moment, also where it frees what it holds: two of them end the process."""


def picture(pdf: bytes, pixels: int, part: float = 1.0, colours: int = COLOURS) -> bytes:
    """The upper part of the first page as a PNG so wide, in few colours: a picture of words needs no more."""
    image = _first_page(pdf, pixels)
    out = io.BytesIO()
    upper = image.crop((0, 0, pixels, round(image.height * part)))
    upper.quantize(colours, Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


def _first_page(pdf: bytes, pixels: int) -> Image.Image:
    """All of PDFium's is closed before the next thread comes; what is left is ours."""
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        page = document[0]
        drawn = page.render(scale=pixels / page.get_width())
        image: Image.Image = drawn.to_pil().copy()
        drawn.close()
        page.close()
        document.close()
    return image

"""A page as a picture for a phone; never what stands on it."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

COLOURS = 32


def picture(pdf: bytes, pixels: int, part: float = 1.0, colours: int = COLOURS) -> bytes:
    """The upper part of the first page as a PNG so wide, in few colours: a picture of words needs no more."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    image = page.render(scale=pixels / page.get_width()).to_pil()
    document.close()
    out = io.BytesIO()
    upper = image.crop((0, 0, pixels, round(image.height * part)))
    upper.quantize(colours, Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()

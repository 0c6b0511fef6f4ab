"""The week as a picture: short enough for a phone, pictograms where reading begins, shaped, what is off crossed out."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bot.domain.delivery import MOST_UPLOADED
from bot.domain.papers import Fate, WeekPicture, WeekRow
from bot.i18n import Catalogues
from handlers import papers
from handlers.papers import typeface
from handlers.papers.sheet import RED

FIRST = date(2026, 11, 30)
TAGS = ("en", "ar", "fa", "fr", "ru", "tr")
NAMES = {"en": "Soup kitchen", "ar": "المطبخ الخيري", "fa": "غذاخوری", "fr": "Soupe", "ru": "Столовая", "tr": "Aşevi"}
HALL = {"en": "Church hall", "ar": "قاعة", "fa": "سالن", "fr": "Salle", "ru": "Зал", "tr": "Salon"}


@cache
def words() -> Catalogues:
    return Catalogues.load(Path(__file__).parents[2] / "locales")


def soup(on: date, fate: Fate = Fate.PLANNED, sign: str = "🍲") -> WeekRow:
    starts = datetime(on.year, on.month, on.day, 7, 30, tzinfo=UTC)
    return WeekRow(
        sign, NAMES, starts, starts + timedelta(hours=2), HALL, fate, on if fate is Fate.MOVED_AWAY else None
    )


def week(*fates: Fate, days: int = 5, a_day: int = 3) -> WeekPicture:
    each = fates or (Fate.PLANNED,) * a_day
    listed = [FIRST + timedelta(days=n) for n in range(days)]
    return WeekPicture(FIRST, FIRST + timedelta(days=6), tuple((on, tuple(soup(on, f) for f in each)) for on in listed))


def drawn(tag: str, shown: WeekPicture) -> tuple[Image.Image, int]:
    made = papers.make(words(), papers.order_kept(tag, shown))
    assert (made.field, made.name, made.mime) == ("photo", "week.png", "image/png")
    return Image.open(io.BytesIO(made.content)).convert("RGB"), len(made.content)


def has(image: Image.Image, colour: tuple[int, int, int]) -> bool:
    found = image.getcolors(1 << 20)
    assert found is not None
    return any(
        all(abs(part - wanted) < 14 for part, wanted in zip(seen, colour, strict=True))
        for _, seen in found
        if isinstance(seen, tuple)
    )


@pytest.mark.parametrize("tag", TAGS)
def test_a_full_week_is_a_small_file_that_a_phone_shows_whole(tag: str) -> None:
    image, size = drawn(tag, week())
    assert image.width == 720
    assert image.height < 2.8 * image.width
    assert size < 150_000


@pytest.mark.parametrize("tag", TAGS)
def test_the_pictogram_stands_where_reading_begins(tag: str) -> None:
    """Who cannot read finds the line by it: nothing but pictograms is coloured there."""
    with_sign = drawn(tag, week(days=1, a_day=1))[0]
    begins, ends = (600, 720) if tag in ("ar", "fa") else (0, 120), (0, 120) if tag in ("ar", "fa") else (600, 720)

    def colourful(image: Image.Image, part: tuple[int, int]) -> bool:
        # Below the title and the day: the first row.
        cut = image.crop((part[0], image.height // 2, part[1], image.height))
        red, _, blue = cut.split()
        return max(abs(low) for low in ImageChops.difference(red, blue).getextrema()) > 90  # type: ignore[arg-type]

    assert colourful(with_sign, begins)
    assert not colourful(with_sign, ends)


def test_only_what_is_off_is_red() -> None:
    assert not has(drawn("en", week(days=1))[0], RED)
    for fate in (Fate.CLOSED, Fate.MOVED_AWAY, Fate.NEW_TIME):
        assert has(drawn("en", week(fate, days=1))[0], RED)


@pytest.mark.parametrize("tag", ["ar", "fa"])
def test_letters_are_joined_as_the_language_does(tag: str) -> None:
    """A word is shorter than its letters apart: they have taken their joined shapes."""
    apart = {tag: "\u200c".join(NAMES[tag].replace(" ", ""))}
    joined = {tag: NAMES[tag].replace(" ", "")}

    def width(name: dict[str, str]) -> int:
        row = WeekRow("", {"en": "x", **name}, *_hours(), {}, Fate.PLANNED)
        image = drawn(tag, WeekPicture(FIRST, FIRST, ((FIRST, (row,)),)))[0]
        line = image.crop((0, image.height - 60, 720, image.height - 8))
        box = ImageChops.invert(line.convert("L")).point(lambda p: 255 if p > 60 else 0).getbbox()
        assert box is not None
        return box[2] - box[0]

    assert width(joined) < width(apart)


def _hours() -> tuple[datetime, datetime]:
    row = soup(FIRST)
    return row.starts_at, row.ends_at


def test_the_biggest_week_is_still_a_photo_that_telegram_takes() -> None:
    image, size = drawn("en", week(days=7, a_day=60))
    assert image.width + image.height <= 10_000
    assert image.height / image.width <= 20
    assert size < MOST_UPLOADED


def test_the_longest_reason_staff_can_type_pushes_nothing_off_the_picture() -> None:
    """The name of the programme stands below it, and the next day after that."""
    said = dict.fromkeys(TAGS, "The boiler is broken and " * 12)
    long = replace(soup(FIRST, Fate.CLOSED), reason=said, name={"en": "Soup " * 50})
    one = WeekPicture(FIRST, FIRST, ((FIRST, (long,)),))
    two = WeekPicture(FIRST, FIRST, ((FIRST, (long, soup(FIRST))),))
    short = drawn("en", WeekPicture(FIRST, FIRST, ((FIRST, (soup(FIRST),)),)))[0].height
    assert drawn("en", one)[0].height > 2 * short
    assert drawn("en", two)[0].height > drawn("en", one)[0].height + 60


def test_a_week_without_anything_says_so() -> None:
    assert drawn("tr", WeekPicture(FIRST, FIRST, ()))[0].height > 80


def test_every_pictogram_we_write_has_a_picture_and_another_has_none() -> None:
    assert all(typeface.pictogram(sign) for sign in ("🍲", "👶", "📚", "🧥", "👕", "🩺", "❌", "🕥"))
    assert typeface.pictogram("🦔") is None
    assert typeface.pictogram("") is None


def test_the_same_facts_have_one_name_and_others_another() -> None:
    """By it Telegram's copy is found again: any change of what stands there makes a new picture."""
    names = {papers.order_kept("en", week()).kept, papers.order_kept("en", week()).kept}
    assert len(names) == 1
    others = [papers.order_kept("ar", week()), papers.order_kept("en", week(Fate.CLOSED))]
    assert len(names | {one.kept for one in others}) == 3
    assert papers.order_kept("en", week()).kept

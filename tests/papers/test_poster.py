"""A poster: everything fits on one page in each language, and the code on it is the programme's link."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pypdfium2
import pytest
import segno
from PIL import Image
from pypdf import PdfReader
from timetables import EXAMPLE

from bot.domain import posters
from bot.domain.catalogue import ProgrammeKey, Visibility, may_show
from bot.domain.papers import Poster, PosterHours, PosterPlace
from bot.domain.schedule import Closure, Timetable
from bot.i18n import Catalogues
from bot.i18n.languages import FIRST
from handlers.papers.poster import CODE, draw_poster, write_poster

from .reading import words

ROOT = Path(__file__).parents[2]
SPOKEN = Catalogues.load(ROOT / "locales")
ON = date(2026, 11, 26)
LINK = "https://t.me/iimp_istanbul_bot?start=soup"


def of(key: str, *languages: str, timetable: Timetable = EXAMPLE) -> Poster:
    programme = timetable.catalogue.programmes[ProgrammeKey(key)]
    weekly = posters.regular(timetable, programme, ON)
    return Poster(
        dict(programme.name), posters.hours(weekly), posters.places(timetable, programme, weekly),
        LINK, languages or ("en",), ON,
    )  # fmt: skip


def pages(pdf: bytes) -> int:
    return len(PdfReader(io.BytesIO(pdf)).pages)


def test_it_says_what_when_where_and_how() -> None:
    said = words(write_poster(SPOKEN, "en", of("soup", "en")))
    for part in ("Soup kitchen", "Tuesday · Friday", "from 10:30 to 12:30", "Church hall", "Example Street 5"):
        assert part in said
    assert "Help is free." in said and "t.me/iimp_istanbul_bot" in said


@pytest.mark.parametrize("key", EXAMPLE.catalogue.programmes)
@pytest.mark.parametrize("languages", [FIRST[:4], FIRST[2:], ("ar",), ("fa", "ru")])
def test_every_programme_fits_on_one_page(key: str, languages: tuple[str, ...]) -> None:
    assert pages(write_poster(SPOKEN, "en", of(key, *languages))) == 1


def test_even_a_full_week_at_many_places_fits() -> None:
    full = Poster(
        {"en": "Everything for everybody on every day"},
        tuple(PosterHours((day, 6), time(8 + day), time(9 + day, 30)) for day in range(6)),
        tuple(PosterPlace({"en": f"Hall {n}"}, {"en": f"A long street with a name {n}, near Taksim"}) for n in "abc"),
        LINK, ("en", "tr", "fr", "ru"), ON,
    )  # fmt: skip
    pdf = write_poster(SPOKEN, "en", full)
    assert pages(pdf) == 1
    assert "Hall c" in words(pdf)


def ink_of_code(pdf: bytes) -> list[list[bool]]:
    """The modules of the code as they stand on the page, read at their middles."""
    document = pypdfium2.PdfDocument(pdf)
    picture: Image.Image = document[0].render(scale=4).to_pil().convert("L")
    document.close()
    matrix = [list(row) for row in segno.make(LINK, error="m", micro=False).matrix]
    side, millimetre = len(matrix), picture.width / 210
    left, width = (210 - CODE) / 2 * millimetre, CODE * millimetre
    column = [picture.getpixel((round(left + width / side / 2), y)) < 128 for y in range(picture.height)]  # type: ignore[operator]
    bottom = max(y for y, dark in enumerate(column[: round(picture.height * 0.93)]) if dark and all(column[y - 20 : y]))
    top = bottom - width
    middles = [(number + 0.5) * width / side for number in range(side)]
    return [[picture.getpixel((round(left + x), round(top + y))) < 128 for x in middles] for y in middles]  # type: ignore[operator]


def test_the_code_on_it_is_the_link() -> None:
    wanted = [[bool(module) for module in row] for row in segno.make(LINK, error="m", micro=False).matrix]
    assert ink_of_code(write_poster(SPOKEN, "en", of("soup", "ar", "en"))) == wanted


def test_the_picture_is_small_enough_to_pass_on() -> None:
    picture = Image.open(io.BytesIO(draw_poster(SPOKEN, "en", of("soup", *FIRST[:4]))))
    assert picture.size == (1240, 1754)


def test_what_was_called_off_or_closed_stays_on_it_for_it_hangs_for_months() -> None:
    shut = Timetable(
        EXAMPLE.catalogue, EXAMPLE.series, EXAMPLE.seasons, {}, (Closure(ON, date(2027, 3, 1)),), EXAMPLE.revision
    )
    assert of("soup", timetable=shut).hours == of("soup").hours != ()


@pytest.mark.parametrize(
    ("rule", "weekdays"),
    [
        ("FREQ=WEEKLY;BYDAY=SA,TU", (1, 5)),
        ("FREQ=DAILY", tuple(range(7))),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", None),
        ("FREQ=MONTHLY;BYDAY=1SA", None),
        (None, None),
    ],
)
def test_only_hours_that_come_back_each_week_stand_there(rule: str | None, weekdays: tuple[int, ...] | None) -> None:
    soup = next(one for one in EXAMPLE.series if one.programme == "soup")
    series = replace(soup, rule=rule, first_on=date(2026, 11, 28), last_on=None if rule else date(2026, 11, 28))
    found = of("soup", timetable=replace(EXAMPLE, series=(series,))).hours
    assert found == (() if weekdays is None else (PosterHours(weekdays, time(10, 30), time(12, 30)),))


def test_a_place_only_the_desk_tells_is_not_on_it() -> None:
    for key, programme in EXAMPLE.catalogue.programmes.items():
        shown = of(key)
        hidden = [
            place.name for place in EXAMPLE.catalogue.places.values() if not may_show(programme, place, confirmed=False)
        ]
        assert not [place for place in shown.places if place.name in hidden]
        if programme.visibility is Visibility.DESK:
            assert shown.places == ()


def test_two_languages_that_fall_back_to_one_are_said_once() -> None:
    none = Catalogues.load(Path("no languages"))
    said = words(write_poster(none, "en", of("soup", "tr", "en", "ar")))
    assert said.count("Soup kitchen") == 1

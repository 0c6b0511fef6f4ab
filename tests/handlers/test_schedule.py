"""Asking what is on by buttons, as a person does it on a phone, with the clock moved on."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from conftest import Running, labels, words
from timetables import EXAMPLE, SOUP

from bot.demo.api import BotApi
from bot.demo.message import Message
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey
from bot.domain.schedule import Change, ChangeKind, SeriesId, Status
from bot.domain.timetable import sessions
from bot.i18n import strip_marks
from bot.services import schedule

MONDAY, TUESDAY, SATURDAY = 0, 1, 5
ISTANBUL = timedelta(hours=3)
HALL = (41.0341, 28.9779)
MOST_BACKS = 6


def local(api: BotApi) -> datetime:
    """The demo's time on Istanbul's clocks, worked out without any time zone of this process."""
    return api.clock.now().replace(tzinfo=None) + ISTANBUL


def move_to(api: BotApi, weekday: int, hour: int, minute: int = 0) -> date:
    """Go on to the next such moment; its date."""
    now = local(api)
    wanted = now.replace(hour=hour, minute=minute, second=1, microsecond=0)
    wanted += timedelta(days=(weekday - now.weekday()) % 7)
    api.clock.forward(wanted - now + (timedelta(weeks=1) if wanted < now else timedelta()))
    return local(api).date()


def named(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"


@pytest.fixture
async def later(api: BotApi, running: Running, amina: Phone) -> date:
    """A Monday at eight, after the changes of the example, before two plain weeks of one year; the menu is shown."""
    api.clock.forward(timedelta(weeks=3))
    monday = move_to(api, MONDAY, 8)
    while not plain_weeks(monday):
        api.clock.forward(timedelta(weeks=1))
        monday = local(api).date()
    await write(running, amina, "/menu")
    return monday


def plain_weeks(monday: date) -> bool:
    """Whether nothing but the usual soup kitchens comes in these weeks."""
    last = monday + timedelta(days=15)
    soups = sessions(EXAMPLE, monday, last, SOUP)
    return last.year == monday.year and all(s.status is Status.PLANNED for s in soups)


async def write(running: Running, phone: Phone, text: str) -> str:
    phone.send(text)
    await running.calm()
    return words(phone)


async def press(running: Running, phone: Phone, *path: str) -> str:
    """Press one button after the other; the words of the screen it ends at."""
    for label in path:
        running.api.clock.forward(timedelta(seconds=1))
        phone.press(label, message=screen(phone))
        await running.calm()
    return words_of(screen(phone))


def screen(phone: Phone) -> Message:
    """The newest message with buttons: a map pin has none."""
    return next(m for m in reversed(phone.visible) if m.keyboard)


def words_of(message: Message) -> str:
    return strip_marks(message.text)


async def test_the_soup_key_says_the_next_day_its_hour_and_place(running: Running, amina: Phone, later: date) -> None:
    amina.reply_key("🍲")
    await running.calm()
    first, place, *_ = words(amina).splitlines()
    assert first == f"🍲 Soup kitchen: tomorrow, {named(later + timedelta(days=1))}, from 🕥 10:30 to 12:30"
    assert place == "📍 Church hall, Example Street 5, near Taksim"
    assert labels(amina) == ["📍 Show me the way", "🔔 Remind me", "📅 All days", "⬅️ Back"]


async def test_the_answer_moves_on_with_the_clock(running: Running, api: BotApi, amina: Phone, later: date) -> None:
    for hour, minute, first in (
        (10, 29, f"today, {named(later + timedelta(days=1))}, from 🕥 10:30 to 12:30"),
        (10, 30, "on now, until 12:30"),
        (12, 29, "on now, until 12:30"),
        (12, 30, f"in 3 days, {named(later + timedelta(days=4))}, from 🕥 10:30 to 12:30"),
    ):
        move_to(api, TUESDAY, hour, minute)
        assert (await write(running, amina, "🍲")).splitlines()[0] == f"🍲 Soup kitchen: {first}"


async def test_today_tomorrow_week_and_now_are_two_taps_from_the_menu(
    running: Running, amina: Phone, later: date
) -> None:
    shown = amina.last
    week = await press(running, amina, "This week")
    assert week.splitlines()[0] == f"📅 This week, from Mon {later.day}.{later.month} to Sun {_end(later)}"
    assert f"Tue {_plain(later + timedelta(days=1))} · 🍲 10:30" in week
    today = await press(running, amina, "Today")
    assert today.splitlines()[:2] == [f"📅 Today, {named(later)}", "💬 Talk to a person: from 🕘 09:00 to 12:00"]
    tomorrow = await press(running, amina, "Tomorrow")
    assert tomorrow.splitlines()[0] == f"📅 Tomorrow, {named(later + timedelta(days=1))}"
    assert await press(running, amina, "Back") == week
    assert (await press(running, amina, "On now")).startswith("🟢 Nothing is on right now.")
    await press(running, amina, "Back", "Next week")
    assert words(amina).startswith(f"📅 Next week, from Mon {_plain(later + timedelta(days=7))}")
    assert amina.last.id == shown.id  # no trail of menus


def _plain(day: date) -> str:
    return f"{day.day}.{day.month}"


def _end(monday: date) -> str:
    return _plain(monday + timedelta(days=6))


async def test_what_runs_is_on_now_and_its_card_leads_back_there(
    running: Running, api: BotApi, amina: Phone, later: date
) -> None:
    move_to(api, TUESDAY, 11)
    now = await press(running, amina, "This week", "On now")
    assert now == "🍲 Soup kitchen: on now, until 12:30"
    assert (await press(running, amina, "Soup kitchen")).startswith("🍲 Soup kitchen: on now, until 12:30\n📍")
    assert await press(running, amina, "Back") == now


async def test_the_way_is_words_in_place_and_a_pin_on_the_map_below(
    running: Running, api: BotApi, amina: Phone, later: date
) -> None:
    card = await press(running, amina, "Food today")
    shown = screen(amina).id
    way = await press(running, amina, "Show me the way")
    assert way.splitlines() == [
        "📍 Church hall, Example Street 5, near Taksim",
        "From Taksim metro walk five minutes. Ring at the green door.",
    ]
    assert screen(amina).id == shown
    pin = amina.last.raw["venue"]
    assert (pin["location"]["latitude"], pin["location"]["longitude"]) == HALL
    assert (pin["title"], pin["address"]) == ("Church hall", "Example Street 5, near Taksim")
    assert [call.method for call in api.calls].count("sendVenue") == 1
    assert await press(running, amina, "Back") == card


async def test_a_place_only_the_desk_tells_is_on_no_screen_and_no_map(
    running: Running, api: BotApi, amina: Phone, later: date
) -> None:
    """Not by a forged button either."""
    for data in ("prog:mothers_group:menu", "way:mothers_group:menu", "when:mothers_group:0:menu"):
        amina.tap(amina.last.id, data)
        await running.calm()
        assert "Mothers and small children" in words(amina)
        assert not {"Family room", "Example Street 9"} & set(words(amina).replace(",", "\n").splitlines())
    assert "sendVenue" not in [call.method for call in api.calls]


async def test_all_days_turn_page_by_page_and_back(running: Running, amina: Phone, later: date) -> None:
    first = await press(running, amina, "Food today", "All days")
    assert first.splitlines()[0] == "📅 Soup kitchen: all days"
    assert first.splitlines()[1] == f"{named(later + timedelta(days=1))}, from 🕥 10:30 to 12:30"
    assert len(first.splitlines()) == 6
    second = await press(running, amina, "Later days")
    assert not set(first.splitlines()[1:]) & set(second.splitlines())
    assert await press(running, amina, "Back") == first
    assert (await press(running, amina, "Back")).startswith("🍲 Soup kitchen: tomorrow")


async def test_every_programme_is_in_a_list_and_its_card_leads_back_to_its_page(
    running: Running, amina: Phone, later: date
) -> None:
    seen: list[str] = []
    page = await press(running, amina, "This week", "What we offer")
    while True:
        entries = [label for label in labels(amina) if not label.startswith(("➡️", "⬅️"))]
        before = labels(amina)
        for entry in entries:
            card = await press(running, amina, entry)
            assert card.split()[0] in (entry.split()[0], "💬")
            assert await press(running, amina, "Back") == page
            assert labels(amina) == before
        seen += entries
        if not any(label.startswith("➡️") for label in labels(amina)):
            break
        await press(running, amina, "More")
    assert len(seen) == len(set(seen)) == 10


async def test_others_who_help_have_a_phone_and_their_languages(running: Running, amina: Phone, later: date) -> None:
    amina.send("lawyer")
    await running.calm()
    listed = await press(running, amina, "Others who help")
    assert listed.splitlines()[0] == "☎️ Others who help"
    lawyers = await press(running, amina, "Example Lawyers")
    assert "☎️ Phone: 0000 000 00 02" in lawyers
    assert "🗣 Türkçe · English · Français · فارسی" in lawyers
    assert await press(running, amina, "Back") == listed
    assert "112" in await press(running, amina, "Emergency")


async def test_giving_money_is_a_link_out_of_the_chat(running: Running, amina: Phone, later: date) -> None:
    amina.start("support")
    await running.calm()
    assert words(amina).splitlines()[0] == "💛 Support the work"
    [link] = [key.url for line in amina.last.keyboard for key in line if key.url]
    assert link == "https://example.org/give"


async def test_a_change_is_seen_at_once_under_an_old_button(
    running: Running, api: BotApi, amina: Phone, later: date
) -> None:
    """AB-19: the button of last week brings what is true now."""
    await press(running, amina, "Food today")
    card = screen(amina)
    tuesday = later + timedelta(days=8)
    for change, said in (
        (Change(SeriesId("soup_tuesday"), tuesday, ChangeKind.CANCELLED, reason={"en": "No gas."}), "closed"),
        (Change(SeriesId("soup_tuesday"), tuesday, ChangeKind.MOVED, place=PlaceKey("classroom")), "new place:"),
    ):
        async with running.bot.db.write() as tx:
            await schedule.change_date(tx, change)
        api.clock.forward(timedelta(days=7) if said == "closed" else timedelta(seconds=9))
        amina.tap(card.id, "food")
        await running.calm()
        first = words_of(amina.chat.messages[card.id]).splitlines()[0]
        assert f"{said} tomorrow, {named(tuesday)}" in first
    assert "✖️ Not at Church hall" in words(amina)


async def test_what_is_no_longer_there_says_so_and_brings_the_menu(running: Running, amina: Phone) -> None:
    """AB-19."""
    for data in ("prog:gone", "when:gone:0:menu", "way:gone", "other:gone:0", "day:20200101", "week:7"):
        amina.tap(amina.last.id, data)
        await running.calm()
        assert words(amina).startswith("🕥"), data
        assert [label[0] for label in labels(amina)] == list("🍲📅🙋🤝💬🌐")
        await write(running, amina, "/menu")


async def test_back_leads_to_the_menu_from_every_screen(running: Running, amina: Phone, later: date) -> None:
    for start in ("today", "tomorrow", "week", "week:1", "now", "ask", "ask:1", "programmes", "programmes:2",
                  "prog:soup:today", "prog:health:ask.1", f"when:soup:2:day.{later:%Y%m%d}", "when:talk:0:prog.health",
                  "way:soup:tomorrow", "others:0:prog.shelter", "other:example_clinic:0", "person", "food",
                  "volunteer", "others:1:", f"day:{later:%Y%m%d}", "prog:support:programmes.2"):  # fmt: skip
        running.api.clock.forward(timedelta(seconds=1))
        amina.tap(screen(amina).id, start)
        await running.calm()
        for _ in range(MOST_BACKS):
            if words_of(screen(amina)).startswith("🏠"):
                break
            assert labels_of(screen(amina))[-1] == "⬅️ Back", start
            await press(running, amina, "Back")
        assert words_of(screen(amina)) == "🏠 What do you need?", start


def labels_of(message: Message) -> list[str]:
    return [strip_marks(label) for label in message.labels]


@pytest.fixture(params=["UTC", "America/New_York", "Pacific/Kiritimati"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Another zone for this process."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield os.environ["TZ"]
    time.tzset()


async def test_today_is_istanbuls_today_wherever_the_server_stands(
    zone: str, running: Running, api: BotApi, amina: Phone
) -> None:
    """SH-D4, MS-A9: around midnight in Istanbul it is another date in UTC, in New York and in Kiritimati."""
    assert time.tzname[0] != "+03", zone
    for hour, minute in ((0, 1), (2, 59), (23, 59)):
        today = move_to(api, SATURDAY, hour, minute)
        assert (await write(running, amina, "/today")).startswith(f"📅 Today, {named(today)}")
        amina.tap(amina.last.id, "tomorrow")
        await running.calm()
        assert words(amina).startswith(f"📅 Tomorrow, {named(today + timedelta(days=1))}")

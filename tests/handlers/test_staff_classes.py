"""Classes as staff run them: planned by taps, who is in one by number, ticking, moving, ending; never a name."""

from __future__ import annotations

from datetime import time, timedelta

from conftest import Running, labels, words
from desk import crowd, staff, tap
from learning import SLOWLY, a_class, coming, go_to, join, standing
from letters import row_of, rows, said
from planning import act, morning, move_code, tick, walk
from volunteering import day_ahead, press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.classes import mark
from bot.domain.people import Grant, Role
from bot.domain.shift_plans import code
from bot.i18n import strip_marks

PLANNED = "SELECT count(*) FROM reminders WHERE kind LIKE 'class_%' AND state = 'planned'"


async def sign(running: Running, phone: Phone) -> str:
    """The picture and number staff read instead of a name."""
    async with running.bot.db.write() as tx:
        return mark((await row_of(running, tx, phone)).id)


async def enrolment(running: Running, phone: Phone) -> int:
    async with running.bot.db.write() as tx:
        chat = (await row_of(running, tx, phone)).id
        (found,) = await tx.all("SELECT id FROM enrolments WHERE chat_id = ?", (chat,))
        return int(found[0])


async def test_a_class_is_planned_by_taps(running: Running, api: BotApi, sara: Phone, amina: Phone) -> None:
    """No task and no minimum are asked: it is for clients."""
    await morning(running, api)
    await walk(running, api, sara, "dates", "courses")
    assert "There is no class yet." in words(sara)
    await walk(running, api, sara, "plan.new:clients")
    assert words(sara).startswith("📚 A new class: for what?")
    first = day_ahead(running, 3)
    answers = [
        "programme:literacy", "place:classroom", f"days:{code(first)}", "first:" + first.isoformat(), "start:1500",
    ]  # fmt: skip
    await walk(running, api, sara, "plan.ask:programme", *[f"plan.set:{one}" for one in answers[:3]], "plan")
    await walk(running, api, sara, f"plan.set:{answers[3]}", f"plan.set:{answers[4]}", "plan.set:length:90")
    assert {"8", "12", "no limit"} <= set(labels(sara))
    await walk(running, api, sara, "plan.set:seats:8")
    assert "Places: 8" in words(sara)
    assert "At least" not in words(sara)
    await walk(running, api, sara, "plan.make")
    await tap(running, sara, "Classes")
    assert "✏️ Reading and writing · 0 of 8" in words(sara)
    assert await rows(running, "SELECT DISTINCT seats, for_whom FROM shifts") == [(None, "clients")]
    await press(running, amina, "classes:literacy")
    assert "8 places are free." in words(amina)
    await walk(running, api, sara, "plan.new", "plan.ask:programme")
    assert words(sara).startswith("🤝 A new shift: for what?")


async def test_staff_see_a_number_and_a_language_and_never_a_name(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    await morning(running, api)
    number, _dates = await a_class(running)
    await join(running, number, amina)
    own = await sign(running, amina)
    assert f"At the door, say your number: {own}" in words(amina)
    await press(running, sara, f"course.who:{number}")
    assert f"1. {own} · English · since" in words(sara)
    assert "Amina" not in words(sara)


async def test_who_is_taken_off_is_told_and_the_next_is_asked(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-G1: staff free a place, and the queue moves; somebody told twice would be told wrong."""
    await morning(running, api)
    number, dates = await a_class(running, seats=1)
    has, waits = await crowd(running, api, "C", 2)
    await join(running, number, has)
    await press(running, waits, f"class.wait:{number}")
    one = await enrolment(running, has)
    await walk(running, api, sara, f"course.one:{one}", f"course.off:{one}")
    assert "They are told." in words(sara)
    await walk(running, api, sara, f"course.off.do:{one}")
    assert words(has).startswith("✖️ You have no place any more.\nReading and writing")
    await tick(running)
    assert words(waits).startswith("🔔 A place is free for you.")
    assert await coming(running, dates[0]) == 0
    await walk(running, api, sara, f"course.off.do:{one}")
    assert "This button is old." in words(sara)
    await walk(running, api, sara, f"course.one:{await enrolment(running, waits)}")
    await act(running, sara, "Give them the place")
    assert words(waits).startswith("✅ You have a place now.")
    assert await standing(running) == ["enrolled"]
    assert await coming(running, dates[0]) == 1


async def test_more_places_are_offered_to_who_waits(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-G1: S raises the seats; fewer take a place from nobody."""
    await morning(running, api)
    number, _dates = await a_class(running, seats=4)
    phones = await crowd(running, api, "C", 6)
    await join(running, number, *phones[:4])
    for phone in phones[4:]:
        await press(running, phone, f"class.wait:{number}")
    await walk(running, api, sara, f"course.seats:{number}", f"course.set:{number}:5")
    assert "5 of 5 · 1 waits" in words(sara)
    await tick(running)
    assert words(phones[4]).startswith("🔔 A place is free for you.")
    await walk(running, api, sara, f"course.set:{number}:4")
    assert await standing(running) == [*["enrolled"] * 4, "held", "waiting"]
    await walk(running, api, sara, f"course.one:{await enrolment(running, phones[5])}")
    assert "✅ Give them the place" not in labels(sara)
    await walk(running, api, sara, f"course.in:{await enrolment(running, phones[5])}")
    assert "This button is old." in words(sara)


async def test_a_date_shows_who_cannot_come_and_is_ticked(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    (other,) = await crowd(running, api, "C", 1)
    await join(running, number, amina, other)
    await press(running, amina, f"class.no:{dates[0]}:class")
    await walk(running, api, sara, f"date:{dates[0]}")
    assert f"👥 1 comes\n✖️ 1 cannot come: {await sign(running, amina)}" in words(sara)
    assert not any("Tick who came" in label for label in labels(sara))
    await go_to(running, api, 3, time(15, 30))
    await walk(running, api, sara, f"course.dates:{number}", f"date:{dates[0]}")
    await act(running, sara, "Tick who came")
    assert await sign(running, other) in words(sara)
    assert not any("Ended at" in label or "Somebody else" in label for label in labels(sara))
    await act(running, sara, "All came")
    assert f"✅ {await sign(running, other)}" in words(sara)
    assert await rows(running, f"SELECT attended FROM signups WHERE shift_id = {dates[0]} AND state = 'confirmed'") == [
        (1,)
    ]
    await walk(running, api, sara, f"attend.others:{dates[0]}")
    assert "This button is old." in words(sara)


async def test_a_date_is_cancelled_by_taps(running: Running, api: BotApi, sara: Phone, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await walk(running, api, sara, f"date.off:{dates[0]}")
    assert "📅 The whole day" not in labels(sara)
    await walk(running, api, sara, f"date.off.why:{dates[0]}:holiday")
    await act(running, sara, "Cancel, tell 1")
    assert "1 person is told." in words(sara)
    assert "It is a holiday." in words(amina)
    assert await standing(running) == ["enrolled"]


async def test_all_dates_to_come_can_be_moved_and_places_stay(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await walk(running, api, sara, f"date.move:{dates[0]}")
    hour = next(data for data in _data(sara) if data.endswith(":hour"))
    await walk(running, api, sara, f"{hour}:2")
    await act(running, sara, "18:00")
    assert not any("This and later" in label for label in labels(sara))
    await act(running, sara, "All to come")
    await act(running, sara, next(label for label in labels(sara) if "tell 1" in label))
    assert "new time" in words(amina)
    assert "See all days below." in words(amina)
    assert await coming(running, dates[1]) == 1
    starts = await rows(running, f"SELECT (starts_at / 3600 + 3) % 24 FROM shifts WHERE id = {dates[2]}")
    assert starts == [(18,)]


def _data(phone: Phone) -> list[str]:
    return [key.data or "" for row in phone.last.keyboard for key in row]


async def test_a_class_that_moves_to_another_day_keeps_its_people(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    """It stays the same class: what is past stays on its day, and dates made later are on the new one."""
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await go_to(running, api, 4, time(9))
    await tick(running)
    on = move_code(day_ahead(running, 7), time(15), 90, "classroom")
    await walk(running, api, sara, f"date.look:{dates[1]}:{on}:all:left")
    await act(running, sara, next(label for label in labels(sara) if "tell 1" in label))
    assert "new day" in words(amina)
    assert await coming(running, dates[1]) == 1
    await go_to(running, api, 14, time(9))
    await tick(running)
    days = await rows(running, f"SELECT (starts_at / 86400 + 4) % 7 FROM shifts WHERE series_id = {number} ORDER BY id")
    first, *others = [day for (day,) in days]
    assert set(others) == {(first + 1) % 7}
    assert len(await rows(running, "SELECT DISTINCT series_id FROM shifts")) == 1
    assert await coming(running, (await rows(running, "SELECT max(id) FROM shifts"))[0][0]) == 1


async def test_a_class_ends_and_everybody_hears_once(running: Running, api: BotApi, sara: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running, seats=1)
    has, waits = await crowd(running, api, "C", 2)
    await join(running, number, has)
    await press(running, waits, f"class.wait:{number}")
    await walk(running, api, sara, f"course.end:{number}")
    assert "2 people will be told." in words(sara)
    await walk(running, api, sara, f"course.end.do:{number}:7")
    assert words(sara).startswith("🏁 End this class?")
    await act(running, sara, "End the class")
    assert "2 people are told." in words(sara)
    for phone in (has, waits):
        told = [strip_marks(text) for text in said(phone)]
        assert sum("Reading and writing: it has ended." in text for text in told) == 1
        assert not any("closed" in text or "A place is free" in text for text in told)
    assert await standing(running) == []
    assert [await coming(running, date) for date in dates] == [0] * len(dates)
    await tick(running)
    await press(running, has, f"class.join:{number}")
    assert "This button is old." in words(has)
    api.clock.forward(timedelta(days=1))
    await tick(running)
    assert await rows(running, "SELECT count(*) FROM reminders WHERE kind LIKE 'class_%' AND state = 'planned'") == [
        (0,)
    ]


async def test_only_who_plans_shifts_sees_classes(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    worker = await staff(running, api, "Wanda", Grant(Role.CASE_WORKER))
    await join(running, number, amina)
    one = await enrolment(running, amina)
    for phone in (amina, worker):
        for button in (
            "courses", f"course:{number}", f"course.who:{number}", f"course.one:{one}", f"course.in:{one}",
            f"course.off.do:{one}", f"course.set:{number}:30", f"course.dates:{number}", f"course.end.do:{number}:1",
            f"date:{dates[0]}", f"attend:{dates[0]}",
        ):  # fmt: skip
            api.clock.forward(SLOWLY)
            await press(running, phone, button)
            assert "This button is old." in words(phone), button
    assert await standing(running) == ["enrolled"]

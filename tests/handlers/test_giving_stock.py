"""Stock by taps, items and their rules, giving within a case: what staff do; another role is refused at every press."""

from __future__ import annotations

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from giving import SLOWLY, day_key, days, item, states, there_are
from letters import rows
from planning import morning, tick, walk
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


async def test_an_item_is_added_and_its_stock_set_without_typing(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """A tap says what it becomes: the same one twice, or late, adds once."""
    await morning(running, api)
    await press(running, sara, "staff.more")
    await tap(running, sara, "Giving out")
    assert "There is nothing to give out yet." in words(sara)
    await tap(running, sara, "Items and rules", "Add an item", "Milk")
    assert words(sara).startswith("🍼 Milk\n📅 Given out at: Soup kitchen\n👪 one for a household in a month")
    session = (await days(running))[1]
    api.clock.forward(SLOWLY)
    await walk(running, api, sara, f"giving.stock:{':'.join(day_key(session))}:1:")
    await tap(running, sara, "➕ 10", "➕ 5")
    assert words(sara).startswith("🍼 Milk: 15\n")
    await press(running, sara, "giving.set:1:10:15")
    assert words(sara).startswith("🍼 Milk: 15\n")
    await press(running, sara, "giving.set:1:0:1")
    assert words(sara).startswith("🍼 Milk: 15\n")
    assert any("It has changed meanwhile." in one.text for one in sara.alerts)
    await tap(running, sara, "Type a number")
    sara.send("forty")
    await running.calm()
    assert words(sara).startswith("⌨️ How many are there?")
    sara.send("۴۰")
    await running.calm()
    assert words(sara).startswith("🍼 Milk: 40\n")
    await press(running, amina, "gift.take:1:")
    api.clock.forward(SLOWLY)
    await press(running, sara, "giving.set:1:40:0")
    assert words(sara).startswith("🕥 Promised already: 1. There cannot be fewer.")
    assert await rows(running, "SELECT amount FROM stocks") == [(40,)]


async def test_rules_are_changed_by_taps(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await morning(running, api)
    number = await item(running, "nappies")
    first = (await days(running))[0]
    day = f"{first.on:%y%m%d}"
    await walk(
        running, api, sara, f"giving.per:{number}:week", f"giving.ask:{number}:1", f"giving.since:{number}:{day}"
    )
    assert "👪 one for a household in a week" in words(sara)
    assert "✅ Somebody of us says yes first." in words(sara)
    assert "⏳ Not before " in words(sara)
    await walk(
        running, api, sara, f"giving.since:{number}:none", f"giving.at:{number}:clothes", f"giving.often:{number}"
    )
    assert {"Once a week", "Once a year"} <= set(labels(sara))
    await walk(running, api, sara, f"giving.from:{number}", f"giving.where:{number}", f"giving.open:{number}:0")
    assert "⏸ closed" in words(sara)
    assert await rows(running, "SELECT programme, per, approval, from_on, open FROM items") == [
        ("clothes", "week", 1, None, 0)
    ]
    for data in ("giving.per:1:day", "giving.at:1:health", "giving.ask:1:2", "giving.since:1:x", "giving.new:gold"):
        await walk(running, api, sara, data)
        assert "This button is old." in words(sara), data
    await press(running, amina, f"gift.take:{number}:")
    assert words(amina).startswith("🕥 We do not give this out at the moment.")


async def test_something_is_given_within_a_case_and_the_client_is_told(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await morning(running, api)
    await there_are(running, 2, "coupon", which=1)
    await ask(running, amina)
    api.clock.forward(SLOWLY)
    await press(running, sara, "case:1")
    await tap(running, sara, "Give something", "Food coupon")
    day = next(label for label in labels(sara) if label.startswith("📅 "))
    assert day.endswith(" · 2")
    await tap(running, sara, day)
    assert words(sara).startswith("✅ Given. Their number is 1 🌳")
    assert words(amina).startswith("✅ Your number is 1 🌳")
    assert await states(running) == ["granted"]
    await press(running, sara, "grant.do:1:1")
    assert await states(running) == ["granted"]
    await there_are(running, 1, "clothes", "0-2", which=1)
    api.clock.forward(SLOWLY)
    clothes = await item(running, "clothes")
    await walk(running, api, sara, f"grant.item:1:{clothes}")
    assert "3 to 5 years" in labels(sara)
    await tap(running, sara, "3 to 5 years")
    assert words(sara).startswith("🕥 Finished until ")


@pytest.mark.parametrize("role", [None, Role.VOLUNTEER, Role.TRANSLATOR, Role.SAFEGUARDING])
async def test_another_role_sets_and_gives_nothing(
    running: Running, api: BotApi, amina: Phone, role: Role | None
) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    session = await there_are(running, 2, which=1)
    await ask(running, amina)
    day = ":".join(day_key(session))
    phone = await staff(running, api, "X", Grant(role)) if role else amina
    pressed = [
        "giving", f"giving.day:{day}", f"giving.stock:{day}:{number}:", "giving.set:1:2:9", "giving.type:1",
        "giving.items", "giving.add", "giving.new:coat", f"giving.item:{number}", f"giving.open:{number}:0",
        f"giving.per:{number}:week", f"giving.since:{number}:none", f"giving.at:{number}:soup", f"giving.left:{day}",
        f"giving.keep:{day}", "grant:1", f"grant.item:1:{number}", f"grant.size:1:{number}:", "grant.do:1:1",
        f"giving.from:{number}", f"giving.where:{number}", f"giving.often:{number}", f"table:{day}", f"table.end:{day}",
    ]  # fmt: skip
    for data in pressed:
        api.clock.forward(SLOWLY)
        await press(running, phone, data)
        assert "This button is old." in words(phone), data
    assert await rows(running, "SELECT amount FROM stocks") == [(2,)]
    assert await states(running) == []


async def test_a_case_worker_sees_the_days_and_changes_no_rule(running: Running, api: BotApi) -> None:
    await morning(running, api)
    number = await item(running, "milk")
    await there_are(running, 2, which=1)
    phone = await staff(running, api, "W", Grant(Role.CASE_WORKER, "family"))
    await press(running, phone, "giving")
    assert "🍼 0/2" in words(phone)
    assert "🧺 Items and rules" not in labels(phone)
    for data in ("giving.items", f"giving.item:{number}", "giving.set:1:2:9", f"giving.open:{number}:0"):
        api.clock.forward(SLOWLY)
        await press(running, phone, data)
        assert "This button is old." in words(phone), data
    await tick(running)


async def test_something_of_staffs_own_is_given_out_under_its_name_in_each_language(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """A thing the bot has no word for: a picture, sizes, a name; then everything goes as with the known kinds."""
    await morning(running, api)
    await walk(running, api, sara, "giving.add", "giving.own")
    await tap(running, sara, "🎒", "S · M · L")
    sara.send("x" * 41)
    await running.calm()
    assert words(sara).startswith("⚠️ That is too long.")
    sara.send("School bag")
    await running.calm()
    assert words(sara).startswith("✅ 🎒 School bag\n")
    assert await rows(running, "SELECT key, pictogram, sizes, per FROM items") == [("1", "🎒", "sml", "month")]
    api.clock.forward(SLOWLY)
    await tap(running, sara, "Name", "Arabic")
    sara.send("حقيبة مدرسية")
    await running.calm()
    assert {"✍️ Arabic", "⚠️ Persian"} <= set(labels(sara))
    await tap(running, sara, "Back")
    assert words(sara).startswith("🎒 School bag\n📅 Given out at: ")
    session = (await days(running))[0]
    await walk(running, api, sara, f"giving.stock:{':'.join(day_key(session))}:1:M")
    await tap(running, sara, "➕ 1")
    await press(running, amina, "lang:ar:")
    await press(running, amina, "gifts")
    assert any("🎒 حقيبة مدرسية" in one for one in labels(amina))
    await press(running, amina, "gift.take:1:M")
    assert await states(running) == ["granted"]
    await walk(running, api, sara, "words.unsay:item:1:name:ar")
    assert "This button is old." in words(sara)


async def test_a_known_kind_is_not_renamed_and_a_case_worker_adds_nothing(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await morning(running, api)
    await item(running, "milk")
    for data in ("words.of:item:milk:name", "words.write:item:milk:name:en", "giving.sizes:99", "giving.name:99:one"):
        await walk(running, api, sara, data)
        assert "This button is old." in words(sara), data
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER))
    for data in ("giving.own", "giving.sizes:1", "giving.name:1:one", "words.of:item:1:name"):
        await walk(running, api, nurse, data)
        nurse.send("Gold")
        await running.calm()
    assert await rows(running, "SELECT key FROM items") == [("milk",)]

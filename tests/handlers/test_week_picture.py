"""The week as a picture: made once, sent again by Telegram's reference, anew when anything on it has changed."""

from __future__ import annotations

from conftest import Running, labels, words
from desk import crowd
from following import at_noon_before, cancelled, change
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone


def sent(api: BotApi) -> list[str]:
    """Every picture that went out: "made", or by reference."""
    calls = [call for call in api.calls if call.method.lower() == "sendphoto"]
    return ["reference" if isinstance(call.params.get("photo"), str) and _known(call.params["photo"]) else "made"
            for call in calls]  # fmt: skip


def _known(value: str) -> bool:
    return value.startswith("demo-photo-")


async def test_it_is_one_tap_from_the_week_and_says_the_same_in_words(running: Running, amina: Phone) -> None:
    await press(running, amina, "week")
    assert "🖼 As a picture" in labels(amina)
    amina.press("As a picture")
    await running.calm()
    assert amina.last.kind == "photo"
    assert "From " in words(amina)
    assert labels(amina)[-1] == "⬅️ Back"


async def test_the_second_who_asks_gets_what_telegram_keeps(running: Running, api: BotApi, amina: Phone) -> None:
    [other] = await crowd(running, api, "S", 1)
    for phone in (amina, other, amina):
        await press(running, phone, "week.picture:1")
    assert sent(api) == ["made", "reference", "reference"]
    assert other.last.kind == "photo"


async def test_the_reference_outlives_a_restart(running: Running, api: BotApi, amina: Phone) -> None:
    await press(running, amina, "week.picture:1")
    await running.stop()
    await running.start()
    await press(running, amina, "week.picture:1")
    assert sent(api) == ["made", "reference"]


async def test_each_language_has_its_own(running: Running, api: BotApi, amina: Phone) -> None:
    await press(running, amina, "week.picture:1")
    await press(running, amina, "lang:ar")
    await press(running, amina, "week.picture:1")
    assert sent(api) == ["made", "made"]


async def test_a_changed_timetable_makes_it_anew(running: Running, api: BotApi, amina: Phone) -> None:
    session = await at_noon_before(running)
    await press(running, amina, "week.picture:0")
    await press(running, amina, "week.picture:1")
    before = len(sent(api))
    await change(running, cancelled(session))
    await press(running, amina, "week.picture:0")
    await press(running, amina, "week.picture:1")
    assert "made" in sent(api)[before:]


async def test_hidden_addresses_are_on_no_picture_that_goes_out(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """A raid or a threat: the copy with places that Telegram keeps is not sent either."""
    await press(running, amina, "week.picture:1")
    await press(running, sara, "hide.set:on")
    await press(running, amina, "week.picture:1")
    assert sent(api) == ["made", "made"]


async def test_a_reference_telegram_has_forgotten_is_made_anew(running: Running, api: BotApi, amina: Phone) -> None:
    await press(running, amina, "week.picture:1")
    api.world.files.__init__()  # type: ignore[misc]  Telegram has lost every file
    await press(running, amina, "week.picture:1")
    await press(running, amina, "week.picture:1")
    assert sent(api) == ["made", "reference", "made", "reference"]
    assert amina.last.kind == "photo"

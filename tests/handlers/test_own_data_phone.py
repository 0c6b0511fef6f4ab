"""What is kept about somebody whose phone others hold too: the file goes by itself, and neutral words stay neutral."""

from __future__ import annotations

import json
from datetime import timedelta

from conftest import Running, words
from desk import ask, tap
from letters import rows
from planning import tick
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def say(running: Running, phone: Phone, text: str) -> None:
    phone.send(text)
    await running.calm()


async def pages(running: Running, api: BotApi, phone: Phone) -> str:
    """Everything that is kept, page after page; one more shows the last again."""
    seen = []
    for number in range(6):
        api.clock.forward(timedelta(seconds=5))
        await press(running, phone, f"mydata:{number}")
        seen.append(words(phone))
    return "\n".join(seen)


async def test_the_file_goes_by_itself_after_ten_minutes_also_after_a_restart(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """AB-61: whoever takes the phone later does not find it."""
    await ask(running, amina)
    await say(running, amina, "/mydata")
    await tap(running, amina, "As a file")
    assert "After 10 minutes we take it away again." in words(amina)
    await tap(running, amina, "Send the file")
    assert words(amina).startswith("📎 Your data. This message goes in 10 minutes.")
    file = amina.last.id
    api.clock.forward(timedelta(minutes=9))
    await tick(running)
    assert file in [message.id for message in amina.visible]
    await running.stop()
    api.clock.forward(timedelta(minutes=2))
    await running.start()
    await tick(running)
    assert file not in [message.id for message in amina.visible]
    await tick(running)
    assert [call.params["message_id"] for call in api.calls if call.method.lower() == "deletemessage"].count(file) == 1


async def test_in_neutral_words_neither_pages_nor_file_say_what_it_is_about(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """AB-61: that there is a request, not which; all of it is there as soon as neutral words are switched off."""
    await ask(running, amina)
    await press(running, amina, "follow:soup")
    await press(running, amina, "hear.discreet:yes")
    seen = await pages(running, api, amina)
    assert "🤫 We write to you in neutral words." in seen
    assert "Details are left out here. To see them, switch neutral words off first: /news" in seen
    assert "Request 1" in seen
    for hidden in ("Help for families", "🍼", "Soup kitchen", "🍲"):
        assert hidden not in seen, hidden
    await press(running, amina, "mydata.send")
    stored = api.world.files.by_id(amina.last.raw["document"]["file_id"])
    assert stored is not None
    kept = json.loads(stored.data)["kept"]
    assert [one["service"] for one in kept["requests"]] == ["…"]
    assert [one["programme"] for one in kept["follows"]] == ["…"]
    await press(running, amina, "hear.discreet:no")
    assert "Soup kitchen" in await pages(running, api, amina)


async def test_the_chat_is_cleared_by_what_stands_in_the_file_after_a_restart(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """AB-63, TX-37: what was sent before the restart goes, what is older than 48 hours is not tried."""
    await say(running, amina, "/help")
    old = amina.last.id
    api.clock.forward(timedelta(hours=49))
    await say(running, amina, "/week")
    fresh = amina.last.id
    await running.stop()
    await running.start()
    await press(running, amina, "clear.now")
    left = [message.id for message in amina.visible if not message.mine]
    assert old in left
    assert fresh not in left
    assert await rows(running, "SELECT reason FROM outbox WHERE state = 'dead'") == []

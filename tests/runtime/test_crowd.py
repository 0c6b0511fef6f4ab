"""How much of one person is answered: twenty in ten seconds, one word about it, the rest in silence."""

from __future__ import annotations

from typing import Any

from conftest import Running, words

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.runtime.crowd import MOST, WINDOW_SECONDS, Crowd, Verdict


def message(at: int, kind: str = "private") -> dict[str, Any]:
    return {"message": {"date": at, "chat": {"id": 1, "type": kind}}}


async def test_of_200_messages_in_five_seconds_20_are_answered_and_one_word_cools_down(
    running: Running, amina: Phone
) -> None:
    """AB-29."""
    before = len([m for m in amina.visible if not m.mine])
    told = await _count(running, "SELECT count(*) FROM inbox WHERE state = 'done'")
    for _ in range(200):
        amina.send("/privacy")
    await running.calm()
    texts = [m.text for m in amina.visible if not m.mine][before:]
    assert sum(text.startswith("🔒") for text in texts) == MOST - told
    assert sum(text.startswith("🕥") for text in texts) == 1
    assert texts[-1].startswith("🕥")
    assert await _count(running, "SELECT count(*) FROM inbox WHERE payload IS NOT NULL") == 0
    assert await _count(running, "SELECT count(*) FROM inbox WHERE state = 'done'") == 200 + told


async def _count(running: Running, sql: str) -> int:
    async with running.bot.db.write() as tx:
        return int((await tx.all(sql))[0][0])


async def test_a_tap_in_a_flood_still_ends_its_spinner(running: Running, amina: Phone) -> None:
    for _ in range(40):
        amina.tap(amina.last.id, "privacy")
    await running.calm()
    await amina.until(lambda phone: not phone.waiting_taps)
    assert len(amina.alerts) >= 40


async def test_200_new_people_at_once_all_meet_the_bot(running: Running, api: BotApi, amina: Phone) -> None:
    """AB-70: a crowd is not one person."""
    crowd = [api.phone(f"P{n}", language_code="fa") for n in range(200)]
    for phone in crowd:
        phone.start()
    amina.send("/help")
    await running.calm()
    assert {words(phone) for phone in crowd} == {"👋 🌐"}
    assert words(amina).startswith("🙋")


async def test_a_backlog_of_hours_is_no_flood() -> None:
    crowd = Crowd()
    assert {crowd.look(b"a", message(at), 10_000) for at in range(0, 9_000, 60)} == {Verdict.FINE}


async def test_one_is_told_once_a_flood_and_heard_again_when_it_is_over() -> None:
    crowd = Crowd()
    for _ in range(MOST):
        assert crowd.look(b"a", message(100), 100) is Verdict.FINE
    assert crowd.look(b"a", message(101), 101) is Verdict.FIRST_TOO_MANY
    assert crowd.look(b"a", message(102), 102) is Verdict.TOO_MANY
    assert crowd.look(b"b", message(102), 102) is Verdict.FINE
    later = 100 + WINDOW_SECONDS
    for _ in range(MOST):
        assert crowd.look(b"a", message(later), later) is Verdict.FINE
    assert crowd.look(b"a", message(later), later) is Verdict.FIRST_TOO_MANY


async def test_who_writes_much_in_a_group_is_not_told_in_private_and_is_heard_there() -> None:
    crowd = Crowd()
    seen = [crowd.look(b"a", message(100, "supergroup"), 100) for _ in range(MOST + 3)]
    assert seen[MOST:] == [Verdict.TOO_MANY] * 3
    assert crowd.look(b"a", message(100), 100) is Verdict.FINE


async def test_whatever_stands_in_an_update_it_is_counted() -> None:
    crowd = Crowd()
    odd: list[Any] = [{}, {"message": 7}, {"message": {"chat": "x", "date": "y"}}, {"callback_query": []}]
    odd += [{"callback_query": {"message": 7}}, {"callback_query": {"message": {"chat": None}}}]
    assert {crowd.look(b"a", update, 5) for update in odd} == {Verdict.FINE}

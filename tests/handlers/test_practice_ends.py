"""How a practice ends, and for whom it is: by a tap, by itself, at night, with a restart, a role or a person."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, tap
from letters import rows
from practising import (
    FIRST,
    OWN_LANGUAGE,
    begin,
    press,
    type_,
)

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Role

pytestmark = pytest.mark.usefixtures("at_ten")


@pytest.mark.parametrize("late", [timedelta(hours=2), timedelta(hours=30)])
async def test_it_ends_by_itself_and_its_old_buttons_say_so(
    running: Running, api: BotApi, omar: Phone, late: timedelta
) -> None:
    await begin(running, omar)
    await press(running, omar, f"case.take:{OWN_LANGUAGE}", f"case.write:{OWN_LANGUAGE}")
    api.clock.forward(late)
    await type_(running, omar, "Too late")
    assert words(omar).startswith(("🏁 This practice is over", "🏠", "⏳", "🕥")), words(omar)
    await press(running, omar, f"case:{FIRST}")
    assert words(omar).startswith("🏁 This practice is over, and nothing of it is left.")
    await press(running, omar, "practice.end")
    assert words(omar).startswith("🏁 This practice is over")
    await type_(running, omar, "/queue")
    assert words(omar).startswith("🙋 Nobody is waiting.")
    assert await rows(running, "SELECT count(*) FROM notes") == [(0,)]


async def test_it_ends_when_night_falls_also_where_nobody_comes_back(
    running: Running, api: BotApi, omar: Phone
) -> None:
    api.clock.forward(timedelta(hours=11))
    await begin(running, omar)
    assert "It ends at 22:00" in words(omar)
    practices = running.bot.tools.practices
    assert len(practices) == 1
    api.clock.forward(timedelta(hours=1))
    await running.bot.clockwork.sweep()
    assert len(practices) == 0


async def test_a_restart_ends_it(running: Running, omar: Phone) -> None:
    await begin(running, omar)
    await running.stop()
    await running.start()
    await press(running, omar, f"case.take:{FIRST}")
    assert words(omar).startswith("🏁 This practice is over")
    await tap(running, omar, "Practise again", "Begin to practise")
    assert words(omar).startswith("🎓 Practice\n5 invented requests are open")


async def test_who_is_removed_while_practising_is_a_stranger_at_the_next_tap(running: Running, omar: Phone) -> None:
    await begin(running, omar)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants")
    for data in (f"case:{FIRST}", "queue", "staff", "practice.end"):
        await press(running, omar, data)
        assert words(omar).startswith("🕥 This button is old."), data
    assert len(running.bot.tools.practices) == 0


async def test_who_is_erased_leaves_no_practice(running: Running, omar: Phone) -> None:
    await begin(running, omar)
    await press(running, omar, "erase.now")
    assert len(running.bot.tools.practices) == 0


async def test_who_sees_one_service_practises_that_one(running: Running, api: BotApi, omar: Phone) -> None:
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE grants SET service = 'family'")
    await begin(running, omar)
    await tap(running, omar, "Requests")
    assert sum("🍼" in label for label in labels(omar)) == 5


@pytest.mark.parametrize("role", [Role.CHILD_PROTECTION, Role.SAFEGUARDING])
async def test_who_protects_people_practises_what_only_they_see(running: Running, omar: Phone, role: Role) -> None:
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE grants SET role = ?", (role,))
    await begin(running, omar)
    await press(running, omar, f"case.take:{FIRST}", f"case.hand:{FIRST}")
    assert any("Elif" in label for label in labels(omar))


async def test_staff_who_read_turkish_read_the_meaning_in_turkish(running: Running, omar: Phone) -> None:
    await press(running, omar, "lang:tr")
    await begin(running, omar)
    assert words(omar).startswith("🎓 Alıştırma\n5 uydurma istek açık")
    await press(running, omar, f"case:{FIRST}")
    assert "Bu gece kalacak yerimiz yok" in words(omar)


async def test_it_does_not_begin_while_somebody_real_is_talked_to(running: Running, amina: Phone, omar: Phone) -> None:
    await ask(running, amina)
    await press(running, omar, "case.take:1", "case.talk:1", "talk.begin:1", "practice.begin")
    assert "End the talk with 1" in words(omar)
    assert len(running.bot.tools.practices) == 0

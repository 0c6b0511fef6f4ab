"""The birth card: agreed to, made by taps, shown when labour begins, prepared by staff six weeks before, and gone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain import births as rules
from bot.domain.births import BirthCard, Pays
from bot.domain.people import Grant, Role
from bot.domain.timetable import today

AHEAD = 5
OF_BIRTHS = "SELECT state, count(*) FROM reminders WHERE kind = 'birth' GROUP BY state ORDER BY state"


def month(running: Running, ahead: int = AHEAD) -> date:
    """The first day of the month so many ahead."""
    return rules.months(today(running.bot.tools.clock.now()))[ahead]


async def choose(running: Running, phone: Phone, ahead: int = AHEAD) -> None:
    """Agree, and tap the month."""
    phone.tap(phone.last.id, "birth")
    await running.calm()
    await tap(running, phone, "Yes, make a card")
    phone.tap(phone.last.id, f"birth.month:{month(running, ahead):%Y-%m}")
    await running.calm()


async def make(running: Running, phone: Phone, ahead: int = AHEAD) -> None:
    await choose(running, phone, ahead)
    phone.send("Şişli <Etfal> 🏥")
    await running.calm()
    await tap(running, phone, "IIMP has agreed to pay")
    phone.send("٠٥٥٥ ١٢٣ ٤٥ ٦٧")
    await running.calm()


async def go_to(running: Running, api: BotApi, moment: datetime) -> None:
    api.clock.forward(moment - running.bot.tools.clock.now())
    await running.bot.clockwork.remind()
    await running.calm()


async def test_a_card_is_made_question_by_question_after_consent_and_sealed(running: Running, amina: Phone) -> None:
    amina.tap(amina.last.id, "prog:family:menu")
    await running.calm()
    await tap(running, amina, "Birth card")
    assert "3 months after the birth" in words(amina)
    assert await rows(running, "SELECT count(*) FROM births") == [(0,)]
    await make(running, amina)
    shown = words(amina)
    assert shown.startswith(f"🤰 Birth card: {month(running):%B}")
    assert "Hospital: Şişli <Etfal> 🏥" in shown
    assert "IIMP has agreed to pay." in shown
    assert "At night: 05551234567" in shown
    assert len(labels(amina)) == 6
    [(sealed,)] = await rows(running, "SELECT card FROM births")
    assert b"Etfal" not in sealed and b"555" not in sealed
    await tap(running, amina, "Menu")
    amina.send("/appointments")
    await running.calm()
    assert "🤰 Birth card" in labels(amina)


async def test_everything_but_the_month_can_be_skipped_changed_and_emptied(running: Running, amina: Phone) -> None:
    await choose(running, amina)
    await tap(running, amina, "Skip", "Skip", "Skip")
    assert "Hospital: not known yet" in words(amina)
    assert "At night: nobody yet" in words(amina)
    await tap(running, amina, "Hospital")
    amina.send("x" * 300)
    await running.calm()
    assert f"Hospital: {'x' * 100}\n" in words(amina)
    amina.tap(amina.last.id, "birth.skip:hospital")
    await running.calm()
    assert "xxx" in words(amina)
    await tap(running, amina, "Hospital", "Leave it empty")
    assert "Hospital: not known yet" in words(amina)
    await tap(running, amina, "Who pays", "I pay")
    assert "You pay." in words(amina)
    await tap(running, amina, "Another month")
    amina.tap(amina.last.id, f"birth.month:{month(running, 7):%Y-%m}")
    await running.calm()
    assert words(amina).startswith(f"🤰 Birth card: {month(running, 7):%B}")
    assert "You pay." in words(amina)
    assert await rows(running, OF_BIRTHS) == [("planned", 1), ("void", 1)]


async def test_no_number_is_asked_again_and_danger_is_no_hospital(running: Running, amina: Phone) -> None:
    """AB-48."""
    await choose(running, amina)
    amina.send("he hits me")
    await running.calm()
    assert words(amina).startswith("🆘 ")
    await tap(running, amina, "Skip", "Skip")
    amina.send("my sister")
    await running.calm()
    assert words(amina).startswith("📞 That is no telephone number.")
    await running.stop()
    await running.start()
    amina.send("+90 555 123 45 67")
    await running.calm()
    assert "At night: +905551234567" in words(amina)


@pytest.mark.parametrize(
    "typed", ["my water broke", "I am in labour!!", "the LABOR PAINS", "my waters broke where is it"]
)
async def test_when_labour_begins_the_card_comes_first_then_112(running: Running, amina: Phone, typed: str) -> None:
    await make(running, amina)
    amina.send(typed)
    await running.calm()
    assert words(amina).splitlines()[:3] == [
        "🏥 Your hospital: Şişli <Etfal> 🏥",
        "📞 Call at night: 05551234567",
        "🆘 If life is in danger call 112.",
    ]
    assert any("Yes, contact me now" in label for label in labels(amina))


async def test_the_card_is_shown_for_labour_only_and_only_to_who_has_one(
    running: Running, api: BotApi, amina: Phone
) -> None:
    amina.send("my water broke")
    await running.calm()
    assert words(amina).startswith("🆘 If life is in danger call 112.")
    await make(running, amina)
    amina.send("he hits me")
    await running.calm()
    assert words(amina).startswith("🆘 If life is in danger call 112.")
    assert "Etfal" not in words(amina)


@pytest.mark.parametrize(
    "typed", ["I look for labour, work permit", "the water at home is broken", "when is the birth course"]
)
async def test_false_friends_of_labour_are_no_danger(running: Running, amina: Phone, typed: str) -> None:
    amina.send(typed)
    await running.calm()
    assert "Shall a person contact you now?" not in words(amina)


async def test_six_weeks_before_staff_have_a_task_once_with_the_card_in_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    await make(running, amina)
    expected = month(running)
    due = BirthCard(expected).prepare_at
    await go_to(running, api, due - timedelta(hours=1))
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]
    for late in (1, 2):
        await go_to(running, api, due + timedelta(minutes=late))
    assert await rows(running, "SELECT service, whom, urgent, state FROM requests") == [
        ("family", "me", 0, "requested")
    ]
    assert sum("a birth is near" in text for text in said(sara)) == 1
    assert not any("a birth is near" in text for text in said(nurse))
    assert not any("Etfal" in text for text in said(sara))
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert f"🤰 {expected:%B} · Şişli <Etfal> 🏥 · IIMP has agreed to pay" in words(sara)
    assert "📞 at night: 05551234567" in words(sara)
    assert await rows(running, "SELECT action, about FROM audit") == [("read", "request 1")]


async def test_an_open_request_gets_the_news_whatever_the_limits(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Also where the number of the card is that of a request that is moved meanwhile."""
    prepare_at = BirthCard(month(running)).prepare_at
    await make(running, amina)
    await go_to(running, api, prepare_at - timedelta(hours=2))
    for service in ("family", "school", "health"):
        await ask(running, amina, service)
    amina.tap(amina.last.id, "mine.stop:2")
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await go_to(running, api, prepare_at + timedelta(minutes=1))
    assert any("🌳 1" in text and "a birth is near" in text for text in said(sara))
    assert await rows(running, "SELECT count(*) FROM requests") == [(3,)]


async def test_moving_a_request_of_the_same_number_leaves_the_task_planned(running: Running, amina: Phone) -> None:
    await make(running, amina)
    await ask(running, amina, "school")
    amina.tap(amina.last.id, "mine.stop:1")
    await running.calm()
    assert await rows(running, OF_BIRTHS) == [("planned", 1)]


async def test_a_month_that_is_near_is_told_at_once_and_once(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await choose(running, amina, 0)
    await running.bot.clockwork.remind()
    await running.calm()
    for _ in range(2):
        amina.tap(amina.last.id, f"birth.month:{month(running, 0):%Y-%m}")
        await running.calm()
        await running.bot.clockwork.sweep()
        await running.bot.clockwork.remind()
        await running.calm()
    assert sum("a birth is near" in text for text in said(sara)) == 1


@pytest.mark.parametrize("end", ["delete", "erase", "expire"])
async def test_a_card_that_is_gone_is_no_task_and_leaves_nothing(
    running: Running, api: BotApi, amina: Phone, sara: Phone, end: str
) -> None:
    await make(running, amina)
    kept = BirthCard(month(running))
    if end == "delete":
        await tap(running, amina, "Delete the card", "Yes, delete the card")
        assert words(amina).startswith("✅ The birth card is deleted.")
        amina.tap(amina.last.id, "birth.gone")
    elif end == "erase":
        amina.tap(amina.last.id, "erase.now")
    else:
        api.clock.forward(kept.forget_at - timedelta(minutes=1) - running.bot.tools.clock.now())
        await running.bot.clockwork.forget()
        assert await rows(running, "SELECT count(*) FROM births") == [(1,)]
        api.clock.forward(timedelta(minutes=2))
        await running.bot.clockwork.forget()
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM births") == [(0,)]
    await go_to(running, api, kept.forget_at + timedelta(days=1))
    assert not any("a birth is near" in text for text in said(sara))


@pytest.mark.parametrize(
    "data",
    ["birth.month:2019-01", "birth.month:x", "birth.month:", "birth.month:9999-12", "birth.pays:iimp",
     "birth.skip:hospital", "birth.ask:night", "birth.empty:x", "birth.gone"],
)  # fmt: skip
async def test_a_forged_button_makes_no_card(running: Running, amina: Phone, data: str) -> None:
    amina.tap(amina.last.id, data)
    await running.calm()
    assert words(amina).startswith("🕥 This button is old.")
    assert await rows(running, "SELECT count(*) FROM births") == [(0,)]


async def test_staff_of_other_services_and_other_people_never_see_a_card(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await make(running, amina)
    await ask(running, amina, "health")
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "Etfal" not in words(sara)
    sara.tap(sara.last.id, "birth")
    await running.calm()
    assert words(sara).startswith("🤰 Birth card: so that everything is ready.")


@pytest.mark.parametrize(
    ("month", "until", "prepare"),
    [
        (date(2026, 12, 1), datetime(2027, 3, 31, 21, tzinfo=UTC), datetime(2026, 10, 20, 6, tzinfo=UTC)),
        (date(2026, 9, 1), datetime(2026, 12, 31, 21, tzinfo=UTC), datetime(2026, 7, 21, 6, tzinfo=UTC)),
    ],
)
def test_how_long_it_is_kept_and_when_it_is_prepared(month: date, until: datetime, prepare: datetime) -> None:
    card = BirthCard(month, "", Pays.OPEN, "+905551234567")
    assert (card.forget_at, card.prepare_at) == (until, prepare)
    assert rules.read(rules.kept(card)) == card


def test_a_payer_this_release_does_not_know_is_not_settled() -> None:
    assert rules.read('{"month": "2026-12-01", "pays": "the state"}') == BirthCard(date(2026, 12, 1), pays=Pays.OPEN)
    assert rules.months(date(2026, 11, 30))[:3] == (date(2026, 11, 1), date(2026, 12, 1), date(2027, 1, 1))


async def test_the_request_written_down_for_a_birth_ends_like_any_other(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """It was once kept without the dates at which staff are warned and at which it ends."""
    prepare_at = BirthCard(month(running)).prepare_at
    await make(running, amina)
    await go_to(running, api, prepare_at + timedelta(minutes=1))
    planned = await rows(running, "SELECT kind FROM reminders WHERE state = 'planned' AND about = 1 ORDER BY 1")
    assert planned == [("expires",), ("expiring",), ("late",)]


async def test_months_begin_at_the_right_where_people_read_from_there(running: Running, amina: Phone) -> None:
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = 'fa'")
    amina.tap(amina.last.id, "birth.new")
    await running.calm()
    first, second = (key.data for key in amina.last.keyboard[0])
    assert first is not None and second is not None and first > second

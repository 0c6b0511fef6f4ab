"""What volunteers said, in a real SQLite file: it comes out as it went in, the first decision counts, it goes."""

from __future__ import annotations

from datetime import date

from bot.domain.catalogue import Gate, TaskKey
from bot.domain.chats import ChatId, Kind
from bot.domain.volunteers import Age, Day, State, Volunteer
from storage import chats, volunteers
from storage.database import Tx
from storage.vault import Keys, Vault
from storage.volunteers import Fact


async def person(tx: Tx, number: int = 1) -> ChatId:
    return (await chats.add(tx, Vault(Keys.fresh()), number, Kind.PRIVATE, date(2026, 12, 1))).id


async def samira(tx: Tx, state: State = State.DRAFT) -> ChatId:
    chat = await person(tx)
    await volunteers.begin(tx, chat, state, 100)
    return chat


async def test_what_was_said_comes_out_as_it_went_in(tx: Tx) -> None:
    chat, other = await samira(tx), await person(tx, 2)
    await volunteers.begin(tx, other, State.APPLIED, 50)
    said = [(Fact.WISH, "cook"), (Fact.WISH, "cook"), (Fact.LANGUAGE, "ar"), (Fact.DAY, "tue"), (Fact.GATE, "keys")]
    for fact, value in [*said, (Fact.TASK, "keys")]:
        await volunteers.add(tx, chat, fact, value)
    await volunteers.set_age(tx, chat, Age.ADULT)
    expected = Volunteer(
        chat,
        State.DRAFT,
        Age.ADULT,
        frozenset({TaskKey("cook")}),
        frozenset({TaskKey("keys")}),
        frozenset({"ar"}),
        frozenset({Day.TUE}),
        frozenset({Gate.KEYS}),
    )
    assert await volunteers.get(tx, chat) == expected
    assert await volunteers.every(tx) == [Volunteer(other, State.APPLIED), expected]
    assert await volunteers.get(tx, ChatId(99)) is None


async def test_beginning_twice_changes_nothing(tx: Tx) -> None:
    """SH-B6."""
    chat = await samira(tx, State.APPROVED)
    await volunteers.begin(tx, chat, State.DRAFT, 200)
    assert await volunteers.every(tx) == [Volunteer(chat, State.APPROVED)]


async def test_the_first_decision_counts(tx: Tx) -> None:
    chat, boss = await samira(tx, State.APPLIED), await person(tx, 2)
    assert await volunteers.decide(tx, chat, (State.APPLIED, State.APPROVED), boss, 200)
    assert not await volunteers.decide(tx, chat, (State.APPLIED, State.REFUSED), boss, 300)
    assert await volunteers.decided_at(tx, chat) == 200
    assert not await volunteers.move(tx, chat, State.DRAFT, State.APPLIED, 300)


async def test_everything_goes_with_its_person(tx: Tx) -> None:
    chat, boss = await samira(tx, State.APPLIED), await person(tx, 2)
    await volunteers.add(tx, chat, Fact.WISH, "cook")
    await volunteers.decide(tx, chat, (State.APPLIED, State.APPROVED), boss, 200)
    await tx.run("DELETE FROM chats WHERE id = ?", (boss,))
    assert await tx.all("SELECT decided_by FROM volunteers") == [(None,)]
    await tx.run("DELETE FROM chats WHERE id = ?", (chat,))
    assert await tx.all("SELECT * FROM volunteers") == []
    assert await tx.all("SELECT * FROM volunteer_facts") == []

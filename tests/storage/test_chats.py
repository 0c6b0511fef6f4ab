"""Chats are found by a keyed hash, under both keys while they change; erasing takes all that is theirs."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.chats import Chat, ChatId, Kind, Reach
from bot.domain.delivery import Call, Lane, Outgoing
from storage import chats, conversations, inbox, outbox
from storage.conversations import Step
from storage.database import Tx
from storage.inbox import Arrival
from storage.numbers import Numbers
from storage.vault import Keys, Unreadable, Vault

DAY = date(2026, 12, 1)
PERSON = 700_000_001


@pytest.fixture
def vault() -> Vault:
    return Vault(Keys.fresh())


async def test_a_chat_is_found_by_its_telegram_id_and_by_nothing_that_is_stored(tx: Tx, vault: Vault) -> None:
    """AB-1 to AB-13: there is no name to store."""
    added = await chats.add(tx, vault, PERSON, Kind.PRIVATE, DAY)
    assert added == Chat(ChatId(1), Kind.PRIVATE, None, Reach.OPEN, (), DAY)
    assert await chats.find(tx, vault, PERSON) == added == await chats.get(tx, added.id)
    assert await chats.find(tx, vault, PERSON + 1) is None
    assert await chats.find(tx, Vault(Keys.fresh()), PERSON) is None
    assert await chats.address(tx, vault, added.id) == PERSON
    row = (await tx.all("SELECT * FROM chats"))[0]
    assert str(PERSON) not in repr(row)


async def test_an_address_copied_to_another_row_does_not_open(tx: Tx, vault: Vault) -> None:
    """AB-67: nobody gets another person's messages by a changed row."""
    await chats.add(tx, vault, PERSON, Kind.PRIVATE, DAY)
    other = await chats.add(tx, vault, PERSON + 1, Kind.PRIVATE, DAY)
    await tx.run("UPDATE chats SET ref = (SELECT ref FROM chats WHERE id = 1) WHERE id = 2")
    with pytest.raises(Unreadable):
        await chats.address(tx, vault, other.id)


async def test_a_row_number_is_never_given_twice(tx: Tx, vault: Vault) -> None:
    first = await chats.add(tx, vault, PERSON, Kind.PRIVATE, DAY)
    await chats.erase(tx, first.id)
    assert (await chats.add(tx, vault, PERSON, Kind.PRIVATE, DAY)).id == 2


async def test_erasing_takes_form_messages_and_parked_updates(tx: Tx, vault: Vault) -> None:
    """AB-58, TG-23."""
    numbers = await Numbers.load(tx)
    mine = await chats.add(tx, vault, PERSON, Kind.PRIVATE, DAY)
    await chats.add(tx, vault, PERSON + 1, Kind.PRIVATE, DAY)
    given = [Arrival(b"{}", f"{who}{n}", who) for who in (PERSON, PERSON + 1) for n in "abc"]
    await inbox.store(tx, vault, numbers, given, 1)
    for seq in (1, 4):
        await inbox.park(tx, seq, "A", 1)
    await inbox.finish(tx, [2, 5], 1)
    await conversations.put(tx, vault, mine.id, Step("wish", "which", 9, {"a": 1}))
    call = Call("sendMessage", {"text": "x"})
    await outbox.add(tx, vault, [Outgoing(1, mine.id, Lane.REPLY, call, 1, None)])
    await chats.erase(tx, mine.id)
    assert await tx.all("SELECT id FROM chats") == [(2,)]
    assert await tx.all("SELECT * FROM conversations") == await tx.all("SELECT * FROM outbox") == []
    # What still waits came after the erasing was asked for; it goes as soon as it is worked.
    assert await tx.all("SELECT seq, state FROM inbox") == [
        (2, "done"), (3, "waiting"), (4, "parked"), (5, "done"), (6, "waiting"),
    ]  # fmt: skip


async def test_a_group_that_moved_goes_on_under_its_new_id(tx: Tx, vault: Vault) -> None:
    """TG-28: also where the new id already has a row."""
    old = await chats.add(tx, vault, -41, Kind.GROUP, DAY)
    twin = await chats.add(tx, vault, -10041, Kind.GROUP, DAY)
    call = Call("sendMessage", {"text": "x"})
    await outbox.add(tx, vault, [Outgoing(1, twin.id, Lane.REPLY, call, 1, None)])
    await chats.readdress(tx, vault, old.id, -10041)
    assert await chats.find(tx, vault, -41) is None
    assert await chats.find(tx, vault, -10041) == old
    assert await chats.address(tx, vault, old.id) == -10041
    assert await tx.all("SELECT chat_id FROM outbox") == [(old.id,)]


async def test_while_keys_change_a_person_is_found_under_both_and_moved_to_the_new(tx: Tx) -> None:
    keys = Keys.fresh()
    changing = keys.rotated()
    before, during, after = Vault(keys), Vault(changing), Vault(changing.settled())
    added = await chats.add(tx, before, PERSON, Kind.PRIVATE, DAY)
    await inbox.store(tx, before, await Numbers.load(tx), [Arrival(b"{}", "a", PERSON)], 1)
    assert await chats.find(tx, during, PERSON) == added
    assert (await chats.find(tx, after, PERSON)) == added
    assert await tx.all("SELECT DISTINCT person FROM inbox") == [(after.find("chat", str(PERSON)),)]


async def test_a_pause_only_grows_and_ends_by_itself(tx: Tx, vault: Vault) -> None:
    chat = await chats.add(tx, vault, PERSON, Kind.PRIVATE, DAY)
    await chats.pause(tx, chat.id, 50)
    await chats.pause(tx, chat.id, 40)
    assert await chats.pauses(tx, 49) == {chat.id: 50}
    assert await chats.pauses(tx, 50) == {}

"""The row of somebody without a phone: no address, through a change of keys too, and nothing goes out to it."""

from __future__ import annotations

from datetime import date

from bot.domain.chats import Kind
from bot.domain.delivery import Call, Lane, Outgoing
from storage import chats, erased, outbox, rotation, slips
from storage.database import Tx
from storage.vault import Keys, Vault

DAY = date(2026, 11, 26)


async def test_several_of_them_come_through_a_change_of_keys(tx: Tx) -> None:
    keys = Keys.fresh()
    vault = Vault(keys)
    staff = await chats.add(tx, vault, 700, Kind.PRIVATE, DAY)
    people = [await slips.add(tx, vault, staff.id, 1, number, DAY) for number in range(3)]
    references = [await chats.reference(tx, vault, one.id) for one in people]
    assert len(set(references)) == 3
    during = Vault(keys.rotated())
    while await rotation.batch(tx, during, rotation.CHATS):
        pass
    after = during
    assert [await chats.reference(tx, after, one.id) for one in people] == references
    assert [await chats.address(tx, after, one.id) for one in people] == [None] * 3
    assert await chats.address(tx, after, staff.id) == 700
    await erased.note(tx, after, people[0].id, 5)
    assert len(await erased.among(tx, erased.hashes(after, references[0] or ""))) >= 1
    assert await erased.among(tx, erased.hashes(after, references[1] or "")) == set()


async def test_what_is_owed_to_them_all_the_same_ends_without_being_sent(tx: Tx) -> None:
    vault = Vault(Keys.fresh())
    staff = await chats.add(tx, vault, 700, Kind.PRIVATE, DAY)
    person = await slips.add(tx, vault, staff.id, 1, 1, DAY)
    call = Call("sendMessage", {"text": "x"})
    owed = [Outgoing(n, chat, Lane.NOTICE, call, 1, 99) for n, chat in ((1, person.id), (2, staff.id))]
    await outbox.add(tx, vault, owed)
    claimed = await outbox.claim(tx, vault, [1, 2], 5)
    assert [one.id for one in claimed] == [2]
    assert await tx.all("SELECT state, reason, payload FROM outbox WHERE id = 1") == [("void", "no phone", None)]


async def test_a_visit_counts_and_opens_nothing(tx: Tx) -> None:
    vault = Vault(Keys.fresh())
    staff = await chats.add(tx, vault, 700, Kind.PRIVATE, DAY)
    person = await slips.add(tx, vault, staff.id, 1, 1, DAY)
    await slips.met(tx, person.id, date(2026, 12, 24))
    await slips.met(tx, person.id, date(2026, 12, 1))
    known = await chats.get(tx, person.id)
    assert known is not None
    assert (known.seen_on, known.reach.value) == (date(2026, 12, 24), "gone")

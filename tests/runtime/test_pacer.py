"""The pace at which Telegram lets us send, on a made-up clock."""

from __future__ import annotations

import pytest

from bot.domain.chats import ChatId
from bot.domain.delivery import Lane
from bot.runtime.pacer import GROUP_WINDOW, IDLE_BUCKETS, Pacer, Rates

ONE, TWO = ChatId(1), ChatId(2)


def send(pacer: Pacer, chat: ChatId, now: float, group: bool = False, lane: Lane = Lane.NOTICE) -> None:
    pacer.spend(chat, now, lane)
    pacer.landed(chat, group, now, lane)


def flow(pacer: Pacer, lane: Lane, seconds: float, step: float = 0.01) -> list[float]:
    """When messages to ever new people go, asked again and again."""
    sent: list[float] = []
    now = 0.0
    while now < seconds:
        if pacer.wait_for_all(lane, now) == 0:
            send(pacer, ChatId(1000 + len(sent)), now, lane=lane)
            sent.append(now)
        else:
            now += step
    return sent


def most_within(times: list[float], window: float) -> int:
    return max(sum(1 for other in times if at <= other < at + window) for at in times)


def test_no_second_holds_more_than_thirty_messages() -> None:
    sent = flow(Pacer(Rates()), Lane.REPLY, 5)
    assert most_within(sent, 1.0) == 30
    assert len(sent) == 150


def test_a_broadcast_leaves_room_for_replies() -> None:
    """TG-19: while people tap; where nobody has for ten seconds, it has the whole rate."""
    pacer = Pacer(Rates())
    send(pacer, ONE, 0.0, lane=Lane.REPLY)
    sent = flow(pacer, Lane.BROADCAST, 0.99)
    assert len(sent) == 25
    assert pacer.wait_for_all(Lane.BROADCAST, 0.99) > 0
    assert pacer.wait_for_all(Lane.REPLY, 0.99) == 0
    assert len(flow(Pacer(Rates()), Lane.BROADCAST, 10)) >= 297


def test_what_goes_to_many_comes_evenly_so_that_no_reply_stands_behind_a_burst() -> None:
    sent = flow(Pacer(Rates()), Lane.BROADCAST, 5, step=0.001)
    assert most_within(sent, 1.0) <= 30
    assert most_within(sent, 0.1) <= 5


def test_an_answer_that_changes_its_screen_waits_for_no_new_message() -> None:
    pacer = Pacer(Rates(per_second=1))
    send(pacer, ONE, 0.0)
    assert pacer.wait_for_all(Lane.REPLY, 0.0) > 0
    assert pacer.wait_for_all(Lane.REPLY, 0.0, edit=True) == 0
    pacer.pause_all(5.0)
    assert pacer.wait_for_all(Lane.REPLY, 0.0, edit=True) == 5


def test_replies_take_from_the_many_what_is_kept_for_them_and_no_more() -> None:
    """TG-19: five a second are for those who write; what they use of it is not kept free a second time."""
    pacer, now = Pacer(Rates()), 0.0
    sent: list[float] = []
    while now < 10:
        lane = Lane.REPLY if len(sent) % 6 == 0 else Lane.BROADCAST
        if pacer.wait_for_all(lane, now) == 0:
            send(pacer, ChatId(len(sent)), now, lane=lane)
            sent.append(now)
        else:
            now += 0.001
    assert most_within(sent, 1.0) <= 30
    assert len(sent) >= 287
    assert pacer.wait_for_all(Lane.REPLY, now) == 0, "the next who writes waits for nobody"


@pytest.mark.parametrize("late", [0.002, 0.007, 0.015])
def test_a_late_look_loses_nothing_of_the_rate_and_never_exceeds_it(late: float) -> None:
    pacer, now = Pacer(Rates(per_second=300)), 0.0
    sent: list[float] = []
    while now < 10:
        while pacer.wait_for_all(Lane.BROADCAST, now) == 0:
            send(pacer, ChatId(len(sent)), now, lane=Lane.BROADCAST)
            sent.append(now)
        now += late
    assert most_within(sent, 1.0) <= 300
    assert len(sent) >= 0.985 * 3000
    assert most_within(sent, 0.1) <= 45


def test_answers_that_change_their_screens_take_nothing_from_the_many() -> None:
    pacer = Pacer(Rates())
    for person in range(30):
        pacer.spend(ChatId(person), 0.0, Lane.REPLY, edit=True)
        pacer.landed(ChatId(person), False, 0.0, Lane.REPLY, edit=True)
    assert len(flow(pacer, Lane.BROADCAST, 0.99)) == 30


def test_paid_announcements_have_a_window_of_their_own() -> None:
    pacer = Pacer(Rates(paid_per_second=1000))
    for number in range(30):
        send(pacer, ChatId(number), 0.0)
    assert pacer.wait_for_all(Lane.REMINDER, 0.0) > 0
    assert pacer.wait_for_all(Lane.BROADCAST, 0.0) == 0


def test_messages_in_flight_count_though_nobody_knows_when_telegram_will_count_them() -> None:
    pacer = Pacer(Rates(per_second=3))
    for chat in (1, 2, 3):
        pacer.spend(ChatId(chat), 0.0)
    assert pacer.wait_for_all(Lane.REPLY, 50.0) > 0
    pacer.landed(ONE, False, 60.0)
    assert pacer.wait_for_all(Lane.REPLY, 60.5) > 0
    assert pacer.wait_for_all(Lane.REPLY, 61.0) == 0


def test_a_chat_takes_a_short_burst_and_then_one_a_second() -> None:
    pacer = Pacer(Rates())
    for _ in range(4):
        assert pacer.wait_for_chat(ONE, False, 0.0) == 0
        send(pacer, ONE, 0.0)
    assert pacer.wait_for_chat(ONE, False, 0.0) == pytest.approx(1.0)
    assert pacer.wait_for_chat(TWO, False, 0.0) == 0
    send(pacer, ONE, 1.0)
    assert pacer.wait_for_chat(ONE, False, 1.5) == pytest.approx(0.5)
    assert pacer.wait_for_chat(ONE, False, 6.0) == 0


def test_a_group_takes_twenty_in_any_minute() -> None:
    """TG-2: a window that slides, not a bucket that drips."""
    pacer = Pacer(Rates())
    for second in range(20):
        assert pacer.wait_for_chat(ONE, True, float(second)) == 0
        send(pacer, ONE, float(second), group=True)
    assert pacer.wait_for_chat(ONE, True, 20.0) == pytest.approx(GROUP_WINDOW - 20)
    send(pacer, ONE, 60.0, group=True)
    assert pacer.wait_for_chat(ONE, True, 60.5) == pytest.approx(0.5)


def test_a_flood_in_a_chat_we_wrote_much_to_is_that_chats_own() -> None:
    pacer = Pacer(Rates())
    for _ in range(3):
        send(pacer, ONE, 0.0)
    assert not pacer.flooded(ONE, False, 7, 0.0)
    assert pacer.wait_for_chat(ONE, False, 5.0) == pytest.approx(2.0)
    assert pacer.wait_for_all(Lane.REPLY, 0.0) == 0


def test_a_flood_in_a_chat_we_hardly_wrote_to_is_everybodys() -> None:
    """TG-43: what Telegram asks for stands above any rate of ours."""
    pacer = Pacer(Rates())
    send(pacer, ONE, 0.0)
    assert pacer.flooded(ONE, False, 7, 0.0)
    assert pacer.wait_for_all(Lane.REPLY, 5.0) == pytest.approx(2.0)
    assert pacer.wait_for_all(Lane.REPLY, 7.0) == 0


def test_floods_in_several_chats_at_once_are_everybodys() -> None:
    pacer = Pacer(Rates())
    for chat in (ONE, TWO):
        for _ in range(3):
            send(pacer, chat, 0.0)
    assert not pacer.flooded(ONE, False, 7, 0.0)
    assert pacer.flooded(TWO, False, 7, 1.0)


def test_a_pause_only_grows_and_only_time_ends_it() -> None:
    """TG-1: an answer that comes meanwhile, or a shorter pause, opens nothing."""
    pacer = Pacer(Rates())
    send(pacer, ONE, 0.0)
    pacer.spend(TWO, 0.0)
    pacer.flooded(ONE, False, 30, 0.0)
    pacer.landed(TWO, False, 1.0)
    pacer.flooded(TWO, False, 2, 1.0)
    assert pacer.wait_for_all(Lane.REPLY, 2.0) == pytest.approx(28.0)


def test_the_rate_falls_once_a_pause_and_comes_back_slowly() -> None:
    """TG-36: however many were in flight when the pause began."""
    pacer = Pacer(Rates(per_second=20))
    for chat in range(10):
        pacer.flooded(ChatId(chat), False, 1, 0.0)
    assert most_within([at for at in flow(pacer, Lane.REPLY, 4) if at > 1], 1.0) == 16
    for _ in range(5):
        pacer.ease()
    assert most_within([at + 10 for at in flow(_moved(pacer), Lane.REPLY, 2)], 1.0) == 20


def _moved(pacer: Pacer) -> Pacer:
    """The same pacer with its past forgotten."""
    pacer._free.sent.clear()
    return pacer


def test_the_table_does_not_grow_with_everybody_ever_written_to() -> None:
    pacer = Pacer(Rates())
    for number in range(3 * IDLE_BUCKETS):
        send(pacer, ChatId(number), number * 0.1)
    assert len(pacer._buckets) <= IDLE_BUCKETS

"""The order of owed messages: properties that hold for any traffic."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chats import ChatId
from bot.domain.delivery import Lane
from bot.runtime.lanes import Lanes, Slip
from bot.runtime.pacer import Pacer, Rates

FAST = Rates(per_second=10_000, reserve=0, chat_burst=10_000)


@dataclass(frozen=True)
class Push:
    """A message: to which chat, in which lane, an edit of which message, due how much later."""

    chat: int
    lane: Lane
    edits: int | None
    later: float


@dataclass(frozen=True)
class End:
    """The oldest message in flight ends, or has to go again."""

    again: bool


PUSHES = st.builds(
    Push,
    st.integers(1, 3),
    st.sampled_from(Lane),
    st.one_of(st.none(), st.none(), st.integers(1, 2)),
    st.sampled_from([0.0, 0.0, 2.0]),
)
ENDS = st.builds(End, st.booleans())
TRAFFIC = st.lists(st.one_of(PUSHES, PUSHES, ENDS), max_size=40)


@dataclass
class Post:
    """Lanes with a post office around them that notes what goes and what ends."""

    lanes: Lanes = field(default_factory=lambda: Lanes(Pacer(FAST)))
    now: float = 100.0
    flying: list[Slip] = field(default_factory=list)
    went: list[Slip] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)
    pushed: dict[int, Slip] = field(default_factory=dict)

    def push(self, what: Push) -> None:
        number = len(self.pushed) + 1
        when = self.now + what.later if what.later else 0.0
        slip = Slip(number, ChatId(what.chat), what.lane, False, what.edits, None, when)
        self.pushed[number] = slip
        self.lanes.push([slip])

    def send(self, most: int = 3) -> None:
        self.now += 1.0
        for slip in self.lanes.take(most, self.now):
            assert slip.chat not in {other.chat for other in self.flying}, "one in flight a chat"
            assert slip.not_before <= self.now
            self.flying.append(slip)
            self.went.append(slip)

    def end(self, again: bool) -> None:
        if not self.flying:
            return
        slip = self.flying.pop(0)
        if again:
            self.lanes.again(replace(slip, not_before=self.now + 1))
        else:
            self.ended.append(slip.id)
            self.lanes.done(slip)

    def drain(self) -> None:
        for _ in range(500):
            self.send()
            while self.flying:
                self.end(again=False)
            if self.lanes.next_at(self.now) is None:
                return
        raise AssertionError("never empty")


def run(traffic: list[Push | End]) -> Post:
    post = Post()
    for what in traffic:
        match what:
            case Push():
                post.push(what)
            case End():
                post.send()
                post.end(what.again)
    post.drain()
    return post


@given(TRAFFIC)
def test_every_message_ends_once_sent_or_overtaken(traffic: list[Push | End]) -> None:
    """TG-35: nothing is lost or doubled in the queue."""
    post = run(traffic)
    assert Counter([*post.ended, *post.lanes.superseded]) == Counter(list(post.pushed))
    assert len(post.lanes) == 0


@given(TRAFFIC)
def test_only_an_edit_is_overtaken_and_only_by_a_later_edit_of_the_same_message(traffic: list[Push | End]) -> None:
    post = run(traffic)
    for number in post.lanes.superseded:
        old = post.pushed[number]
        assert old.edits is not None
        assert any(new.id > number and (new.chat, new.edits) == (old.chat, old.edits) for new in post.pushed.values())
    for slip in post.pushed.values():
        newest = max(s.id for s in post.pushed.values() if (s.chat, s.edits) == (slip.chat, slip.edits))
        if slip.edits is not None and slip.id == newest:
            assert slip.id in post.ended


@given(st.lists(PUSHES, max_size=40))
def test_a_chat_reads_each_lane_in_the_order_it_was_promised(traffic: list[Push]) -> None:
    post = run([replace(push, later=0.0) for push in traffic])
    each: dict[tuple[ChatId, Lane], list[int]] = defaultdict(list)
    for slip in post.went:
        each[slip.chat, slip.lane].append(slip.id)
    assert all(ids == sorted(ids) for ids in each.values())


@given(st.lists(PUSHES, max_size=40))
def test_what_has_to_go_again_goes_before_what_came_after_it(traffic: list[Push]) -> None:
    post = Post()
    for push in traffic:
        post.push(replace(push, chat=1, lane=Lane.NOTICE, edits=None, later=0.0))
    post.send()
    if post.flying:
        first = post.flying[0].id
        post.end(again=True)
        post.drain()
        assert [slip.id for slip in post.went][:2] == [first, first]


@given(TRAFFIC, st.integers(1, 3))
def test_nothing_goes_to_a_chat_that_was_dropped(traffic: list[Push | End], gone: int) -> None:
    post = Post()
    for what in traffic:
        if isinstance(what, Push):
            post.push(what)
    post.lanes.drop(ChatId(gone))
    post.drain()
    assert {slip.chat for slip in post.went} == {s.chat for s in post.pushed.values()} - {ChatId(gone)}
    assert len(post.lanes) == 0


def test_a_reply_overtakes_every_broadcast_that_waits() -> None:
    post = Post()
    for chat in range(2000):
        post.push(Push(chat, Lane.BROADCAST, None, 0.0))
    post.push(Push(1999, Lane.REPLY, None, 0.0))
    post.push(Push(5000, Lane.REPLY, None, 0.0))
    post.send(2)
    assert [slip.lane for slip in post.went] == [Lane.REPLY, Lane.REPLY]


def test_a_pause_is_slept_through_and_not_asked_about_in_a_loop() -> None:
    pacer = Pacer(Rates())
    lanes = Lanes(pacer)
    lanes.push([Slip(1, ChatId(1), Lane.REPLY, False, None, None, 0.0)])
    pacer.pause_all(40.0)
    assert lanes.take(5, 10.0) == []
    assert lanes.next_at(10.0) == 40.0
    assert [slip.id for slip in lanes.take(5, 40.0)] == [1]
    assert lanes.next_at(40.0) is None

"""Talking to a person through the bot: begin, pass on, end; routed by our own row. Never a screen, SQL or a text kept.

Whether it may go on is asked at each message, not only when it begins.
"""

from __future__ import annotations

from bot.domain.appointments import OPEN, Request, Way
from bot.domain.chats import Chat, Reach
from bot.domain.delivery import Call, Lane
from bot.domain.people import Action, may
from bot.domain.refusals import CannotTalk, NotMoved
from bot.domain.reminders import Kind
from bot.domain.talks import MOST_CAPTION, QUIET_SECONDS, Answered, Bar, Began, Ending, OpenTalk, Passed, Said, pieces
from bot.i18n import clean
from bot.services import talk_ends
from bot.services.appointments import require_open
from bot.services.appointments_staff import permitted
from bot.work import Work
from storage import appointments as shelf
from storage import audit, chats, colleagues, conversations, people, reminders, talks


async def mine(work: Work, chat: Chat) -> OpenTalk | None:
    """The talk somebody is in, at either end."""
    return await talks.of(work.tx, chat.id)


async def prepare(work: Work, by: Chat, number: int) -> tuple[Request, str, OpenTalk | None]:
    """A case whose person can be talked to, the name they would read, and the talk where it goes on already.

    Raises NotMoved where the case is not this person's, CannotTalk where there is a bar.
    """
    request = await permitted(work, by, number)
    require_open(request, desk=True)
    if request.claimed_by != by.id or request.chat == by.id:
        raise NotMoved(number, desk=True)
    known = await colleagues.get(work.tx, work.vault, by.id)
    name = known.text if known and known.shown else ""
    open_now = await talks.of(work.tx, by.id)
    if open_now is not None and open_now.request == number and open_now.staff == by.id:
        return request, name, open_now
    if open_now is not None:
        raise CannotTalk(number, Bar.BUSY, open_now)
    await _require_reachable(work, request)
    return request, name, None


async def _require_reachable(work: Work, request: Request) -> None:
    client = await chats.get(work.tx, request.chat)
    if request.way is Way.DESK:
        raise CannotTalk(request.id, Bar.DESK)
    if client is None or client.reach is not Reach.OPEN:
        raise CannotTalk(request.id, Bar.UNREACHED)
    if await talks.of(work.tx, request.chat) is not None:
        raise CannotTalk(request.id, Bar.TAKEN)


async def begin(work: Work, by: Chat, number: int) -> OpenTalk:
    """From now on both write to each other, and the client is told; the same tap again changes nothing.

    A form the client is in is closed, so that what they type next reaches the person.
    """
    request, name, goes_on = await prepare(work, by, number)
    if goes_on is not None:
        return goes_on
    found = await talks.add(work.tx, number, request.chat, by.id, work.seconds)
    client = await chats.get(work.tx, request.chat)
    if found is None or client is None:
        raise CannotTalk(number, Bar.TAKEN)
    form = await conversations.get(work.tx, work.vault, client.id)
    await conversations.drop(work.tx, client.id)
    await reminders.plan(work.tx, Kind.TALK_QUIET, found.id, work.seconds + QUIET_SECONDS)
    await audit.add(work.tx, work.seconds, by.id, "talk", f"request {number}", "begun")
    work.tell(client, Began(name, form=form is not None and form.step is not None), Lane.REPLY)
    return found


async def pass_on(work: Work, found: OpenTalk, by: Chat, said: Said) -> None:
    """What one of them sent goes to the other; where that can no longer be, the talk is over and both hear it."""
    why = await _why_over(work, found)
    other = await chats.get(work.tx, found.other(by.id))
    if why is None and (other is None or other.reach is not Reach.OPEN):
        why = Ending.GONE
    if why is not None or other is None:
        await talk_ends.end(work, found, why or Ending.GONE, lost_of=by.id)
        return
    await talks.touch(work.tx, found.id, work.seconds)
    to_staff = by.id == found.client
    if said.kind:
        work.owe(other, _file(found, said, to_staff=to_staff))
        return
    for piece in pieces(said.text):
        work.tell(other, Passed(found.request, found.mark, piece) if to_staff else Answered(piece), Lane.REPLY)


def _file(found: OpenTalk, said: Said, *, to_staff: bool) -> Call:
    """A voice note or picture by reference; it can be neither forwarded nor saved."""
    head = f"💬 {found.request} {found.mark}" if to_staff else "💬"
    method = {"voice": "sendVoice", "photo": "sendPhoto"}[said.kind]
    caption = f"{head} {clean(said.text, MOST_CAPTION)}".strip()
    return Call(method, {said.kind: said.file, "caption": caption, "protect_content": True})


async def _why_over(work: Work, found: OpenTalk) -> Ending | None:
    request = await shelf.get(work.tx, found.request)
    if request is None or request.state not in OPEN or request.claimed_by != found.staff:
        return Ending.CASE
    if request.way is Way.DESK:
        return Ending.DESK
    held = await people.grants(work.tx, found.staff)
    return None if may(held, Action.WORK_REQUESTS, request.service) else Ending.CASE


async def end(work: Work, by: Chat, number: int) -> OpenTalk | None:
    """The person of ours ends it; None where it is over already, or never was theirs."""
    await permitted(work, by, number)
    found = await talks.of_request(work.tx, number)
    if found is None or found.staff != by.id:
        return None
    await talk_ends.end(work, found, Ending.ENDED, by.id)
    return found


async def stop(work: Work, by: Chat) -> bool:
    """Whoever is at either end does not want it any more; False where there is none."""
    found = await talks.of(work.tx, by.id)
    if found is None:
        return False
    await talk_ends.end(work, found, Ending.STOPPED if by.id == found.client else Ending.ENDED, by.id)
    return True


async def quiet(work: Work, id_: int) -> bool:
    """Half an hour after the last word it is over; asked again later where somebody wrote meanwhile."""
    found = await talks.get(work.tx, id_)
    if found is None:
        return False
    until = found.last_at + QUIET_SECONDS
    if until > work.seconds:
        await reminders.plan(work.tx, Kind.TALK_QUIET, id_, until)
        return False
    await talk_ends.end(work, found, Ending.QUIET)
    return True

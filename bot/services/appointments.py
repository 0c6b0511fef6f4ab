"""What a client can do about an appointment: ask, choose a time, cancel; never a screen or SQL.

Every change goes through ``advance``: the one table of moves decides, the database guards it, the move is written down.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain import appointments as rules
from bot.domain.appointment_notices import About, Arrived, ComeToDesk
from bot.domain.appointments import Move, News, Offer, Request, State, Way, Whom
from bot.domain.audit import Change
from bot.domain.catalogue import TALK, PlaceKey, ProgrammeKey
from bot.domain.chats import Chat, ChatId
from bot.domain.delivery import Lane
from bot.domain.people import KEPT_BY, Action
from bot.domain.questions import ONLY_A_TALK
from bot.domain.refusals import NotAllowed, NotMoved, Outdated, TooMany
from bot.domain.reminders import RULES, Kind, Subject, kinds_of
from bot.services import open_days, pauses, talk_ends
from bot.services.duty import receivers, watch
from bot.services.people import who_may
from bot.services.schedule import require_service, timetable
from bot.work import Work
from storage import appointments as shelf
from storage import audit, chats, reach, reminders, slips, slots, waits

DAY_SECONDS = 24 * 3600
HOLDS = frozenset({State.CONFIRMED, State.DONE, State.NO_SHOW})
"""States in which the agreed time, and the seat taken for it, stand."""


async def about(work: Work, request: Request, *, plainly: bool = False) -> About:
    """What a screen needs to know of it; a sensitive service is named to staff (``plainly``) and to who chose it."""
    slot = await slots.get(work.tx, request.slot) if request.slot is not None else None
    found = await of_service(work, request.service, slot.place if slot else "", plainly=plainly or request.named)
    return replace(found, id=request.id, mark=request.mark)


async def of_service(work: Work, service: str, place: str = "", *, plainly: bool = False) -> About:
    """The same of a service and a place, while there is no request yet."""
    catalogue = (await timetable(work)).catalogue
    programme = catalogue.programmes.get(ProgrammeKey(service))
    where = catalogue.places.get(PlaceKey(place))
    hidden = where is not None and where.hidden
    at = {} if where is None or hidden else {"place": where.name, "address": where.address}
    talk = service in ONLY_A_TALK
    if programme is None or (programme.sensitive and not plainly):
        return About(0, "", "📅", {}, only_a_talk=talk, hidden=hidden, **at)
    return About(0, "", programme.pictogram, programme.name, only_a_talk=talk, hidden=hidden, **at)


async def sensitive(work: Work, request: Request) -> bool:
    """Whether its service stays unnamed unless the person chooses otherwise."""
    found = (await timetable(work)).catalogue.programmes.get(ProgrammeKey(request.service))
    return found is not None and found.sensitive


async def language(work: Work, request: Request) -> str:
    """The language its person chose."""
    client = await chats.get(work.tx, request.chat)
    return (client.language if client else None) or "en"


# the client ---------------------------------------------------------------------------------------------------------


async def ask(work: Work, chat: Chat, service: str, whom: Whom, *, urgent: bool) -> Request:
    """Send a request, with consent to keep it; staff of that service are told.

    Raises TooMany, Outdated, and MustWait or ServiceRests while a pause lasts.
    """
    await pauses.require_none(work, chat, service)
    request = await write_down(work, chat, service, whom, urgent=urgent)
    await tell_staff(work, request, News.NEW)
    await watch(work, request)
    return request


async def write_down(work: Work, chat: Chat, service: str, whom: Whom, *, urgent: bool) -> Request:
    """Keep a new request and the consent to it; nobody is told yet. Raises TooMany, Outdated."""
    await require_service(work, service)
    still_open = sum(one.state in rules.OPEN for one in await shelf.of_person(work.tx, chat.id))
    today = await shelf.made_since(work.tx, chat.id, work.seconds - DAY_SECONDS)
    if still_open >= rules.MOST_OPEN or today >= rules.MOST_A_DAY:
        raise TooMany
    await consent(work, chat)
    return await keep_new(work, chat.id, service, whom, urgent=urgent and service not in rules.NEVER_URGENT)


async def keep_new(work: Work, chat: ChatId, service: str, whom: Whom, *, urgent: bool) -> Request:
    """A new row, with the dates at which it is late and at which it ends."""
    number = await shelf.add(work.tx, chat, service, whom, urgent, work.seconds)
    await reminders.plan(work.tx, Kind.LATE, number, work.seconds + rules.LATE_DAYS * DAY_SECONDS)
    await plan_end(work, number, work.now)
    return await known(work, number)


async def alarm(work: Work, chat: Chat, service: str = TALK) -> Request:
    """The person wants to be contacted now: one urgent request, whatever else is open; told again at every tap.

    ``service`` is a programme, or what only one kind of person may see. A paused person can do this too.
    Raises Outdated for anything else, ServiceRests.
    """
    if service not in KEPT_BY:
        await require_service(work, service)
        await pauses.require_open(work, service)
    mine_now = [one for one in await shelf.of_person(work.tx, chat.id) if one.state in rules.OPEN]
    urgent = [one for one in mine_now if one.service == service and one.urgent]
    if not urgent:
        await consent(work, chat)
        urgent = [await keep_new(work, chat.id, service, Whom.ME, urgent=True)]
    await tell_staff(work, urgent[0], News.ALARM)
    await watch(work, urgent[0])
    return urgent[0]


async def consent(work: Work, chat: Chat) -> None:
    """The person has read what is kept, in this language, and went on."""
    await shelf.consent(work.tx, chat.id, rules.CONSENT, chat.language or "en", work.seconds)


async def mine(work: Work, chat: Chat) -> list[Request]:
    """A person's own requests, the newest first."""
    return await shelf.of_person(work.tx, chat.id)


async def own(work: Work, chat: Chat, number: int) -> Request:
    """One of a person's own requests; raises Outdated for anybody else's, and writes that down."""
    request = await shelf.get(work.tx, number)
    if request is None:
        raise Outdated
    if request.chat != chat.id:
        raise NotAllowed(f"request {number}")
    return request


def require_open(request: Request, *, desk: bool = False) -> None:
    """Nothing is added to what has ended; raises NotMoved, which ``desk`` words for staff."""
    if request.state not in rules.OPEN:
        raise NotMoved(request.id, desk=desk)


async def offers(work: Work, request: Request) -> list[Offer]:
    """The times that stand offered."""
    return await shelf.offers(work.tx, request.id) if request.state is State.OFFERED else []


async def choose(work: Work, chat: Chat, number: int, offer: int) -> Request:
    """Take one of the times offered: the appointment is agreed, and reminders are planned."""
    request = await own(work, chat, number)
    await open_days.require_offer(work, request, offer)
    if not await take_offer(work, chat, request, offer):
        raise NotMoved(number)
    request = await known(work, number)
    await tell_staff(work, request, News.CHOSEN)
    return request


async def take_offer(work: Work, by: Chat, request: Request, offer: int) -> bool:
    """Agree on one of the times offered, whoever says so; False where it does not stand any more."""
    taken = next((one for one in await offers(work, request) if one.id == offer), None)
    if taken is None or taken.starts_at <= work.now:
        return False
    await slots.pass_on(work.tx, offer, request.id)
    await advance(work, request, Move.CHOOSE, by, taken.starts_at)
    await plan_reminders(work, request.id, taken.starts_at)
    return True


async def ask_others(work: Work, chat: Chat, number: int) -> Request:
    """None of the times fits, or the agreed one does not any more."""
    request = await own(work, chat, number)
    move = Move.ASK_TO_MOVE if request.state is State.CONFIRMED else Move.ASK_OTHERS
    await advance(work, request, move, chat)
    request = await known(work, number)
    await tell_staff(work, request, News.OTHER_TIMES)
    return request


async def cancel(work: Work, chat: Chat, number: int) -> Request:
    """The person does not need it any more."""
    request = await own(work, chat, number)
    await advance(work, request, Move.CANCEL, chat)
    await tell_staff(work, request, News.CANCELLED)
    return await known(work, number)


async def answer_coming(work: Work, chat: Chat, number: int) -> Request:
    """The person will come."""
    request = await own(work, chat, number)
    if request.state is not State.CONFIRMED:
        raise NotMoved(number)
    await shelf.set_coming(work.tx, number, coming=True)
    return await known(work, number)


# time ---------------------------------------------------------------------------------------------------------------


async def let_go(work: Work, number: int) -> Request | None:
    """The times offered were not taken: they are free again; None where the offer no longer stands."""
    request = await shelf.get(work.tx, number)
    if request is None or request.state is not State.OFFERED:
        return None
    await advance(work, request, Move.ASK_OTHERS, None)
    return request


# one move -----------------------------------------------------------------------------------------------------------


async def advance(work: Work, request: Request, move: Move, by: Chat | None, starts_at: datetime | None = None) -> None:
    """Make one move of the table, where the request still stands as it was read; raises NotMoved."""
    new = rules.after(request.state, move)
    at = starts_at or (request.starts_at if new in HOLDS else None)
    if new is None or not await shelf.move(work.tx, request, new, work.seconds, int(at.timestamp()) if at else None):
        raise NotMoved(request.id, desk=by is not None and by.id != request.chat)
    await shelf.log(work.tx, request, by.id if by else None, move, new, work.seconds)
    if by is None or by.id != request.chat:
        change = Change(request.state, new)
        await audit.add(
            work.tx, work.seconds, by.id if by else None, f"request.{move}", f"request {request.id}", change
        )
    await reminders.void(work.tx, request.id, *kinds_of(Subject.REQUEST))
    if new is not State.OFFERED:
        await shelf.withdraw(work.tx, request.id)
    if new in rules.OPEN:
        await plan_end(work, request.id, at or work.now)
    else:
        await talk_ends.of_request(work, request.id, by.id if by else None)
    if new is State.CONFIRMED:
        await waits.leave(work.tx, request.chat, request.service)
    if request.slot is not None and new not in HOLDS:
        await slots.release(work.tx, request.id)


async def seat(work: Work, chat: Chat, request: Request, slot: int, starts_at: datetime) -> Request:
    """The request gets a seat that was taken for it; whose time that is has the case, and staff are told."""
    await slots.hold(work.tx, request.id, slot)
    await advance(work, request, Move.TAKE, chat, starts_at)
    await plan_reminders(work, request.id, starts_at)
    owner = await slots.get(work.tx, slot)
    if owner is not None and owner.by in [one.id for one in await who_may(work, Action.WORK_REQUESTS, request.service)]:
        await shelf.claim(work.tx, request.id, owner.by)
    request = await known(work, request.id)
    await tell_staff(work, request, News.CHOSEN)
    return request


async def plan_reminders(work: Work, number: int, starts_at: datetime) -> None:
    """Remind of an agreed time, where that is still ahead."""
    for kind in (Kind.DAYS_BEFORE, Kind.HOURS_BEFORE):
        due = starts_at - RULES[kind].lead
        if due > work.now:
            await reminders.plan(work.tx, kind, number, int(due.timestamp()), int(starts_at.timestamp()))


async def plan_end(work: Work, number: int, since: datetime) -> None:
    """An open request that nothing moves expires some time after that instant; staff are warned before."""
    await reminders.void(work.tx, number, Kind.EXPIRING, Kind.EXPIRES)
    ends = since + timedelta(days=rules.STALE_DAYS)
    await reminders.plan(work.tx, Kind.EXPIRES, number, int(ends.timestamp()))
    warned = ends - timedelta(days=rules.WARNED_DAYS)
    await reminders.plan(work.tx, Kind.EXPIRING, number, int(warned.timestamp()))


async def known(work: Work, number: int) -> Request:
    """The request as it stands now; raises Outdated where it is gone."""
    request = await shelf.get(work.tx, number)
    if request is None:
        raise Outdated
    return request


async def tell_client(work: Work, request: Request, notice: object, lane: Lane = Lane.NOTICE) -> bool:
    """Tell the person whose request it is, or only that they come to the desk; False where they cannot be reached."""
    client = await chats.get(work.tx, request.chat)
    said = ComeToDesk() if request.way is Way.DESK else notice
    if client is not None and work.tell(client, said, lane):
        return True
    flagged = await reach.flag(work.tx, request.id)
    if flagged and not await slips.has(work.tx, request.chat):  # who has no phone is told at the desk
        await tell_staff(work, request, News.UNREACHED)
    return False


async def tell_staff(work: Work, request: Request, what: News, but: Chat | None = None) -> None:
    """Whoever has claimed it, or else everybody who may see it, except who did it.

    No word of what it says, nor the name of a sensitive service, whatever the person chose for their own screens.
    """
    unnamed, spoken = await about(work, replace(request, named=False)), await language(work, request)
    arrived = Arrived(unnamed, request.urgent, spoken, what)
    for one in await receivers(work, request, what):
        if but is None or one.id != but.id:
            work.tell(one, arrived)

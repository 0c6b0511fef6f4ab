"""The day of one session for one thumb: what stands, counting, what is said of it; the words, never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Programme
from bot.domain.chats import ChatId
from bot.domain.day import KINDS, LATE_STEP, MOST_LATE, STEPS, DayMark, Head, Mark, Received, may_say
from bot.domain.refusals import DayShut
from bot.domain.schedule import Session
from bot.i18n import Rendered, Translator, clean
from bot.services.day import DayCard
from bot.services.day_closing import Closing
from bot.services.day_team import Part
from handlers.screens import Button, Row, Screen, data, row
from handlers.slots_of import slot_data
from handlers.views.common import back, to_menu
from handlers.views.contents import MOST_LABEL
from handlers.views.giving_table import table_row
from handlers.views.times import local

DOMAIN = "volunteer"
_PICTURE = {Head.ALL: "🧍", Head.WOMEN: "👩", Head.MEN: "👨", Head.CHILDREN: "🧒"}
_SIGN = {Mark.LATE: "🕥", Mark.FEW: "🥄", Mark.FINISHED: "🏁", Mark.CLOSED: "⛔"}
A_PAGE = 5


def which(t: Translator, found: Sequence[tuple[Session, Programme]]) -> Screen:
    """Which of today's?"""
    rows = [row(Button(_label(t, one, programme), data("run", *slot_data(one)))) for one, programme in found[:A_PAGE]]
    if not rows:
        return Screen(["📅 " + t("Today there is no day for you to run.")], [to_menu(t)])
    return Screen(["📅 " + t("Which one?")], [*rows, to_menu(t)])


def _label(t: Translator, session: Session, programme: Programme) -> str:
    start = t.clock(local(session.starts_at)).plain
    return clean(f"{programme.pictogram} {start} {t.data(programme.name).plain}", MOST_LABEL)


def card(t: Translator, shown: DayCard, received: Received | None = None, *, already: bool = False) -> Screen:
    """How it stands, what a tap did, and everything that can be done now; ``already`` where it changed nothing."""
    lines = [
        f"{shown.programme.pictogram} {_state(t, shown)} · {_served(t, shown.sums.total)}",
        *_received(t, shown, received),
        *(["☑️ " + t("That was done already.")] if already else []),
        *_kinds(shown),
        *[f"{_SIGN[one.kind]} {_said(t, one)}" for one in shown.marks],
        *_leads(t, shown),
    ]
    table = [table_row(t, shown.session)] if shown.gives and shown.session.takes_place else []
    return Screen(lines, [*_count_rows(shown), *table, _roster_row(t, shown), *_say_rows(t, shown), *_ends(t, shown)])


def _state(t: Translator, shown: DayCard) -> Rendered:
    name, session = t.data(shown.programme.name), shown.session
    if not session.takes_place:
        return t("{name}, closed", name=name)
    if session.said.finished:
        return t("{name}, finished", name=name)
    if shown.over:
        return t("{name}, over", name=name)
    if session.starts_at <= shown.now:
        return t("{name}, now", name=name)
    return t("{name}, from {start}", name=name, start=t.clock(local(session.starts_at)))


def _served(t: Translator, n: int) -> Rendered:
    return t.plural("{n} served", "{n} served", n)


def _received(t: Translator, shown: DayCard, received: Received | None) -> list[str]:
    """What came, when, and the sum: of this phone and of all others."""
    if received is None or received.counted is None:
        return []
    at, n, sums = t.clock(local(shown.now)), received.counted.n, shown.sums
    who = _PICTURE[received.counted.kind]
    if received.again:
        head = "☑️ " + t("This was taken back already.")
    elif received.back:
        head = f"↩️ {who} " + t("Received at {time}: {number}", time=at, number=f"−{n}")
    else:
        head = f"✅ {who} " + t("Received at {time}: {number}", time=at, number=f"+{n}")
    lines = [head, t("Counted by you: {mine}, by others: {others}", mine=sums.mine, others=sums.others)]
    if shown.over and not received.back:
        end = t.clock(local(shown.session.ends_at))
        lines.append(t("That was after the end at {end}. It counts for today.", end=end))
    return lines


def _kinds(shown: DayCard) -> list[str]:
    kinds = shown.sums.kinds
    if not any(kinds.get(one) for one in KINDS):
        return []
    return [" · ".join(f"{_PICTURE[one]} {kinds[one]}" for one in (*KINDS, Head.ALL) if kinds.get(one))]


def _said(t: Translator, mark: DayMark) -> Rendered:
    at = t.clock(local(mark.at))
    match mark.kind:
        case Mark.LATE:
            late = mark.minutes or 0
            return t.plural(
                "Said at {time}: about {n} minute late", "Said at {time}: about {n} minutes late", late, time=at
            )
        case Mark.FEW:
            return t("Said at {time}: few portions left", time=at)
        case Mark.FINISHED:
            return t("Said at {time}: finished", time=at)
        case Mark.CLOSED:
            return t("Said at {time}: closed today", time=at)


def _leads(t: Translator, shown: DayCard) -> list[str]:
    if not shown.shifts:
        return []
    if not shown.leads:
        return ["🧭 " + t("Nobody leads this day yet.")]
    names = " · ".join(str(t.said(one)) for one in shown.leads if one)
    return ["🧭 " + t("Leads the day: {names}", names=Rendered(names))] if names else []


def _count_rows(shown: DayCard) -> list[Row]:
    """One row for everybody, or one a step for women, men and children; and the way to take one's last back."""
    at = slot_data(shown.session)
    undo = [Button("↩️", data("run.back", *at, shown.last.id))] if shown.last else []
    if not shown.by_kind:
        return [row(*(Button(f"+{n}", data("run.add", *at, n)) for n in STEPS), *undo)]
    rows = [row(*(Button(f"{_PICTURE[one]} +{n}", data("run.add", *at, n, one)) for one in KINDS)) for n in STEPS]
    return [*rows, *([row(*undo)] if undo else [])]


def _roster_row(t: Translator, shown: DayCard) -> Row:
    seats = [one.need.seats for one in shown.shifts]
    taken = sum(one.taken for one in shown.shifts)
    if None in seats or not seats:
        words = t.label("Roster: {taken}", taken=taken)
    else:
        words = t.label("Roster: {taken} of {wanted}", taken=taken, wanted=sum(one or 0 for one in seats))
    return row(Button("📋 " + words, data("run.who", *slot_data(shown.session))))


def _say_rows(t: Translator, shown: DayCard) -> list[Row]:
    """What can be said of it now, and what can be taken back."""
    if not shown.leading:
        return []
    at, session = slot_data(shown.session), shown.session
    back = {one.kind: Button("↩️ " + _back(t, one.kind), data("run.undo", *at, one.id))
            for one in shown.marks if shown.may_undo(one)}  # fmt: skip
    can = {one for one in Mark if may_say(session, one, shown.now)}
    food = not any(one.is_class for one in shown.shifts)
    late = min(session.said.late + LATE_STEP, MOST_LATE)
    say = {
        Mark.LATE: Button(
            "🕥 " + t.label("Late by {minutes} min", minutes=late), data("run.say", *at, Mark.LATE, late)
        ),
        Mark.FEW: Button("🥄 " + t.label("Few portions left"), data("run.say", *at, Mark.FEW)),
        Mark.FINISHED: Button("🏁 " + t.label("Finished"), data("run.say", *at, Mark.FINISHED)),
        Mark.CLOSED: Button("⛔ " + t.label("Closed today"), data("run.close", *at)),
    }
    if not food:
        can.discard(Mark.FEW)
    parts = {kind: [*([back[kind]] if kind in back else []), *([say[kind]] if kind in can else [])] for kind in Mark}
    rows = [parts[Mark.LATE], parts[Mark.FEW], [*parts[Mark.FINISHED], *parts[Mark.CLOSED]]]
    return [tuple(one) for one in rows if one]


def _back(t: Translator, kind: Mark) -> str:
    match kind:
        case Mark.LATE:
            return t.label("Not late")
        case Mark.FEW:
            return t.label("Enough portions")
        case Mark.FINISHED:
            return t.label("Not finished")
        case Mark.CLOSED:
            return t.label("Open after all")


def _ends(t: Translator, shown: DayCard) -> list[Row]:
    """What staff set, a fresh look, and the way back."""
    at, rows = slot_data(shown.session), []
    if shown.part is Part.STAFF:
        sign, switch = ("☑️", "off") if shown.by_kind else ("⬜", "on")
        own = [Button(f"{sign} 👩 👨 🧒", data("run.kinds", *at, switch))]
        if shown.plans and any(not one.is_class for one in shown.shifts):
            own.append(Button("🧭 " + t.label("Who leads"), data("run.lead", *at)))
        rows.append(row(*own))
    to = back(t, "staff") if shown.part is Part.STAFF else back(t, "myshifts")
    return [*rows, row(Button("🔄 " + t.label("Refresh"), data("run", *at)), *to)]


def close(t: Translator, seen: Closing) -> Screen:
    """What closing would do; the second tap names it."""
    lines = ["⛔ " + t("Close today?"), t.plural("{n} person is told.", "{n} people are told.", seen.people)]
    if seen.shifts:
        words = t.plural(
            "{n} shift is called off, also if you take it back.",
            "{n} shifts are called off, also if you take it back.",
            seen.shifts,
        )
        lines.append(words)
    yes = row(
        Button(
            "⛔ " + t.label("Close and tell {number}", number=seen.people),
            data("run.closed", *slot_data(seen.session), seen.code),
        )
    )
    return Screen(lines, [yes, back(t, "run", *slot_data(seen.session))])


def leads(t: Translator, session: Session, choices: Sequence[tuple[ChatId, str]], page: int) -> Screen:
    """Who leads it?"""
    at = slot_data(session)
    shown = choices[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [
        row(Button(clean(f"🧭 {name or t.label('A volunteer')}", MOST_LABEL), data("run.leads", *at, chat)))
        for chat, name in shown
    ]
    if len(choices) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("run.lead", *at, page + 1))))
    head = t("Who leads this day?") if rows else t("Nobody is on its shifts yet.")
    return Screen(["🧭 " + head], [*rows, back(t, "run", *at)])


def shut(t: Translator, refused: DayShut) -> Screen:
    """Too early, or the day is over."""
    if refused.opens_at is None:
        return Screen(["🕥 " + t("This day is over. Nothing was changed.")], [to_menu(t)])
    opens = local(refused.opens_at)
    line = t("You can open this from {day}, {start}.", day=t.day(opens.date()), start=t.clock(opens))
    return Screen([f"🕥 {line}"], [to_menu(t)])

"""In trouble: a lost phone, hidden addresses, police or press at the door: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.duty import EmergencyNumber
from bot.domain.pauses import AddressesHidden, Trouble
from bot.domain.staffing import Member, Sheet
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, number_lines, to_menu
from handlers.views.staff_team import called, page_rows

DOMAIN = "staff"


def lines(t: Translator, found: Trouble) -> list[str]:
    """What is switched on at this moment, for the staff's first screen; empty on a quiet day."""
    out = ["🙈 " + t("All addresses are hidden now.")] if found.hidden else []
    if found.locked:
        out.append("🔒 " + t.plural("{n} colleague is locked out.", "{n} colleagues are locked out.", found.locked))
    for one in found.services:
        name = t.data(one.service.name)
        out.append(f"⏸ {one.service.pictogram} " + t("{name}: again from {day}", name=name, day=t.day(one.again_on)))
    return out


def trouble(t: Translator, found: Trouble, *, services: bool) -> Screen:
    """What one can do at once."""
    address = Button("👁 " + t.label("Show addresses again"), data("hide"))
    if not found.hidden:
        address = Button("🙈 " + t.label("Hide all addresses"), data("hide"))
    pauses = [row(Button("⏸ " + t.label("Pause a service"), data("rests")))] if services else []
    return Screen(
        ["🚨 " + t("In trouble: what has happened?"), *lines(t, found)],
        [
            row(Button("🔒 " + t.label("A colleague lost a phone"), data("lock"))),
            row(address),
            *pauses,
            row(Button("👮 " + t.label("Police or press ask"), data("police"))),
            back(t, "staff"),
        ],
    )


def whose(t: Translator, found: Sequence[Sheet], page: int) -> Screen:
    """Whose phone?"""
    rows = page_rows(t, found, page, "lock.one", "lock")
    head = t("Whose phone is lost or taken away?") if found else t("Nobody else works here.")
    return Screen(["🔒 " + head], [*rows, back(t, "trouble")])


def lock(t: Translator, one: Sheet, cases: int) -> Screen:
    """What locking out does, before it is done."""
    name, chat = called(t, one.member), one.member.chat
    if one.locked:
        again = [row(Button("🔓 " + t.label("Let in again"), data("lock.in", chat)))] if one.may_let_in else []
        said = t("Only an administrator can let them in again.")
        return Screen(["🔒 " + t("{name} is locked out.", name=name), said], [*again, back(t, "lock")])
    back_to_others = t.plural("{n} case goes back to the others.", "{n} cases go back to the others.", cases)
    return Screen(
        [
            "🔒 " + t("Lock out {name}?", name=name),
            t("At once this phone shows nothing of ours any more, and no case is sent to it."),
            *([back_to_others] if cases else []),
            t("What we wrote there this week is taken out, as far as Telegram allows."),
            t("Only another administrator can let them in again."),
        ],
        [row(Button("🔒 " + t.label("Lock out now"), data("lock.go", chat))), back(t, "lock")],
    )


def locked(t: Translator, member: Member, cases: int) -> Screen:
    """Done, and what is left to do by hand."""
    went = t.plural("{n} case has gone back to the others.", "{n} cases have gone back to the others.", cases)
    return Screen(
        [
            "✅ " + t("{name} is locked out.", name=called(t, member)),
            *([went] if cases else []),
            t("Take them out of our Telegram group too."),
            t("Older messages stay on that phone: they can end its session in Telegram, under Devices."),
        ],
        [back(t, "trouble")],
    )


def enough_locked(t: Translator) -> Screen:
    """So many a day are enough for one who is no administrator."""
    lines = ["🔒 " + t("Not locked out: you have locked out three people today."), t("Ask an administrator.")]
    return Screen(lines, [back(t, "trouble")])


def let_in(t: Translator, one: Sheet) -> Screen:
    """Ask before the phone shows everything again."""
    name, chat = called(t, one.member), one.member.chat
    go = row(Button("🔓 " + t.label("Yes, let them in"), data("lock.back", chat)))
    lines = [
        "🔓 " + t("Let {name} in again?", name=name),
        t("Have you spoken to them yourself? Is the phone in their hands?"),
    ]
    return Screen(lines, [go, back(t, "lock.one", chat)])


def is_in(t: Translator, member: Member) -> Screen:
    """Done."""
    return Screen(["✅ " + t("{name} is let in again.", name=called(t, member))], [back(t, "trouble")])


def in_again(t: Translator) -> Screen:
    """To who was locked out."""
    lines = ["🔓 " + t("You are let in again. Everything is as before."), t("Your cases have gone back to the others.")]
    return Screen(lines, [row(Button("🗂 " + t.label("Staff"), data("staff"))), to_menu(t)])


def emptied(t: Translator) -> Screen:
    """In the place of a screen on a phone that is locked out."""
    return Screen(["🔒 " + t("This is closed.")], [to_menu(t)])


def hide(t: Translator, *, hidden: bool) -> Screen:
    """What the switch does, before it is done."""
    if hidden:
        lines_ = ["👁 " + t("Show all addresses again?"), t("Everybody sees again where to come.")]
        act = Button("👁 " + t.label("Yes, show them"), data("hide.set", "off"))
    else:
        lines_ = [
            "🙈 " + t("Hide all addresses now?"),
            t("Everywhere, also in reminders, it then says: “Ask a person where it is.”"),
            t("What was sent before stays in people's chats."),
        ]
        act = Button("🙈 " + t.label("Hide all addresses"), data("hide.set", "on"))
    return Screen(lines_, [row(act), back(t, "trouble")])


def switched(t: Translator, *, hidden: bool, late: bool) -> Screen:
    """Done, by this tap or by a colleague's a moment ago."""
    head = "🙈 " + t("All addresses are hidden now.") if hidden else "👁 " + t("All addresses are shown again.")
    more = [t("A colleague has done it already.")] if late else [t("The administrators are told.")]
    return Screen([head, *more], [back(t, "trouble")])


def told(t: Translator, notice: AddressesHidden) -> Screen:
    """To administrators: somebody has moved the switch."""
    head = "🙈 " + t("All addresses are hidden now.") if notice.hidden else "👁 " + t("All addresses are shown again.")
    who = [] if notice.by is None else [t("By: {name}", name=called(t, notice.by))]
    return Screen([head, *who], [row(Button("🚨 " + t.label("In trouble"), data("trouble"))), to_menu(t)])


def sentence(t: Translator) -> Rendered:
    """The one sentence to say, and nothing else."""
    return t("I may not say anything about the people who come here. Please speak to our coordinator.")


def police(t: Translator, turkish: Rendered | None, numbers: Sequence[EmergencyNumber]) -> Screen:
    """What to say to police or press, in Turkish too, and whom to call."""
    return Screen(
        [
            "👮 " + t("Say only this:"),
            f"“{sentence(t)}”",
            *([] if turkish is None else [f"“{turkish}”"]),
            t("Show no phone and no paper. Give no name. Then call the coordinator."),
            t("If somebody comes into the rooms: hide all addresses here."),
            *number_lines(t, numbers),
        ],
        [
            row(Button("📣 " + t.label("Tell the coordinators"), data("police.tell"))),
            row(Button("🙈 " + t.label("Hide all addresses"), data("hide"))),
            back(t, "trouble"),
        ],
    )


def coordinators_told(t: Translator) -> Screen:
    """Done."""
    return Screen(["✅ " + t("The coordinators are told. They come to you.")], [back(t, "police")])


def asked(t: Translator, by: Member) -> Screen:
    """To coordinators: somebody passes police or press on to them."""
    lines_ = ["👮 " + t("Somebody asks questions where {name} is. Please take over.", name=called(t, by))]
    return Screen(lines_, [row(Button("🚨 " + t.label("In trouble"), data("trouble"))), to_menu(t)])

"""Who works here: the list, one of them, giving and taking roles: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.people import Role
from bot.domain.staffing import Change, Member, RightsTaken, Sheet, StaffChanged
from bot.i18n import Rendered, Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back, to_menu
from handlers.views.contents import MOST_LABEL
from handlers.views.staff_people import role_name
from handlers.views.times import local

DOMAIN = "staff"
PAGE = 5


def called(t: Translator, member: Member) -> str:
    """A first name where there is one, else what they do here and which of those they are."""
    return member.name or f"{role_name(t, member.role)} {member.nth}"


def people(t: Translator, found: Sequence[Sheet], page: int) -> Screen:
    """Everybody, role by role."""
    rows = page_rows(t, found, page, "people.one", "people")
    ways = row(
        Button("👥 " + t.label("Invite somebody"), data("invite")),
        Button("🤝 " + t.label("Volunteers"), data("team")),
    )
    return Screen(["👥 " + t("Who works here")], [*rows, ways, back(t, "staff")])


def page_rows(t: Translator, found: Sequence[Sheet], page: int, action: str, more: str) -> list[Row]:
    """One page of colleagues, one a row, and the ways to the pages beside it."""
    shown = found[page * PAGE :][:PAGE]
    rows = [row(Button(_line(t, one), data(action, one.member.chat))) for one in shown]
    before = [Button("⬅️ " + t.label("Before"), data(more, page - 1))] if page else []
    after = [Button("➡️ " + t.label("More"), data(more, page + 1))] if len(found) > (page + 1) * PAGE else []
    return [*rows, row(*before, *after)]


def _line(t: Translator, one: Sheet) -> str:
    mark = "🔒" if one.locked else "👤"
    member = one.member
    role = f" · {role_name(t, member.role)}" if member.name else ""
    return clean(f"{mark} {called(t, member)}{role}", MOST_LABEL)


def sheet(t: Translator, one: Sheet, *, late: bool = False) -> Screen:
    """What somebody does here, since when, and when they were last here; ``late`` where it was so already."""
    member = one.member
    roles = ", ".join(_named_roles(t, one))
    lines = [
        *(["↔️ " + t("A colleague has done this already. This is how it is now:")] if late else []),
        f"{'🔒' if one.locked else '👤'} {t.said(called(t, member))}{_me(t, one)}",
        t("Works here as: {roles}", roles=roles),
        t("Since {day}", day=t.day(local(one.since).date(), with_year=True)),
        t("Last here on {day}", day=t.day(one.chat.seen_on)),
    ]
    if one.locked:
        lines.append("🔒 " + t("Locked out: nothing is shown on this phone."))
    return Screen(lines, [*_acts(t, one), back(t, "people")])


def _me(t: Translator, one: Sheet) -> str:
    return f" ({t('you')})" if one.mine else ""


def _named_roles(t: Translator, one: Sheet) -> list[str]:
    """Each role; a case worker of one service by that too."""
    return [
        role_name(t, role)
        + ("".join(f" ({grant.service})" for grant in one.grants if grant.role is role and grant.service))
        for role in one.roles
    ]


def _acts(t: Translator, one: Sheet) -> list[Row]:
    chat = one.member.chat
    rows = [row(Button("🎭 " + t.label("Change roles"), data("people.roles", chat)))]
    if one.may_remove:
        rows.append(row(Button("🚪 " + t.label("Remove from staff"), data("people.out", chat))))
    if one.may_lock:
        rows.append(row(Button("🔒 " + t.label("Lock out"), data("lock.one", chat))))
    if one.may_let_in:
        rows.append(row(Button("🔓 " + t.label("Let in again"), data("lock.in", chat))))
    return rows


def roles(t: Translator, one: Sheet) -> Screen:
    """Which role, to give or take?"""
    rows = [
        row(
            Button(
                ("☑️ " if role in one.roles else "⬜ ") + role_name(t, role), data("people.role", one.member.chat, role)
            )
        )
        for role in Role
        if role in one.may_give
    ]
    head = "🎭 " + t("Roles of {name}: tap one to change it.", name=called(t, one.member))
    return Screen([head], [*rows, back(t, "people.one", one.member.chat)])


def change(t: Translator, one: Sheet, role: Role, cases: int) -> Screen:
    """What will happen, before it does."""
    chat, name, what = one.member.chat, called(t, one.member), role_name(t, role)
    if role in one.roles:
        head = "🎭 " + t("Take this role from {name}: {role}?", name=name, role=what)
        lines = [head, t("It counts from the next tap on. Old buttons do nothing."), *_cases(t, cases)]
        act = Button("✖️ " + t.label("Take it"), data("people.set", chat, role, "off"))
    else:
        head = "🎭 " + t("Give this role to {name}: {role}?", name=name, role=what)
        lines = [head, t("It counts from the next tap on. They are told.")]
        act = Button("✅ " + t.label("Give it"), data("people.set", chat, role, "on"))
    return Screen(lines, [row(act), back(t, "people.roles", chat)])


def out(t: Translator, one: Sheet, cases: int) -> Screen:
    """What removing does, before it is done."""
    chat = one.member.chat
    lines = [
        "🚪 " + t("Remove {name} from staff?", name=called(t, one.member)),
        t("It counts from the next tap on. Old buttons do nothing."),
        *_cases(t, cases),
        t("Take them out of our Telegram group too."),
    ]
    go = row(Button("🚪 " + t.label("Yes, remove"), data("people.gone", chat)))
    return Screen(lines, [go, back(t, "people.one", chat)])


def _cases(t: Translator, cases: int) -> list[Rendered]:
    """What goes back to the others with it, at the most."""
    if cases == 0:
        return []
    return [t.plural("Up to {n} case goes back to the others.", "Up to {n} cases go back to the others.", cases)]


def removed(t: Translator) -> Screen:
    """Done."""
    return Screen(["✅ " + t("Removed from staff.")], [back(t, "people")])


def last_admin(t: Translator, chat: int) -> Screen:
    """Somebody has to be there who can let others in."""
    lines = [
        "👥 " + t("Not done: nobody else is an administrator."),
        t("First make somebody else an administrator."),
    ]
    return Screen(lines, [back(t, "people.one", chat)])


def stays_admin(t: Translator) -> Screen:
    """To the only administrator, who wanted to be erased: how that becomes possible."""
    lines = [
        "🗑 " + t("Not done: nobody else is an administrator."),
        t("First make somebody else an administrator. Then you can be erased."),
    ]
    return Screen(lines, [row(Button("👥 " + t.label("Who works here"), data("people"))), back(t, "privacy")])


def changed(t: Translator, told: StaffChanged) -> Screen:
    """To the other administrators: what happened to whom."""
    lines = [f"👥 {_what(t, told)}"]
    if told.by is not None:
        lines.append(t("By: {name}", name=called(t, told.by)))
    if told.cases:
        lines.append(
            t.plural("{n} case has gone back to the others.", "{n} cases have gone back to the others.", told.cases)
        )
    look = row(Button("👤 " + t.label("Look"), data("people.one", told.member.chat)))
    if told.what is Change.OPENS_MANY:
        lines.append(t("Is it them? Call them. If somebody else has their phone, lock it out."))
        look = row(Button("🔒 " + t.label("Lock out"), data("lock.one", told.member.chat)))
    gone = told.what is Change.REMOVED
    return Screen(lines, [*([] if gone else [look]), row(Button("👥 " + t.label("Who works here"), data("people")))])


def _what(t: Translator, told: StaffChanged) -> Rendered:
    name, role = called(t, told.member), role_name(t, told.role) if told.role else ""
    match told.what:
        case Change.GIVEN:
            return t("{name} has a new role: {role}", name=name, role=role)
        case Change.TAKEN:
            return t("{name} has this role no more: {role}", name=name, role=role)
        case Change.REMOVED:
            return t("{name} is not staff any more.", name=name)
        case Change.LOCKED:
            return t("{name} is locked out.", name=name)
        case Change.LET_IN:
            return t("{name} is let in again.", name=name)
        case Change.OPENS_MANY:
            return t("{name} opens many cases in a short time.", name=name)


def taken(t: Translator, told: RightsTaken) -> Screen:
    """To who had it."""
    if told.role is None:
        return Screen(["👥 " + t("You are not staff here any more. Thank you for your work.")], [to_menu(t)])
    head = "👥 " + t("You have this role here no more: {role}", role=role_name(t, told.role))
    return Screen([head], [row(Button("🗂 " + t.label("Staff"), data("staff"))), to_menu(t)])

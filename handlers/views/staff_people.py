"""Inviting staff and volunteers: the words; never a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.people import Role
from bot.i18n import Ltr, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, to_menu

DOMAIN = "staff"


def role_name(t: Translator, role: Role) -> str:
    """A role on a button and in a sentence."""
    match role:
        case Role.ADMIN:
            return t.label("Administrator")
        case Role.COORDINATOR:
            return t.label("Coordinator")
        case Role.CASE_WORKER:
            return t.label("Case worker")
        case Role.TRANSLATOR:
            return t.label("Translator")
        case Role.VOLUNTEER:
            return t.label("Volunteer")
        case Role.CHILD_PROTECTION:
            return t.label("Child protection")
        case Role.SAFEGUARDING:
            return t.label("Safeguarding")


def invite(t: Translator, roles: Iterable[Role]) -> Screen:
    """For which role?"""
    rows = [row(Button("👤 " + role_name(t, role), data("invite.as", role))) for role in roles]
    return Screen(["👥 " + t("Invite somebody as:")], [*rows, back(t, "staff")])


def invited(t: Translator, link: str) -> Screen:
    """The link to pass on, and what happens next."""
    return Screen(
        [
            "👥 " + t("Send this link to one person. It works once, for 24 hours."),
            t("{link}", link=Ltr(link)),
            t("When it is opened, you are asked whether their phone shows your number."),
        ],
        [back(t, "staff")],
    )


def opened(t: Translator, role: Role, number: int) -> Screen:
    """To the inviter: compare."""
    return Screen(
        [
            "👥 " + t("Somebody opened your invitation as: {role}", role=role_name(t, role)),
            t("Ask them: does your phone show {number}?", number=number),
        ],
        [
            row(Button("✅ " + t.label("Yes, they say {number}", number=number), data("invite.yes", number))),
            row(Button("✖️ " + t.label("No"), data("invite.no"))),
        ],
    )


def your_number(t: Translator, number: int) -> Screen:
    """To who opened it: tell this number."""
    lines = ["👥 " + t("Your number is {number}", number=number), t("Tell it to the person who invited you.")]
    return Screen(lines, [to_menu(t)])


def which_number(t: Translator, numbers: Sequence[int]) -> Screen:
    """To who opened an invitation made on the machine: which number stands on its screen?"""
    rows = [row(*[Button(str(number), data("invite.number", number)) for number in numbers])]
    return Screen(["👥 " + t("Which number do you see on the computer?"), t("You can try once.")], [*rows, to_menu(t)])


def joined(t: Translator, role: Role) -> Screen:
    """To who joined: confirmed, and where to begin."""
    if role is Role.TRANSLATOR:
        return _confirmed(t, role, Button("🗣 " + t.label("My languages"), data("talks")))
    if role is Role.VOLUNTEER:
        return _confirmed(t, role, Button("🤝 " + t.label("A few questions"), data("volunteer")))
    return let_in(t, role)


def let_in(t: Translator, role: Role) -> Screen:
    """To who invited: confirmed."""
    return _confirmed(t, role, Button("🗂 " + t.label("Staff"), data("staff")))


def _confirmed(t: Translator, role: Role, on: Button) -> Screen:
    return Screen(["✅ " + t("Confirmed as: {role}", role=role_name(t, role))], [row(on), to_menu(t)])


def not_joined(t: Translator) -> Screen:
    """Not confirmed, or the link does not count."""
    lines = ["✖️ " + t("This invitation does not count."), t("Ask for a new one.")]
    return Screen(lines, [to_menu(t)])

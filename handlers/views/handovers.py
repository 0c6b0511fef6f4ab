"""Offering one's place to somebody else, and answering such an offer: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.chats import ChatId
from bot.domain.handovers import Answer, Way
from bot.domain.refusals import OfferBarred
from bot.domain.shift_notices import OfShift
from bot.i18n import Rendered, Translator, clean
from bot.services.handovers import Standing
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL
from handlers.views.shift_pieces import be_there, line, list_row, mine_row, named
from handlers.views.shift_refusals import details, why

DOMAIN = "volunteer"
A_PAGE = 4


def shown(t: Translator, at: Standing) -> Screen:
    """How it stands with my place: whom to ask, or who has been asked."""
    return offered(t, at) if at.offer is not None else ways(t, at.of, at.signup)


def ways(t: Translator, of: OfShift, signup: int) -> Screen:
    """One person, everybody who could, or a swap?"""
    rows = [
        row(Button("👤 " + t.label("Ask one person"), data("give.who", signup))),
        row(Button("📣 " + t.label("Ask all who could come"), data("give.call", signup))),
    ]
    if not of.shift.need.approval:
        rows.append(row(Button("🔄 " + t.label("Swap"), data("swap", signup))))
    lines = ["🔁 " + t("Who could come instead of you?"), _of(t, of), _still(t)]
    return Screen(lines, [*rows, back(t, "shift", of.shift.id)])


def _of(t: Translator, of: OfShift) -> str:
    return f"{named(t, of)}: {be_there(t, of)}"


def _still(t: Translator) -> Rendered:
    return t("The place stays yours until somebody says yes.")


def offered(t: Translator, at: Standing) -> Screen:
    """How many were asked, and how it can be ended."""
    assert at.offer is not None
    wanted = ["🔄 " + t("For: {shift}", shift=_plain(t, at.wanted))] if at.wanted else []
    lines = ["🔁 " + t("You offer this place."), _of(t, at.of), *wanted, *_asked(t, at), _still(t)]
    more = row(Button("📣 " + t.label("Ask more people"), data("give.more", at.signup)))
    keep = row(Button("✖️ " + t.label("I keep my place"), data("give.stop", at.signup)))
    rows = [more, keep] if at.offer.way is Way.CALL else [keep]
    return Screen(lines, [*rows, back(t, "shift", at.of.shift.id)])


def _plain(t: Translator, of: OfShift) -> Rendered:
    return Rendered(_of(t, of))


def _asked(t: Translator, at: Standing) -> list[str]:
    """How many people were asked, and how many of them cannot."""
    if not at.asked:
        return [t("Nobody we know seems free then.")]
    cannot = sum(one.answer is Answer.NO for one in at.asked)
    asked: list[str] = [t.plural("We have asked {n} person.", "We have asked {n} people.", len(at.asked))]
    return [*asked, t.plural("{n} cannot come.", "{n} cannot come.", cannot)] if cannot else asked


def nobody_more(t: Translator, at: Standing) -> Screen:
    """Nobody is left who could be asked."""
    screen = offered(t, at)
    return Screen(["🔁 " + t("We have asked everybody who seems free then."), *screen.lines[1:]], screen.rows)


def whom(t: Translator, at: Standing, people: Sequence[tuple[ChatId, str]], more: int | None) -> Screen:
    """Which of those who show their name? ``more`` is the next page."""
    if not people:
        every = row(Button("📣 " + t.label("Ask all who could come"), data("give.call", at.signup)))
        return Screen(
            ["👤 " + t("Nobody who shows a name is free then."), _of(t, at.of)], [every, back(t, "give", at.signup)]
        )
    rows = [
        row(Button(clean(f"👤 {name}", MOST_LABEL), data("give.to", at.signup, chat))) for chat, name in people[:A_PAGE]
    ]
    on = [] if more is None else [row(Button("➡️ " + t.label("More"), data("give.who", at.signup, more)))]
    return Screen(["👤 " + t("Whom shall we ask?"), _of(t, at.of)], [*rows, *on, back(t, "give", at.signup)])


def swaps(t: Translator, at: Standing, found: Sequence[OfShift], page: int, *, more: bool) -> Screen:
    """For which shift? A number asks who is on it."""
    if not found:
        lines = ["🔄 " + t("There is no full shift for which you could swap."), t("Where a place is free, take it.")]
        return Screen(lines, [list_row(t), back(t, "give", at.signup)])
    first = page * A_PAGE + 1
    numbered = [f"{number}. {line(t, of)}" for number, of in enumerate(found, first)]
    numbers = [Button(str(number), data("swap.for", at.signup, of.shift.id)) for number, of in enumerate(found, first)]
    on = [row(Button("➡️ " + t.label("More"), data("swap", at.signup, page + 1)))] if more else []
    head = "🔄 " + t("For which shift would you swap?")
    return Screen([head, *numbered, _still(t)], [row(*numbers), *on, back(t, "give", at.signup)])


def nobody_swaps(t: Translator, at: Standing) -> Screen:
    """Nobody on the other shift could come to this one."""
    lines = ["🔄 " + t("Nobody on that shift could come to yours."), _of(t, at.of), t("You are still on.")]
    return Screen(
        lines, [row(Button("🔄 " + t.label("Another shift"), data("swap", at.signup))), back(t, "give", at.signup)]
    )


def swapped(t: Translator, got: OfShift, gave: OfShift) -> Screen:
    """The receipt of who said yes to a swap."""
    lines = [
        "🔄 " + t("You have swapped. You are on: {when}.", when=be_there(t, got)),
        named(t, got),
        t("You do not come to: {shift}", shift=_plain(t, gave)),
    ]
    return Screen(lines, [mine_row(t), list_row(t)])


def refused(t: Translator) -> Screen:
    """Thanks for an answer."""
    return Screen(["✅ " + t("Thank you for answering.")], [mine_row(t), list_row(t)])


def called_no_more(t: Translator) -> Screen:
    """Thanks for a no to a call."""
    lines = ["✅ " + t("Thank you for answering."), t("We do not call you for this shift again.")]
    return Screen(lines, [mine_row(t), list_row(t)])


def over(t: Translator, shift: int, *, taken: bool) -> Screen:
    """The place is not offered any more."""
    said = t("Somebody else has taken it. Thank you.") if taken else t("This is settled. Thank you.")
    card = row(Button("📅 " + t.label("The shift"), data("shift", shift)))
    return Screen(["✅ " + said], [card, list_row(t)])


def barred(t: Translator, refused: OfferBarred) -> Screen:
    """Why it is not for this person now; it stays offered."""
    other = [] if refused.other is None else [_other(t, refused.other.id)]
    lines = ["✖️ " + why(t, refused.why), *details(t, refused), t("The place stays offered until somebody takes it.")]
    return Screen(lines, [*other, *answers(t, refused.handover), list_row(t)])


def _other(t: Translator, shift: int) -> Row:
    return row(Button("📅 " + t.label("The other shift"), data("shift", shift)))


def answers(t: Translator, handover: int) -> list[Row]:
    """Yes and no to an offer."""
    return [
        row(Button("✅ " + t.label("Yes, I come"), data("give.yes", handover))),
        row(Button("✖️ " + t.label("No, thank you"), data("give.no", handover))),
    ]

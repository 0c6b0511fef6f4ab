"""One programme or service as a card, the way there, lists of them, a guess at what was typed; never a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.births import BirthCard
from bot.domain.catalogue import HELPING, TALK, Catalogue, Kind, Place, Programme
from bot.domain.duty import EmergencyNumber
from bot.i18n import Translator
from handlers.schedule_facts import Card
from handlers.screens import Button, Row, Screen, Venue, data, row
from handlers.views import appointments, births, gifts
from handlers.views.answers import answer, come, next_after, where
from handlers.views.appointments import ask_button
from handlers.views.classes import join_row
from handlers.views.common import emergency, person_button, to_menu, volunteer_button
from handlers.views.contents import (
    MOST_LINES,
    back_row,
    filled,
    label,
    page_of,
    placed,
    programme_button,
    sayings,
    shown_place,
)
from handlers.views.follows import follow_row
from handlers.views.slots import free_row

DOMAIN = "client"
URGENT = frozenset({TALK, "health", "counselling", "shelter"})
"""Where somebody may come in danger: their cards name the emergency number and who else helps."""


def card(t: Translator, about: Card) -> Screen:
    """A programme: when, where, what to bring, and the next time after that."""
    if about.timed is None:
        first = [f"{about.programme.pictogram} {t.data(about.programme.name)}"]
        return Screen(_with_details(t, about, first, []), _buttons(t, about))
    lines = _headline(t, about)
    if about.next is None:
        lines.append(t("Please ask a person. We are glad to help."))
    end = next_after(t, about) if about.timed is about.programme else []
    return Screen(_with_details(t, about, [*lines, *where(t, about)], end), _buttons(t, about))


def _headline(t: Translator, about: Card) -> list[str]:
    """The answer; for a sensitive service the first words, which lock screens show, are those of the desk."""
    if about.timed is about.programme:
        return answer(t, about)
    name = t.data(about.programme.name)
    direct = None if about.programme.sensitive else come(t, about, name)
    return direct or [*answer(t, about), f"{about.programme.pictogram} {name}"]


def headline(t: Translator, about: Card) -> list[str]:
    """The card's first line, for a screen of several; nothing about what is sensitive or has no day."""
    return [] if about.timed is None or about.programme.sensitive else _headline(t, about)[:1]


def _with_details(t: Translator, about: Card, head: list[str], end: list[str]) -> list[str]:
    """The head, what else is worth saying in as many lines as are left, and the end."""
    programme = about.programme
    note: list[str] = [*sayings(t, programme.note)]
    if programme.key in URGENT and not any("112" in line for line in note):
        note = ["🆘 " + t("If life is in danger call 112."), *note]
    blocks = _blocks(t, programme, note)
    room = MOST_LINES - len(head) - len(end)
    kept: set[int] = set()
    for at in _by_weight(programme.kind):
        if len(blocks[at]) <= room:
            kept.add(at)
            room -= len(blocks[at])
    return [*head, *(line for at, block in enumerate(blocks) if at in kept for line in block), *end]


def _blocks(t: Translator, programme: Programme, note: Sequence[str]) -> tuple[list[str], ...]:
    """What it is, food, what to bring and for whom, note: each the lines it takes."""
    about = [line for text in sayings(t, programme.about) for line in text.splitlines()]
    pairs = [" · ".join(about[at : at + 2]) for at in range(0, len(about), 2)]
    # Whole sentences of the catalogue, none a part of another.
    both = " ".join(sayings(t, programme.bring, programme.audience))
    return (pairs if len(about) > 3 else about, list(sayings(t, programme.food)), [both] if both else [], list(note))


def _by_weight(kind: Kind) -> tuple[int, ...]:
    """Which block may stay first where there is not enough room."""
    return (2, 1, 3, 0) if kind is Kind.SESSIONS else (3, 0, 2, 1)


def _buttons(t: Translator, about: Card) -> list[Row]:
    programme, rows = about.programme, []
    if programme.kind is Kind.SERVICE or programme.key == TALK:
        rows += [free_row(t, programme.key)] if about.free_times else []
        rows += [ask_button(t, programme.key), *appointments.of_their_own(t, programme.key)]
    if programme.key == HELPING and about.catalogue.tasks:
        rows.append(row(volunteer_button(t)))
    if programme.link:
        rows.append(row(Button(f"{programme.pictogram} " + t.label("Open the page"), url=programme.link)))
    if _place(about):
        rows.append(row(Button("📍 " + t.label("Show me the way"), data("way", programme.key, about.back))))
    if about.follows is not None and about.next:
        rows.append(follow_row(t, programme.key, follows=about.follows))
    rows += [join_row(t, programme.key)] if about.classes else []
    rows += gifts.ways(t, about.gives, programme.key) if about.gives else []
    listen = [Button("🔊 " + t.label("Listen"), data("listen", programme.key))] if about.speaks else []
    days = [Button("📅 " + t.label("All days"), data("when", programme.key, 0, about.back))] if about.next else []
    if days or listen:
        rows.append(row(*days, *listen))
    if programme.kind is Kind.SESSIONS and programme.key != TALK and not _place(about):
        rows.append(row(person_button(t)))
    if programme.key in URGENT or about.next is None:
        rows += others_row(t, about.catalogue, f"prog.{programme.key}")
    return [*rows, back_row(t, about.back)]


def others_row(t: Translator, catalogue: Catalogue, back: str) -> list[Row]:
    """The way to other organisations, where the catalogue has any."""
    found = (p for p in catalogue.programmes.values() if p.kind is Kind.DIRECTORY and catalogue.organisations)
    return [row(Button(label(t, p.pictogram, p.name), data("others", 0, back))) for p in found][:1]


def _place(about: Card) -> Place | None:
    return shown_place(about.catalogue, about.timed, about.next.place) if about.timed and about.next else None


def way(t: Translator, about: Card) -> Screen:
    """How to get there, with the point on the map; the card where the place is not shown."""
    place = _place(about)
    if place is None:
        return card(t, about)
    pin = None
    if place.latitude is not None and place.longitude is not None:
        address = place.address if filled(place.address) else place.name
        pin = Venue(place.latitude, place.longitude, t.data(place.name).plain, t.data(address).plain)
    lines = ["📍 " + placed(t, place), *sayings(t, place.directions)]
    return Screen(lines, [back_row(t, f"prog.{about.programme.key}.{about.back}")], venue=pin)


def programmes(t: Translator, catalogue: Catalogue, page: int) -> Screen:
    """Everything that has days or is to be known; services stand under asking for help."""
    listed = [p for p in catalogue.programmes.values() if p.kind is not Kind.SERVICE and p.key != TALK]
    if not listed:
        return Screen(["📋 " + t("Nothing is planned yet.")], [row(person_button(t)), to_menu(t)])
    rows = _list(t, listed, page, "programmes")
    return Screen(["📋 " + t("What we offer"), t("Tap one to see when and where.")], rows)


def services(t: Translator, catalogue: Catalogue, page: int, *, asked: bool = False, gives: bool = False) -> Screen:
    """What one can ask for; who has ``asked`` for something finds it first."""
    listed = [p for p in catalogue.programmes.values() if p.kind is Kind.SERVICE]
    lines = ["🙋 " + t("What do you need help with?"), t("Help is free."), "🆘 " + t("If life is in danger call 112.")]
    if not listed:
        return Screen([lines[0], *lines[1:]], [row(person_button(t)), to_menu(t)])
    first = [Button("✉️ " + t.label("My requests"), data("mine"))] if asked else []
    first += [gifts.all_button(t)] if gives else []
    return Screen(lines, _list(t, listed, page, "ask", first))


def _list(
    t: Translator, listed: Iterable[Programme], page: int, action: str, first: Sequence[Button] = ()
) -> list[Row]:
    here = f"{action}.{page}" if page else action
    entries = [*first, *(programme_button(t, programme, here) for programme in listed)]
    return [*page_of(entries, page, action, t), back_row(t, _before(action, page))]


def _before(action: str, page: int) -> str:
    """The way back from a page of a list: the page before, or the menu."""
    return "menu" if page < 1 else f"{action}.{page - 1}" if page > 1 else action


def guesses(t: Translator, found: Sequence[Card], times: Sequence[str]) -> Screen:
    """What typed words may mean: at most three choices and a person; the answers stand above them."""
    lines = ["🤔 " + t("Do you mean this?"), *(line for about in found for line in headline(t, about))]
    rows = [row(programme_button(t, about.programme, "menu")) for about in found]
    rows += [row(time_button(t, action)) for action in times]
    return Screen(lines, [*rows, row(person_button(t)), to_menu(t)])


def time_button(t: Translator, action: str) -> Button:
    """The way to a day or week."""
    match action:
        case "today":
            return Button("📅 " + t.label("Today"), data("today"))
        case "tomorrow":
            return Button("📅 " + t.label("Tomorrow"), data("tomorrow"))
        case "now":
            return Button("🟢 " + t.label("On now"), data("now"))
        case _:
            return Button("📅 " + t.label("This week"), data("week"))


def only_a_person(t: Translator, catalogue: Catalogue) -> Screen:
    """A wish to talk: a person and nothing else."""
    lines = ["💬 " + t("A person can help you."), "🆘 " + t("If life is in danger call 112.")]
    return Screen(lines, [row(person_button(t)), *others_row(t, catalogue, "menu"), to_menu(t)])


def danger(
    t: Translator, catalogue: Catalogue, numbers: Sequence[EmergencyNumber], card: BirthCard | None = None
) -> Screen:
    """Words of danger: the number first, then one button; nobody is told against the person's will.

    Where a birth has begun, what is agreed for it stands before everything.
    """
    agreed = births.when_it_begins(t, card) if card else []
    lines = [
        *agreed,
        *emergency(t, numbers),
        t("Shall a person contact you now?"),
        t("What you wrote is not kept."),
    ]
    yes = row(Button("🆘 " + t.label("Yes, contact me now"), data("sos")))
    rows = [yes, row(person_button(t)), *others_row(t, catalogue, "menu"), to_menu(t)]
    return Screen(lines, rows, bold=len(agreed) + 1)


def nobody(t: Translator) -> Screen:
    """The hours of the desk are not known."""
    lines = ["💬 " + t("We do not know the hours of the help desk yet."), "🆘 " + t("If life is in danger call 112.")]
    return Screen(lines, [to_menu(t)])


def list_button(t: Translator) -> Button:
    """The way to all programmes."""
    return Button("📋 " + t.label("What we offer"), data("programmes"))

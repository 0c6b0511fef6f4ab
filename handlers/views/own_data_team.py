"""What is kept about somebody as a volunteer, interpreter or colleague, a line for each thing; never a query."""

from __future__ import annotations

from datetime import date

from bot.domain.catalogue import Gate, PlaceKey
from bot.domain.handovers import Answer
from bot.domain.handovers import Way as HandoverWay
from bot.domain.own_data import Entry, Value
from bot.domain.people import Role
from bot.domain.shifts import Company
from bot.domain.volunteers import Age, Day
from bot.i18n import Rendered, Translator
from handlers.views.interpreters import autonym
from handlers.views.own_data_lines import Shown, day
from handlers.views.staff_people import role_name
from handlers.views.volunteers import age

DOMAIN = "volunteer"
_FACTS = {"wish": "🤝", "task": "✅", "language": "🗣", "day": "📅", "gate": "🔑", "asked": "❔"}


def volunteer(t: Translator, shown: Shown) -> list[str]:
    """Answers, name, choices."""
    lines = ["🏷 " + t("Your first name: {name}", name=t.said(str(one["name"]))) + (" 👁" if one["shown"] else "")
             for one in shown.data.of("colleagues")]  # fmt: skip
    for one in shown.data.of("volunteers"):
        lines += ["🎂 " + age(t, Age(str(one["age"])))] if one["age"] else []
        if one["lead_minutes"]:
            lines.append(
                "🔔 " + t("Reminded {hours} h before a shift", hours=f"{int(str(one['lead_minutes'])) / 60:g}")
            )
        lines.append(("🔔 " if one["day_before"] else "🔕 ") + t("Reminder the day before"))
    lines += [_valued(t, shown, _FACTS[str(one["kind"])], str(one["kind"]), str(one["value"]))
              for one in shown.data.of("volunteer_facts")]  # fmt: skip
    lines += ["🔎 " + _valued(t, shown, "", str(one["kind"]), str(one["value"])).strip()
              for one in shown.data.of("shift_filters")]  # fmt: skip
    for one in shown.data.of("interpreters"):
        names = " · ".join(autonym(tag) for tag in str(one["languages"]).split())
        woman, paused = " 👩" if one["woman"] else "", " ⏸" if one["paused"] else ""
        lines.append("🗣 " + t("You interpret: {names}", names=names) + woman + paused)
    return lines


def _valued(t: Translator, shown: Shown, pictogram: str, kind: str, value: str) -> str:
    named: Rendered | str
    if kind in ("wish", "task"):
        named = shown.task(t, value)
    elif kind == "language":
        named = autonym(value)
    elif kind == "day":
        named = t.weekday(list(Day).index(Day(value)))
    elif kind == "place":
        place = shown.catalogue.places.get(PlaceKey(value))
        named = t.data(place.name) if place else t.said(value)
    elif kind == "gate":
        named = t("children") if value == Gate.CHILDREN else t("keys")
    elif kind == "full":
        named = t("full shifts too")
    else:
        named = t("you asked whether you may: {task}", task=shown.task(t, value))
    return f"{pictogram} {named}"


def _dated(t: Translator, value: str) -> Rendered:
    try:
        return t.day(date.fromisoformat(value[:10]), with_year=True)
    except ValueError:
        return t.said(value)


def shifts(t: Translator, shown: Shown) -> list[str]:
    """Places, waiting, offers, hours, papers."""
    lines = [_signup(t, one) for one in shown.data.of("signups")]
    lines += ["🕥 " + t("Waiting for a place since {day}", day=day(t, one["since"]))
              for one in shown.data.of("shift_waits")]  # fmt: skip
    lines += ["🔁 " + t("You come every week since {day}", day=day(t, one["since"]))
              for one in shown.data.of("standings")]  # fmt: skip
    lines += [f"🔁 {day(t, one['starts_at'])}: {_way(t, str(one['way']))}" for one in shown.data.of("handovers")]
    lines += [_asked(t, one) for table in ("handover_asks", "callouts") for one in shown.data.of(table)]
    lines += [f"⏱ {_dated(t, str(one['on_day']))}: {_minutes(t, one['minutes'])} · {shown.task(t, one['task'])}"
              for one in shown.data.of("hours_added")]  # fmt: skip
    lines += [_certificate(t, one) for one in shown.data.of("certificates")]
    return lines


def _certificate(t: Translator, one: Entry) -> str:
    worked = _minutes(t, one["minutes"])
    return "📄 " + t("Certificate of {day}: {minutes}", day=day(t, one["issued_at"]), minutes=worked)


def _signup(t: Translator, one: Entry) -> str:
    said = ["🤝 " + t("Your place on {day}", day=day(t, one["shift_starts_at"]))]
    if one["company"] == Company.FRIENDS:
        said.append("👥 " + str(one["size"]))
    if one["company"] == Company.CHILD:
        said.append("🧒")
    if one["attended"] is not None:
        said.append("✅ " + _minutes(t, one["minutes"] or 0) if one["attended"] else "✖️")
    if one["sure_of"] is not None:
        said.append("🔔✅")
    return " · ".join(said)


def _way(t: Translator, way: str) -> Rendered:
    match HandoverWay(way):
        case HandoverWay.NAMED:
            return t("you offered your place to somebody")
        case HandoverWay.CALL:
            return t("you offered your place to all")
        case HandoverWay.SWAP:
            return t("you offered to swap")


def _asked(t: Translator, one: Entry) -> str:
    mark = {Answer.YES: " ✅", Answer.NO: " ✖️"}.get(Answer(str(one["answer"])), "") if one["answer"] else ""
    return "🤝 " + t("Asked to step in on {day}", day=day(t, one["asked_at"])) + mark


def _minutes(t: Translator, minutes: Value) -> Rendered:
    return t.plural("{n} minute", "{n} minutes", int(str(minutes)))


def staff(t: Translator, shown: Shown) -> list[str]:
    """What they may do here."""
    roles = [(Role(str(one["role"])), one["service"]) for one in shown.data.of("grants")]
    lines = []
    for role, service in roles:
        if role is not Role.VOLUNTEER:
            only = f" · {shown.programme(t, service)}" if service else ""
            lines.append(f"🗂 {role_name(t, role)}{only}")
    return lines

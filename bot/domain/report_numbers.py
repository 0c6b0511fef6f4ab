"""How counts become the tables of a report; never a query or a sentence.

Every number about people goes through ``disclosure``, family by family: what adds up is one family.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.domain.appointments import OPEN
from bot.domain.disclosure import FEW, Published, Shown, Sum, is_few, published
from bot.domain.reports import (
    ATTENDED,
    NOT_TOLD_APART,
    OTHER,
    TAKEN,
    URGENT,
    WANTED,
    Count,
    Line,
    Names,
    Outcome,
    Period,
    Report,
    Span,
    Table,
    Wait,
    What,
    period,
)


def report(of: Period, counts: Sequence[Count], clients: Mapping[str, int], names: Names | None = None) -> Report:
    """Put the counts of a period together, and who is a client on this day by language."""
    found = _Found(of, counts)
    sendings = sum(count.n for count in counts if count.what is What.SENDINGS)
    return Report(
        of,
        **_requests(found),
        urgent=_wait(found.by(What.ANSWERED, lambda one: one.outcome if one.key == URGENT else "")),
        other=_wait(found.by(What.ANSWERED, lambda one: one.outcome if one.key == OTHER else "")),
        appointed=_wait(found.by(What.APPOINTED, _outcome)),
        places=_places(found),
        classes=_classes(found),
        hours=_simple(_hours(found.by(What.MINUTES, _key)), rounded=found.finer(What.MINUTES)),
        reach=_simple(found.by(What.REACH, _outcome), rounded=found.finer(What.REACH)),
        sendings=sendings,
        **_heads(found),
        given=_simple(found.by(What.GIVEN, _key), rounded=found.finer(What.GIVEN)),
        clients=_simple(Counter(clients)),
        names=names or Names(),
    )


def _key(count: Count) -> str:
    return count.key


def _outcome(count: Count) -> str:
    return count.outcome


@dataclass(frozen=True, slots=True)
class _Found:
    """The counts of a period, to be summed up this way and that."""

    period: Period
    counts: Sequence[Count]

    def by(self, what: What, key: Callable[[Count], str]) -> Counter[str]:
        """The sums by something, without what it leaves empty but languages not chosen."""
        sums: Counter[str] = Counter()
        for count in self.counts:
            if count.what is what and (key(count) or what is What.LANGUAGE):
                sums[key(count)] += count.n
        return sums

    def finer(self, *whats: What) -> bool:
        """Whether a report of a part of this period hides something: then this one must not tell it exactly."""
        span = {Span.WEEK: None, Span.MONTH: Span.WEEK, Span.YEAR: Span.MONTH}[self.period.span]
        sums: Counter[tuple[object, ...]] = Counter()
        for count in self.counts if span else ():
            if count.what in whats and span:
                sums[period(span, count.on), count.what, count.key, count.outcome] += count.n
        return any(map(is_few, sums.values()))


def _requests(found: _Found) -> dict[str, Table]:
    """Requests by service, outcome, language and month, and those of each service that were served."""
    services, languages = found.by(What.REQUESTS, _key), found.by(What.LANGUAGE, _key)
    outcomes = found.by(What.REQUESTS, lambda one: Outcome.OPEN if one.outcome in OPEN else one.outcome)
    served = found.by(What.REQUESTS, lambda one: one.key if one.outcome == Outcome.DONE else "")
    months = found.by(What.REQUESTS, lambda one: f"{one.on:%Y-%m}") if found.period.span is Span.YEAR else Counter()
    parts = {"service": services, "outcome": outcomes, "language": languages, "month": months}
    rest = {key: services[key] - served[key] for key in services}
    figures = {"all": services.total(), "done": served.total()}
    for name, sums in (*parts.items(), ("served", served), ("rest", rest)):
        figures |= {f"{name}:{key}": n for key, n in sums.items()}
    figures |= {f"served:{key}": 0 for key in services if key not in served}
    made = [
        *[Sum("all", _named(name, sums)) for name, sums in parts.items() if sums],
        *[Sum(f"service:{key}", (f"served:{key}", f"rest:{key}")) for key in services],
        *([Sum("done", _named("served", served))] if served else []),
        *([Sum("outcome:done", ("done",))] if served else []),
    ]
    shown = published(figures, made, _named("rest", rest), rounded=found.finer(What.REQUESTS, What.LANGUAGE))
    return {
        "services": _table(shown, "service", services, "all"),
        "outcomes": _table(shown, "outcome", outcomes, "all"),
        "served": _table(shown, "served", served, "done"),
        "languages": _table(shown, "language", languages, "all"),
        "months": _table(shown, "month", months, "all", in_order=True),
    }


def _heads(found: _Found) -> dict[str, Table]:
    """Who was served on open days, by programme and by kind; one family, as both add up to the same."""
    programmes = found.by(What.HEADS, _key)
    kinds = found.by(What.HEADS, lambda one: one.outcome or NOT_TOLD_APART)
    parts = {"of": programmes, "kind": kinds}
    figures = {"all": programmes.total()}
    for name, sums in parts.items():
        figures |= {f"{name}:{key}": n for key, n in sums.items()}
    made = [Sum("all", _named(name, sums)) for name, sums in parts.items() if sums]
    shown = published(figures, made, rounded=found.finer(What.HEADS))
    return {
        "heads": _table(shown, "of", programmes, "all"),
        "head_kinds": _table(shown, "kind", kinds, "all") if set(kinds) - {NOT_TOLD_APART} else Table(),
    }


def _places(found: _Found) -> Table:
    """Places on shifts by programme: wanted (a plan, not people), taken, attended."""
    wanted = found.by(What.PLACES, lambda one: one.key if one.outcome == WANTED else "")
    people = _came(found, What.PLACES, wanted)
    lines = [Line(line.key, (Shown(wanted[line.key]), *line.numbers)) for line in people.lines]
    lines.sort(key=lambda line: (-wanted[line.key], line.key))
    return Table(tuple(lines), (Shown(wanted.total()), *people.total), people.base)


def _classes(found: _Found) -> Table:
    """Places on dates of classes and groups by programme: taken, attended; the greatest first, as shown."""
    people = _came(found, What.CLASSES)
    lines = sorted(people.lines, key=lambda line: (line.numbers[0].few, -line.numbers[0].number, line.key))
    return Table(tuple(lines), people.total, people.base)


def _came(found: _Found, what: What, also: Iterable[str] = ()) -> Table:
    """By programme, how many places were taken and how many of those attended; ``also`` are lines without any."""
    taken = found.by(what, lambda one: one.key if one.outcome == TAKEN else "")
    attended = found.by(what, lambda one: one.key if one.outcome == ATTENDED else "")
    keys = sorted({*also, *taken})
    figures, made = {TAKEN: taken.total(), ATTENDED: attended.total()}, []
    for key in keys:
        figures |= {f"taken:{key}": taken[key], f"attended:{key}": attended[key]}
        figures[f"away:{key}"] = taken[key] - attended[key]
        made.append(Sum(f"taken:{key}", (f"attended:{key}", f"away:{key}")))
    made += [Sum(name, tuple(f"{name}:{key}" for key in keys)) for name in (TAKEN, ATTENDED)]
    shown = published(figures, made, [f"away:{key}" for key in keys], rounded=found.finer(what))
    lines = [Line(key, (shown.numbers[f"taken:{key}"], shown.numbers[f"attended:{key}"])) for key in keys]
    return Table(tuple(lines), (shown.numbers[TAKEN], shown.numbers[ATTENDED]), shown.base)


def _simple(sums: Counter[str], *, rounded: bool = False) -> Table:
    """One column with its total."""
    figures = {"all": sums.total(), **{f"one:{key}": n for key, n in sums.items()}}
    shown = published(figures, [Sum("all", _named("one", sums))], rounded=rounded)
    return _table(shown, "one", sums, "all")


def _table(shown: Published, name: str, sums: Mapping[str, int], total: str, *, in_order: bool = False) -> Table:
    """The greatest first, or by what they are called; as shown, so that the order tells no more than the numbers."""
    lines = [Line(key, (shown.numbers[f"{name}:{key}"],)) for key, n in sorted(sums.items()) if n]
    if not in_order:
        lines.sort(key=lambda line: (line.numbers[0].few, -line.numbers[0].number))
    return Table(tuple(lines), (shown.numbers[total],), shown.base)


def _named(name: str, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{name}:{key}" for key in keys)


def _hours(minutes: Counter[str]) -> Counter[str]:
    """Whole hours that add up to the whole hours of all."""
    found, before = Counter[str](), 0
    for key in sorted(minutes):
        after = before + minutes[key]
        found[key] = (after + 30) // 60 - (before + 30) // 60
        before = after
    return found


def _wait(steps: Mapping[str, int]) -> Wait:
    """What half of them, and nine of ten, did not wait longer than; nothing of fewer than five."""
    count = sum(steps.values())
    return Wait() if count < FEW else Wait(_within(steps, count, 50), _within(steps, count, 90))


def _within(steps: Mapping[str, int], count: int, percent: int) -> int:
    passed = 0
    for step in sorted(map(int, steps)):
        passed += steps[str(step)]
        if passed * 100 >= count * percent:
            return step
    raise AssertionError("all of them are not nine of ten")

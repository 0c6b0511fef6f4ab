"""The organisation's file: the example is whole, and every mistake is one clear line."""

from __future__ import annotations

import re
from datetime import date, time
from pathlib import Path

import pytest

from bot.domain.catalogue import Gate, PlaceKey, TaskKey
from bot.services.catalogue_file import CatalogueInvalid, parse, read

GOOD = """
[place.hall]
name = "Hall"
address = "Street 1"

[programme.soup]
pictogram = "🍲"
kind = "sessions"
name.en = "Soup"
name.tr = "Çorba"

[season.winter]
first_on = 2026-11-01
last_on = 2026-03-31
yearly = true

[series.tuesday]
programme = "soup"
place = "hall"
rule = "FREQ=WEEKLY;BYDAY=TU"
start = "10:30"
minutes = 120
first_on = 2026-01-01

[once.feast]
programme = "soup"
place = "hall"
on = 2026-12-25
start = 12:00:00
minutes = 60

[[change]]
series = "tuesday"
on = 2026-12-15
cancelled = true
reason = "The hall is being repaired."

[[change]]
series = "tuesday"
on = 2026-12-08
moved_on = 2026-12-09
start = "11:00"

[[closure]]
from_on = 2026-08-01
to_on = 2026-08-14
reason = "Summer break."
"""


def errors(text: str) -> tuple[str, ...]:
    """Each error without its line, of which a test of its own is below."""
    with pytest.raises(CatalogueInvalid) as caught:
        parse(text, "our.toml")
    assert all(re.match(r"our\.toml:\d+: ", error) for error in caught.value.errors)
    return tuple(re.sub(r"^our\.toml:\d+: ", "our.toml: ", error) for error in caught.value.errors)


def test_a_good_file_becomes_a_timetable() -> None:
    timetable = parse(GOOD, "our.toml")
    soup = timetable.catalogue.programmes["soup"]  # type: ignore[index]
    assert dict(soup.name) == {"en": "Soup", "tr": "Çorba"}
    assert [(s.id, s.rule, s.start) for s in timetable.series] == [
        ("tuesday", "FREQ=WEEKLY;BYDAY=TU", time(10, 30)),
        ("feast", None, time(12)),
    ]
    assert not timetable.example


TASKS = """
[task.serve]
pictogram = "🥣"
name = "Serve"
order = 20
children = true

[task.play]
pictogram = "🧸"
name.en = "Play"
name.tr = "Oyun"
bring = "Bring nothing."
order = 10
gate = "children"
min_age = 18
self_signup = false
"""


def test_tasks_are_in_the_order_in_which_they_are_shown() -> None:
    tasks = parse(GOOD + TASKS, "our.toml").catalogue.tasks
    assert list(tasks) == ["play", "serve"]
    play, serve = tasks[TaskKey("play")], tasks[TaskKey("serve")]
    assert (play.gate, play.min_age, play.self_signup, dict(play.bring)) == (
        Gate.CHILDREN, 18, False, {"en": "Bring nothing."}
    )  # fmt: skip
    assert (serve.gate, serve.min_age, serve.self_signup, serve.children, serve.friends) == (
        Gate.NONE, 0, True, True, False
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('gate = "children"', 'gate = "child"', "our.toml: task.play.gate: should be '', 'children' or 'keys'; write"),
        ("min_age = 18", "min_age = 99", "our.toml: task.play.min_age: should be less than or equal to 18; write"),
        ("self_signup = false", 'self_signup = "no"', "our.toml: task.play.self_signup: should be a valid boolean; "),
        ('name = "Serve"', "", "our.toml: task.serve.name: is missing; write the words"),
    ],
)
def test_a_mistake_in_a_task_is_one_clear_line(old: str, new: str, line: str) -> None:
    [found] = errors(GOOD + TASKS.replace(old, new))
    assert found.startswith(line)


def test_the_example_has_tasks_with_a_gate_and_tasks_for_everybody() -> None:
    tasks = read().catalogue.tasks
    assert {task.gate for task in tasks.values()} == set(Gate)
    assert all(task.about and task.bring for task in tasks.values())
    assert read().catalogue.places[PlaceKey("hall")].allowance == 15


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('start = "10:30"', 'start = "25:30"', "our.toml: series.tuesday.start: '25:30' is no hour of the day; write"),
        ('start = "10:30"\n', "", "our.toml: series.tuesday.start: is missing; write the hour"),
        ("minutes = 120", "minutes = 0", "our.toml: series.tuesday.minutes: should be greater than or equal to 1; "),
        ("first_on = 2026-01-01", 'first_on = "1/2/26"', "our.toml: series.tuesday.first_on: is no day; write a day"),
        ('place = "hall"\nrule', 'place = "hal"\nrule', "our.toml: series.tuesday.place: there is no [place.hal]; "),
        ("BYDAY=TU", "BYDAY=XX", "our.toml: series.tuesday.rule: is no rule that gives any day; write"),
        ("BYDAY=TU", "BYDAY=TU;UNTIL=20261201", "our.toml: series.tuesday.rule: ends by itself; write last_on"),
        ("BYDAY=TU", "BYDAY=TU;BYHOUR=9", "our.toml: series.tuesday.rule: BYHOUR is not allowed; write only"),
        ("FREQ=WEEKLY;BYDAY=TU", "FREQ=HOURLY", "our.toml: series.tuesday.rule: has no such frequency; write"),
        ("FREQ=WEEKLY;BYDAY=TU", "", "our.toml: series.tuesday.rule: an empty part is not allowed; write only"),
        ("FREQ=WEEKLY;BYDAY=TU", "FREQ=MONTHLY;BYMONTHDAY=31", "our.toml: series.tuesday.rule: skips short months;"),
        ('name = "Hall"', "", "our.toml: place.hall.name: is missing; write the words in quotes"),
        ('name = "Hall"', 'name.tr = "Salon"', "our.toml: place.hall.name: has no English words; write the words"),
        ('name = "Hall"', 'nam = "Hall"\nname = "Hall"', "our.toml: place.hall.nam: is not known here; check"),
        ('address = "Street 1"', "", "our.toml: place.hall.address: is missing; write the words in quotes"),
        ('name = "Hall"', 'name.en = " "', "our.toml: place.hall.name: has a language without words; write the words"),
        ("[place.hall]", "[place.hall]\nlatitude = 41.0", "our.toml: place.hall: has half a map point; write both"),
        ("[place.hall]", "[place.hall]\nlatitude = 410", "our.toml: place.hall.latitude: should be less than"),
        ("[place.hall]", "[place.Hall]", "our.toml: place.Hall: "),
        ('kind = "sessions"', 'kind = "service"', "our.toml: programme.soup.ask_at: is missing; write where"),
        ('kind = "sessions"', 'kind = "party"', "our.toml: programme.soup.kind: should be 'sessions', 'service'"),
        ("to_on = 2026-08-14", "to_on = 2026-07-14", "our.toml: closure.1.to_on: is before from_on; write"),
        ('reason = "Summer break."', "reason = 3", "our.toml: closure.1.reason: should be a valid dictionary; write"),
        ('series = "tuesday"', 'series = "monday"', "our.toml: change.1.series: there is no [series.monday] and no"),
        ("cancelled = true", "", "our.toml: change.1: says neither or both; write cancelled = true, or moved_on"),
        ("cancelled = true", "cancelled = true\nminutes = 9", "our.toml: change.1: says neither or both; write"),
        ("on = 2026-12-08", "on = 2026-12-15", "our.toml: change.2.on: change.1 is about the same date; keep one"),
        ('start = "11:00"', 'start = "11"', "our.toml: change.2.start: '11' is no hour of the day; write the hour"),
        ("yearly = true", "", "our.toml: season.winter.last_on: is before first_on; write a later day, or yearly"),
        ("[once.feast]", "[once.tuesday]", "our.toml: once.tuesday: a series has this key too; write another key"),
        ("[place.hall]", "[place.hall", "our.toml: "),
    ],
)
def test_each_mistake_is_one_line_that_says_where_what_and_what_to_write(old: str, new: str, line: str) -> None:
    assert old in GOOD
    found = errors(GOOD.replace(old, new))
    assert [error for error in found if error.startswith(line)], found
    assert all("; " in error and "\n" not in error for error in found)


def test_each_mistake_names_its_line_in_the_order_of_the_file() -> None:
    text = GOOD.replace("minutes = 120", "minutes = 0").replace('name = "Hall"', 'nam = """\n[x.y]\na = 3\n"""')
    text = text.replace("to_on = 2026-08-14", "to_on = 3")
    with pytest.raises(CatalogueInvalid) as caught:
        parse(text, "our.toml")
    lines = text.split("\n")
    told = [(int(error.split(":")[1]), error.split(": ")[1]) for error in caught.value.errors]
    assert [(lines[number - 1], where) for number, where in told] == [
        ("[place.hall]", "place.hall.name"),
        ('nam = """', "place.hall.nam"),
        ("minutes = 0", "series.tuesday.minutes"),
        ("to_on = 3", "closure.1.to_on"),
    ]


def test_a_file_that_is_no_toml_names_the_line_too() -> None:
    for wrong, line in (("a = = 1", 2), ('b = """', 3)):
        with pytest.raises(CatalogueInvalid, match=rf"^our\.toml:{line}: .+; mend this line"):
            parse(f"c = 1\n{wrong}\n", "our.toml")


def test_what_staff_added_in_the_chat_may_lack_english_and_an_address() -> None:
    """Its key is a number: an exported file has to load."""
    text = GOOD.replace("[place.hall]", '[place.7]\nname.tr = "Salon"\n\n[place.hall]')
    place = parse(text, "our.toml").catalogue.places[PlaceKey("7")]
    assert (place.name, place.address) == ({"tr": "Salon"}, {})


def test_changes_of_dates_are_read() -> None:
    changes = parse(GOOD, "our.toml").changes
    assert [(kind.kind, kind.on, kind.start) for kind in changes.values()] == [
        ("cancelled", None, None),
        ("moved", date(2026, 12, 9), time(11)),
    ]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(errors(GOOD.replace("minutes = 120", "minutes = 0").replace('"10:30"', '"x"'))) == 2


def test_going_home_may_have_no_keywords() -> None:
    text = GOOD.replace("programme.soup]", 'programme.repatriation]\nkeywords = "home"').replace(
        '"soup"', '"repatriation"'
    )
    assert errors(text) == (
        "our.toml: programme.repatriation.keywords: must stay empty, typed words never lead here; remove them",
    )


def test_a_missing_or_garbled_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(CatalogueInvalid, match=r"none\.toml: cannot be read \(No such file"):
        read(tmp_path / "none.toml")
    garbled = tmp_path / "latin.toml"
    garbled.write_bytes("name = 'Çay'".encode("latin-1"))
    with pytest.raises(CatalogueInvalid, match="not saved as UTF-8"):
        read(garbled)

"""Which messages are found in code and data."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from bot.i18n import Catalogues
from bot.i18n.contents import contents
from bot.i18n.extract import extract, of_module
from bot.i18n.findings import Message
from bot.i18n.pofile import sources_of


def read(source: str) -> list[Message]:
    """The messages of a module without faults."""
    messages, problems = of_module(dedent(source), "handlers/views/x.py")
    assert problems == []
    return messages


def test_each_way_of_saying_something_is_found_with_its_context() -> None:
    found = read(
        """
        def view(t, talk, day):
            t("Hello {name}", name=day)
            t.plural("{n} day", "{n} days", 3)
            t.label("Back")
            t.plain("Saved")
            t.word("state", "Open")
            talk.t("Through an attribute")
            talk.t.label("And a label")
            t("One "
              "sentence")
        """
    )
    assert [(message.context, message.ids) for message in found] == [
        (None, ("Hello {name}",)),
        (None, ("{n} day", "{n} days")),
        ("button", ("Back",)),
        ("plain", ("Saved",)),
        ("state", ("Open",)),
        (None, ("Through an attribute",)),
        ("button", ("And a label",)),
        (None, ("One sentence",)),
    ]


def test_what_only_looks_like_a_call_of_ours_is_not_read() -> None:
    assert not read('"""t("No")"""\nprint("No")\nx.label("No")\nlabel("No")\nt.day("No")\nt.data({"en": "No"})\n')


def test_keywords_written_in_the_code_are_messages_too() -> None:
    found = read('def words(t, d):\n    return t.keywords("stop, cancel"), t.keywords(d.keywords)\n')
    assert [(message.context, message.ids) for message in found] == [("keywords", ("stop, cancel",))]


def test_the_translators_comment_above_a_call_goes_along() -> None:
    found = read(
        """
        # An ordinary remark.
        # Translators: on a door,
        # may omit the number
        a = t("Open")

        # Not for translators.
        b = t("Closed")
        c = "# Translators: no comment"
        d = t("Ajar")
        """
    )
    assert [message.comments for message in found] == [("on a door, may omit the number",), (), ()]


@pytest.mark.parametrize(
    ("line", "domain"),
    [("", "client"), ('DOMAIN = "critical"', "critical"), ('DOMAIN: str = "staff"', "staff")],
)
def test_a_module_names_its_catalogue(line: str, domain: str) -> None:
    assert read(f'{line}\nt("x")\n')[0].domain == domain


@pytest.mark.parametrize(
    "call",
    [
        "t(text)",
        't(f"Hello {name}")',
        't("Hello " + name)',
        't("")',
        't.plural("one", n)',
        't.word(context, "x")',
        "t.label(text)",
        't("Hello {name}")',
        't("Hello", name=1)',
        't("{name}", nom=1)',
        't.plural("{n} of {all}", "{n} of {all}", 3)',
    ],
)
def test_a_call_that_cannot_be_translated_is_reported_with_its_place(call: str) -> None:
    _, problems = of_module(f"\n{call}\n", "handlers/x.py")
    assert [(problem.file, problem.rule) for problem in problems] == [("handlers/x.py:2", "call")]


def test_values_given_as_a_whole_are_left_to_run_time() -> None:
    assert read('t("Hello {name}", **values)\n')


def test_an_unknown_catalogue_is_reported() -> None:
    assert of_module('DOMAIN = "clients"\nt("x")\n', "x.py")[1]


def test_shipped_data_gives_content_and_keywords() -> None:
    found = contents(
        dedent(
            '''
            [[programmes]]
            key = "soup"
            name = "Soup kitchen"
            keywords = "soup, food"
            pictogram = "x"
            bring = """
            A bag.
            """
            [[programmes.sessions]]
            note = "Take-away"
            place = "hall"
            [places.hall]
            address = { en = "Street 5", tr = "Sokak 5" }
            [reason]
            title = "Repair"
            [kinds.note]
            about = ""
            [[programmes]]
            name = "Class"
            food = ["Rice", "Beans"]
            keywords = ["class", "lesson*"]
            '''
        ),
        "bot/data/x.toml",
    )
    assert [(message.context, message.ids[0], message.comments[0]) for message in found] == [
        ("content", "Soup kitchen", "Data: programmes.soup.name"),
        ("keywords", "soup, food", "Data: programmes.soup.keywords"),
        ("content", "A bag.", "Data: programmes.soup.bring"),
        ("content", "Take-away", "Data: programmes.soup.sessions.0.note"),
        ("content", "Class", "Data: programmes.Class.name"),
        ("content", "Rice", "Data: programmes.Class.food"),
        ("content", "Beans", "Data: programmes.Class.food"),
        ("keywords", "class, lesson*", "Data: programmes.Class.keywords"),
        ("content", "Street 5", "Data: places.hall.address"),
        ("content", "Repair", "Data: reason.title"),
    ]


def project(root: Path, files: dict[str, str]) -> Path:
    """A small project below `root`."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def test_a_message_lives_once_in_its_most_needed_catalogue(tmp_path: Path) -> None:
    root = project(
        tmp_path,
        {
            "handlers/views/a.py": 'x = t("Both"), t("Client")\n',
            "handlers/views/b.py": 'DOMAIN = "critical"\nx = t("Both"), t.label("Both")\n',
            "bot/i18n/z.py": 't("Ours")\n',
        },
    )
    catalogs = extract(root).catalogs
    found = {
        domain: [
            (message.context, sources_of(message)[0])
            for message in catalog
            if message.id and message.context != "date pattern"
        ]
        for domain, catalog in catalogs.items()
    }
    assert found == {
        "critical": [(None, "Both"), ("button", "Both")],
        "client": [(None, "Client")],
        "volunteer": [],
        "staff": [],
    }
    both = catalogs["critical"].get("Both")
    assert both is not None
    assert {file for file, _ in both.locations} == {"handlers/views/a.py", "handlers/views/b.py"}


def test_one_text_counted_here_and_plain_there_is_reported(tmp_path: Path) -> None:
    root = project(tmp_path, {"bot/a.py": 't("A day")\nt.plural("A day", "{n} days", 2)\n'})
    assert [problem.rule for problem in extract(root).problems] == ["call"]


def test_every_message_found_can_be_said_in_english(tmp_path: Path) -> None:
    t = Catalogues.load(tmp_path).translator("en")
    for message in read('t("Hello")\nt.label("Back")\n'):
        assert (t if message.context is None else t.label)(message.ids[0]) == message.ids[0]

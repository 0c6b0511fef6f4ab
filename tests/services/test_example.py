"""The example organisation is whole, guarded where it has to be, and short."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.catalogue import Kind, Visibility, may_show, place_rule
from bot.domain.matching import Vocabulary, guess
from bot.domain.timetable import sessions
from bot.services.catalogue_file import read


def test_the_example_says_that_it_is_one() -> None:
    timetable = read()
    assert timetable.example
    assert all(series.example for series in timetable.series)


def test_the_example_has_a_next_session_for_everything_with_days() -> None:
    timetable = read()
    year = sessions(timetable, date(2027, 1, 1), date(2027, 12, 31))
    with_days = {key for key, programme in timetable.catalogue.programmes.items() if programme.kind is Kind.SESSIONS}
    assert {session.programme for session in year} == with_days


def test_coats_are_given_in_winter_only() -> None:
    found = sessions(read(), date(2027, 1, 1), date(2027, 12, 31), "coats")  # type: ignore[arg-type]
    assert {session.on.month for session in found} == {1, 2, 3, 11, 12}


@pytest.mark.parametrize("key", ["mothers_group", "counselling", "shelter"])
def test_guarded_places_are_told_by_the_desk_alone(key: str) -> None:
    catalogue = read().catalogue
    programme = catalogue.programmes[key]  # type: ignore[index]
    assert programme.visibility is Visibility.DESK
    for place in catalogue.places.values():
        assert place_rule(programme, place) is Visibility.DESK
        assert not may_show(programme, place, confirmed=True)


def test_the_soup_kitchens_place_is_public() -> None:
    catalogue = read().catalogue
    soup, hall = catalogue.programmes["soup"], catalogue.places["hall"]  # type: ignore[index]
    assert may_show(soup, hall, confirmed=False)
    assert hall.latitude is not None


def test_sensitive_services_are_marked() -> None:
    programmes = read().catalogue.programmes
    assert {key for key, programme in programmes.items() if programme.sensitive} == {
        "counselling",
        "shelter",
        "repatriation",
    }


def test_the_examples_sentences_are_short() -> None:
    """Twelve words at most, for people with little schooling."""
    catalogue = read().catalogue
    texts = [
        words["en"]
        for programme in catalogue.programmes.values()
        for words in (programme.about, programme.bring, programme.food, programme.audience, programme.note)
        if words
    ]
    texts += [place.directions["en"] for place in catalogue.places.values() if place.directions]
    texts += [organisation.about["en"] for organisation in catalogue.organisations]
    for text in texts:
        for sentence in text.replace("\n", ". ").split(". "):
            assert len(sentence.split()) <= 12, sentence


def test_every_programme_but_going_home_can_be_found_by_typing_its_name() -> None:
    catalogue = read().catalogue
    words = {key: programme.keywords.get("en", "") for key, programme in catalogue.programmes.items()}
    words |= {key: intent["en"] for key, intent in catalogue.intents.items()}
    vocabulary = Vocabulary.of(words)
    for key, programme in catalogue.programmes.items():
        found = guess(programme.name["en"], vocabulary)
        assert (key in found) == (key != "repatriation"), (key, found)

"""Staff's words for programmes, places and items by language, and new ones of each: callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler

from bot.domain import items
from bot.domain.catalogue import Text, places_in_use
from bot.domain.catalogue_words import MOST_WORDS, OF, PICTOGRAMS, Said, Subject
from bot.domain.items import Sizes
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.i18n import Untranslated
from bot.runtime.conversations import Form, set_draft
from bot.services import catalogue_words, people
from bot.services.schedule import timetable
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.staff_words import typed
from handlers.talk import Talk
from handlers.views import catalogue_words as views


class Step(StrEnum):
    """The steps of this form."""

    WORDS = "words"
    NAME = "name"
    ITEM = "item"


async def which(talk: Talk, subject: str = "", key: str = "", *_: str) -> None:
    """Which text?"""
    talk.leave_form()
    about, read = await _subject(talk, subject, key), {}
    for said in OF[about]:
        text = await catalogue_words.text(talk.work, talk.chat, about, key, said)
        read[said] = _lacking(talk, text)
    talk.show(lambda t: views.which(t, about, key, read))


async def languages(talk: Talk, subject: str = "", key: str = "", said: str = "", *_: str) -> None:
    """In which language? With what each has now."""
    talk.leave_form()
    about, chosen = await _subject(talk, subject, key), choice_of(Said, said)
    text = await catalogue_words.text(talk.work, talk.chat, about, key, chosen)
    lacks, tags = _lacking(talk, text), talk.catalogues.tags
    talk.show(lambda t: views.languages(t, (about, key, chosen), tags, lacks, text))


async def write(talk: Talk, subject: str = "", key: str = "", said: str = "", tag: str = "", *_: str) -> Step:
    """Listen for the words."""
    about, chosen = await _subject(talk, subject, key), choice_of(Said, said)
    text = await catalogue_words.text(talk.work, talk.chat, about, key, chosen)
    if tag not in talk.catalogues.tags:
        raise Outdated
    set_draft(subject=about, key=key, said=chosen, language=tag)
    talk.show(lambda t: views.write(t, (about, key, chosen), tag, text.get(tag, "")))
    return Step.WORDS


async def written(talk: Talk, *_: str) -> Step | int:
    """The words; longer ones than fit are asked for again."""
    if talk.cut or len(talk.text) > MOST_WORDS:
        talk.show(views.too_long)
        return Step.WORDS
    subject, key, said = (drafted(talk, one) for one in ("subject", "key", "said"))
    about = (Subject(subject), key, Said(said))
    await catalogue_words.say(talk.work, talk.chat, about, drafted(talk, "language"), talk.text)
    await languages(talk, subject, key, said)
    return Form.END


async def unsay(talk: Talk, subject: str = "", key: str = "", said: str = "", tag: str = "", *_: str) -> None:
    """The words of the file again."""
    about = (await _subject(talk, subject, key), key, choice_of(Said, said))
    await catalogue_words.unsay(talk.work, talk.chat, about, tag)
    await languages(talk, subject, key, said)


async def pictograms(talk: Talk, *_: str) -> None:
    """A new programme: which picture?"""
    talk.leave_form()
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    talk.show(views.pictograms)


async def name_programme(talk: Talk, number: str = "", *_: str) -> Step:
    """What is it called?"""
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    if number_of(number) >= len(PICTOGRAMS):
        raise Outdated
    set_draft(pictogram=number)
    talk.show(views.name)
    return Step.NAME


async def name_place(talk: Talk, *_: str) -> Step:
    """What is the new place called?"""
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    set_draft(pictogram="")
    talk.show(views.name)
    return Step.NAME


async def named(talk: Talk, *_: str) -> Step | int:
    """It is there; its other texts, and days or a pin, come next."""
    if talk.cut or len(talk.text) > views.MOST_NAME:
        talk.show(views.too_long)
        return Step.NAME
    pictogram = drafted(talk, "pictogram")
    if pictogram:
        sign = PICTOGRAMS[number_of(pictogram)]
        made = await catalogue_words.new_programme(talk.work, talk.chat, sign, talk.language, talk.text)
        talk.show(lambda t: views.programme_made(t, made))
    else:
        place = await catalogue_words.new_place(talk.work, talk.chat, talk.language, talk.text)
        talk.show(lambda t: views.place_card(t, place))
    return Form.END


async def places(talk: Talk, page: str = "0", *_: str) -> None:
    """Which place?"""
    talk.leave_form()
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    listed = places_in_use((await timetable(talk.work)).catalogue)
    at = page_of(page, len(listed), views.A_PAGE)
    talk.show(lambda t: views.places(t, listed, at))


async def place(talk: Talk, key: str = "", *_: str) -> None:
    """One place."""
    talk.leave_form()
    found = await catalogue_words.place(talk.work, talk.chat, key)
    talk.show(lambda t: views.place_card(t, found))


async def item_pictograms(talk: Talk, *_: str) -> None:
    """Something else that is given out: which picture?"""
    talk.leave_form()
    await people.require(talk.work, talk.chat, Action.GIVE_OUT)
    talk.show(views.item_pictograms)


async def item_sizes(talk: Talk, number: str = "", *_: str) -> None:
    """Are its pieces told apart?"""
    await people.require(talk.work, talk.chat, Action.GIVE_OUT)
    at = number_of(number)
    if at >= len(items.PICTOGRAMS):
        raise Outdated
    talk.show(lambda t: views.item_sizes(t, at))


async def name_item(talk: Talk, number: str = "", sizes: str = "", *_: str) -> Step:
    """What is it called?"""
    await people.require(talk.work, talk.chat, Action.GIVE_OUT)
    if number_of(number) >= len(items.PICTOGRAMS):
        raise Outdated
    set_draft(pictogram=number, sizes=choice_of(Sizes, "" if sizes == views.ONE_SIZE else sizes))
    talk.show(views.name_item)
    return Step.ITEM


async def item_named(talk: Talk, *_: str) -> Step | int:
    """It is there, with the rules that most things have; stock, other rules and other languages come next."""
    if talk.cut or len(talk.text) > views.MOST_NAME:
        talk.show(views.item_too_long)
        return Step.ITEM
    sign, sizes = items.PICTOGRAMS[number_of(drafted(talk, "pictogram"))], choice_of(Sizes, drafted(talk, "sizes"))
    made = await catalogue_words.new_item(talk.work, talk.chat, sign, sizes, (talk.language, talk.text))
    talk.show(lambda t: views.item_made(t, made))
    return Form.END


async def _subject(talk: Talk, subject: str, key: str) -> Subject:
    about = choice_of(Subject, subject)
    match about:
        case Subject.PROGRAMME:
            await catalogue_words.programme(talk.work, talk.chat, key)
        case Subject.PLACE:
            await catalogue_words.place(talk.work, talk.chat, key)
        case Subject.ITEM:
            await catalogue_words.text(talk.work, talk.chat, about, key, Said.NAME)
    return about


def _lacking(talk: Talk, text: Text) -> tuple[str, ...]:
    """The languages whose readers would read another one; none where there is nothing to say."""
    if not any(words.strip() for words in text.values()):
        return ()
    return tuple(tag for tag in talk.catalogues.tags if not _reads(talk, tag, text))


def _reads(talk: Talk, tag: str, text: Text) -> bool:
    try:
        talk.catalogues.translator(tag).data(text)
    except Untranslated:
        return False
    return bool(text.get(tag) or text.get("en"))


def form(edge: Edge) -> Form:
    """The steps at which staff write."""
    return Form(
        "catalogue_words",
        entry_points=[
            CallbackQueryHandler(edge.press(write), pattern="^words.write:"),
            CallbackQueryHandler(edge.press(name_programme), pattern="^times.new:"),
            CallbackQueryHandler(edge.press(name_place), pattern="^place.new$"),
            CallbackQueryHandler(edge.press(name_item), pattern=r"^giving\.name:"),
        ],
        states={Step.WORDS: typed(edge, written), Step.NAME: typed(edge, named), Step.ITEM: typed(edge, item_named)},
        fallbacks=[],
    )


FEATURE = Feature(
    "catalogue_words",
    presses={
        "words": which,
        "words.of": languages,
        "words.unsay": unsay,
        "times.add_new": pictograms,
        "giving.own": item_pictograms,
        "giving.sizes": item_sizes,
        "places": places,
        "place": place,
    },
    form=form,
    prompts={Step.WORDS: views.words_prompt, Step.NAME: views.name, Step.ITEM: views.name_item},
)

"""Asking volunteers for a translation, and looking at what came: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.announcements import Content
from bot.domain.translations import Due, Stage, deadlines
from bot.services import announcement_words, announcements, translations, translations_ask
from handlers.announce import show
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import translations_ask as views
from handlers.views.announce_pieces import turns
from handlers.views.translations_ask import Asking

A_PAGE = 4


async def languages(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """What is asked for, and what can be."""
    talk.leave_form()
    found = await translations_ask.standing(talk.work, talk.chat, number_of(number))
    told = found.draft.told
    lacking = found.lacking if translations_ask.possible(told) else ()
    at = page_of(page, len(lacking), A_PAGE)
    shown = lacking[at * A_PAGE : (at + 1) * A_PAGE]
    turn = turns("tr.ask", told.id, page=at, more=(at + 1) * A_PAGE < len(lacking))
    talk.show(lambda t: views.languages(t, told.id, found.tasks, shown, turn))


async def due(talk: Talk, number: str = "", tag: str = "", *_: str) -> None:
    """Until when."""
    told = await announcements.draft(talk.work, talk.chat, number_of(number))
    await _show_due(talk, Asking(tag, ("tr.go", told.id, tag), ("tr.ask", told.id)))


async def _show_due(talk: Talk, asking: Asking) -> None:
    able = len(await translations.speakers(talk.work, asking.target, but=talk.chat.id))
    choices = deadlines(talk.work.now)
    talk.show(lambda t: views.due(t, asking, able, choices))


async def go(talk: Talk, number: str = "", tag: str = "", code: str = "", *_: str) -> None:
    """Ask them."""
    count = await translations_ask.ask(talk.work, talk.chat, number_of(number), tag, choice_of(Due, code))
    talk.show(lambda t: views.waiting(t, number_of(number), tag, count))


async def one(talk: Talk, number: str = "", *_: str) -> None:
    """Where one stands; one that came is shown beside its original."""
    task = await translations_ask.look(talk.work, talk.chat, number_of(number))
    match task.stage:
        case Stage.OPEN | Stage.TAKEN:
            talk.show(lambda t: views.task(t, task))
        case Stage.SENT:
            told = await translations.came(talk.work, task)
            talk.show(lambda t: views.came(t, told))
        case _:
            talk.show(lambda t: views.over(t, task))


async def stop(talk: Talk, number: str = "", *_: str) -> None:
    """It is not needed any more."""
    task = await translations_ask.stop(talk.work, talk.chat, number_of(number))
    await languages(talk, str(task.announcement))


async def see(talk: Talk, number: str = "", *_: str) -> None:
    """A translation that came, to me alone, exactly as it would be received, with what can be done below it."""
    task = await translations_ask.sent(talk.work, talk.chat, number_of(number))
    told, content = await announcements.known(talk.work, task.announcement), task.answer or Content()
    talk.work.owe(talk.chat, announcement_words.call_of(talk.work, told, task.target, content))
    if talk.pressed is not None:
        talk.remove(talk.pressed.message_id)
    beside = await translations.came(talk.work, task, heard=True)
    talk.say(lambda t: views.came(t, beside))


async def use(talk: Talk, number: str = "", *_: str) -> None:
    """It becomes the text of its language."""
    task = await translations_ask.use(talk.work, talk.chat, number_of(number))
    if task.stage is Stage.SENT:
        await show(talk, task.announcement)
    else:
        await one(talk, number)


async def more(talk: Talk, number: str = "", *_: str) -> None:
    """Ask for it once more: until when?"""
    task = await translations_ask.sent(talk.work, talk.chat, number_of(number))
    await announcements.draft(talk.work, talk.chat, task.announcement)
    await _show_due(talk, Asking(task.target, ("tr.anew", task.id), ("tr.task", task.id)))


async def anew(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """Ask them once more; what came is not used."""
    task = await translations_ask.look(talk.work, talk.chat, number_of(number))
    count = await translations_ask.ask_again(talk.work, talk.chat, task.id, choice_of(Due, code))
    talk.show(lambda t: views.waiting(t, task.announcement, task.target, count))


async def refuse(talk: Talk, number: str = "", *_: str) -> None:
    """It is not used."""
    task = await translations_ask.refuse(talk.work, talk.chat, number_of(number))
    await one(talk, str(task.id))


FEATURE = Feature(
    "translations_ask",
    presses={
        "tr.ask": languages,
        "tr.due": due,
        "tr.go": go,
        "tr.task": one,
        "tr.stop": stop,
        "tr.see": see,
        "tr.use": use,
        "tr.more": more,
        "tr.anew": anew,
        "tr.refuse": refuse,
    },
)

"""What is kept about somebody: seeing it, taking it, being erased, clearing the chat: the callbacks; no sentence."""

from __future__ import annotations

from bot.domain.delivery import Upload
from bot.services import clearing, giving, own_data, schedule
from handlers.feature import Command, Feature
from handlers.moments import number_of
from handlers.start import show_picker
from handlers.talk import Talk
from handlers.views import own_data as data_views
from handlers.views import privacy as views
from handlers.views.own_data_lines import Shown

NAME, MIME = "my-data{}.json", "application/json"
LASTS = data_views.MINUTES * 60
"""So long the file lies in the chat: whoever takes the phone later does not find it."""


async def privacy(talk: Talk, *_: str) -> None:
    """What is kept."""
    if talk.chat.language is None:
        show_picker(talk, "")
        return
    days = talk.work.tools.days
    talk.show(lambda t: views.privacy(t, days))


async def my_data(talk: Talk, number: str = "0", *_: str) -> None:
    """Everything that is kept, page by page."""
    if talk.chat.language is None:
        show_picker(talk, "")
        return
    at = number_of(number)
    given = {one.id: one for one in await giving.every(talk.work)}
    held = Shown(await own_data.see(talk.work, talk.chat), (await schedule.timetable(talk.work)).catalogue, given)
    talk.show(lambda t: data_views.page(t, held, at))


async def command(talk: Talk, *_: str) -> None:
    """/mydata, whatever stands behind it."""
    await my_data(talk)


async def ask_file(talk: Talk, *_: str) -> None:
    """Ask before the file lies in the chat."""
    talk.show(data_views.ask_file)


async def send_file(talk: Talk, *_: str) -> None:
    """The file, or the few it takes; the page stays where it is."""
    made = await own_data.take(talk.work, talk.chat)
    for at, content in enumerate(made):
        name = NAME.format(f"-{at + 1}" if at else "")
        talk.send_upload(Upload("document", name, MIME, content), data_views.caption, LASTS)


async def erase(talk: Talk, *_: str) -> None:
    """Ask before erasing, with what goes."""
    goes = await own_data.goes(talk.work, talk.chat)
    days = talk.work.tools.days
    talk.show(lambda t: views.erase(t, goes, days))


async def erase_now(talk: Talk, *_: str) -> None:
    """Forget this person: nothing is owed to them afterwards, so the word comes over the chat."""
    word = talk.word(views.erased)
    await own_data.forget(talk.work, talk.chat)
    talk.toast(word, alert=True)


async def clear(talk: Talk, *_: str) -> None:
    """Ask before clearing, honest about the rest."""
    talk.show(views.clear)


async def clear_now(talk: Talk, *_: str) -> None:
    """Take our messages out of the chat; the word comes over it, so that nothing new stands there."""
    talk.leave_form()
    talk.toast(talk.word(views.cleared), alert=True)
    await clearing.clear(talk.work, talk.chat)


FEATURE = Feature(
    "privacy",
    commands={
        "privacy": Command(privacy, lambda t: t.word("command", "What we keep")),
        "clear": Command(clear, lambda t: t.word("command", "Clear this chat")),
        "mydata": Command(command),
        "forget": Command(erase),
    },
    presses={
        "privacy": privacy,
        "mydata": my_data,
        "mydata.file": ask_file,
        "mydata.send": send_file,
        "erase": erase,
        "erase.now": erase_now,
        "clear": clear,
        "clear.now": clear_now,
    },
)

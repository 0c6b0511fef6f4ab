"""The chat edge. FEATURES is the one ordered list: registration, /help and the command menus follow from it."""

from __future__ import annotations

import re
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.i18n import Catalogues, Translator
from handlers import (
    announce,
    announce_audience,
    announce_replies,
    announce_seen,
    announce_sent,
    announce_when,
    announce_writing,
    anything,
    appointments,
    appointments_add,
    attendance,
    audit,
    births,
    board,
    call_me,
    called,
    callouts,
    catalogue_media,
    catalogue_words,
    classes,
    day,
    follows,
    gifts,
    giving_cases,
    giving_stock,
    giving_table,
    groups,
    handovers,
    hearing,
    hours,
    interpretations,
    interpretations_ask,
    interpreters,
    language,
    moving,
    my_calendar,
    my_shifts,
    posters,
    practice,
    privacy,
    questions,
    reminders,
    reports,
    roster,
    roster_writing,
    schedule,
    shift_filter,
    shift_group,
    shift_moves,
    shifts,
    slots,
    staff_absence,
    staff_answers,
    staff_cases,
    staff_classes,
    staff_desk,
    staff_duty,
    staff_handover,
    staff_home,
    staff_hours,
    staff_moves,
    staff_name,
    staff_offers,
    staff_offs,
    staff_pauses,
    staff_people,
    staff_reconnect,
    staff_requests,
    staff_series,
    staff_shifts,
    staff_slips,
    staff_slots,
    staff_team,
    staff_timetable,
    staff_trouble,
    staff_volunteers,
    staff_writing,
    start,
    status,
    talks,
    team_notes,
    timetable_edits,
    translations,
    translations_ask,
    volunteers,
    week_picture,
    wish,
)
from handlers.answers import PRIVATE
from handlers.context import Edge, failed
from handlers.feature import Feature
from handlers.guide import Guide

FEATURES: tuple[Feature, ...] = (
    start.FEATURE,
    privacy.FEATURE,
    schedule.FEATURE,
    week_picture.FEATURE,
    follows.FEATURE,
    appointments.FEATURE,
    appointments_add.FEATURE,
    call_me.FEATURE,
    questions.FEATURE,
    births.FEATURE,
    slots.FEATURE,
    shifts.FEATURE,
    handovers.FEATURE,
    callouts.FEATURE,
    classes.FEATURE,
    gifts.FEATURE,
    shift_group.FEATURE,
    my_shifts.FEATURE,
    my_calendar.FEATURE,
    shift_filter.FEATURE,
    roster.FEATURE,
    roster_writing.FEATURE,
    board.FEATURE,
    shift_moves.FEATURE,
    attendance.FEATURE,
    day.FEATURE,
    hours.FEATURE,
    staff_hours.FEATURE,
    staff_home.FEATURE,
    team_notes.FEATURE,
    practice.FEATURE,
    staff_requests.FEATURE,
    staff_cases.FEATURE,
    giving_stock.FEATURE,
    giving_cases.FEATURE,
    giving_table.FEATURE,
    called.FEATURE,
    staff_classes.FEATURE,
    staff_writing.FEATURE,
    staff_answers.FEATURE,
    staff_offers.FEATURE,
    staff_slots.FEATURE,
    staff_desk.FEATURE,
    staff_slips.FEATURE,
    staff_reconnect.FEATURE,
    staff_duty.FEATURE,
    staff_absence.FEATURE,
    staff_people.FEATURE,
    staff_name.FEATURE,
    staff_handover.FEATURE,
    staff_volunteers.FEATURE,
    volunteers.FEATURE,
    staff_shifts.FEATURE,
    staff_series.FEATURE,
    staff_moves.FEATURE,
    staff_offs.FEATURE,
    talks.FEATURE,
    language.FEATURE,
    interpreters.FEATURE,
    interpretations.FEATURE,
    interpretations_ask.FEATURE,
    wish.FEATURE,
    hearing.FEATURE,
    reminders.FEATURE,
    staff_timetable.FEATURE,
    timetable_edits.FEATURE,
    catalogue_words.FEATURE,
    catalogue_media.FEATURE,
    announce.FEATURE,
    announce_writing.FEATURE,
    announce_sent.FEATURE,
    announce_replies.FEATURE,
    announce_when.FEATURE,
    announce_audience.FEATURE,
    announce_seen.FEATURE,
    translations.FEATURE,
    translations_ask.FEATURE,
    staff_team.FEATURE,
    staff_trouble.FEATURE,
    staff_pauses.FEATURE,
    moving.FEATURE,
    reports.FEATURE,
    audit.FEATURE,
    status.FEATURE,
    posters.FEATURE,
)


def guide(catalogues: Catalogues) -> Guide:
    """What callbacks may ask of the whole chat."""
    return Guide(
        catalogues,
        {(feature.name, str(step)): view for feature in FEATURES for step, view in feature.prompts.items()},
        tuple(feature.link for feature in FEATURES if feature.link),
        tuple(feature.question for feature in FEATURES if feature.question),
        tuple(feature.danger for feature in FEATURES if feature.danger),
        {key: callback for feature in FEATURES for key, callback in feature.keys.items()},
        listed_commands,
        tuple(feature.talking for feature in FEATURES if feature.talking),
    )


def register(application: Application[Any, Any, Any, Any, Any, Any], catalogues: Catalogues) -> None:
    """Add every handler, all in one group, the catch-all last."""
    edge = Edge(guide(catalogues))
    add = application.add_handler
    add(ChatMemberHandler(edge.message(groups.membership), ChatMemberHandler.MY_CHAT_MEMBER))
    add(InlineQueryHandler(edge.message(anything.inline)))
    add(MessageHandler(filters.ChatType.CHANNEL, edge.message(groups.channel)))
    add(MessageHandler(filters.ChatType.GROUPS, edge.message(groups.message)))
    for feature in FEATURES:
        if feature.form:
            add(feature.form(edge))
    for feature in FEATURES:
        for name, command in feature.commands.items():
            add(CommandHandler(name, edge.command(command.callback), PRIVATE))
        for action, callback in feature.presses.items():
            add(CallbackQueryHandler(edge.press(callback), pattern=f"^{re.escape(action)}(:|$)"))
        for action, callback in feature.group_presses.items():
            add(CallbackQueryHandler(edge.press(callback, in_groups=True), pattern=f"^{re.escape(action)}(:|$)"))
    add(CallbackQueryHandler(edge.press(anything.old_button)))
    add(MessageHandler(filters.UpdateType.EDITED_MESSAGE, edge.message(anything.edited)))
    add(MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND, edge.message(anything.text)))
    add(MessageHandler(PRIVATE & filters.COMMAND, edge.message(anything.unknown_command)))
    add(MessageHandler(PRIVATE, edge.message(anything.other)))
    add(TypeHandler(Update, edge.message(anything.nothing)))
    application.add_error_handler(failed)


def listed_commands(t: Translator) -> list[tuple[str, str]]:
    """The commands of Telegram's menu and of /help, with what each does."""
    return [
        (name, command.about(t)) for feature in FEATURES for name, command in feature.commands.items() if command.about
    ]

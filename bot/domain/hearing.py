"""What somebody wants to hear of us; never a message or a query."""

from __future__ import annotations

from enum import StrEnum


class News(StrEnum):
    """Whether somebody wants announcements that are for everybody; asked once."""

    UNASKED = "unasked"
    ASKED = "asked"
    YES = "yes"
    NO = "no"


class Hears(StrEnum):
    """What may be sent to somebody of our own accord."""

    ALL = "all"
    NO_ANNOUNCEMENTS = "no_announcements"
    NOTHING = "nothing"
    """No announcement, no reminder, no call to help. What they would stand before a closed door without still comes."""

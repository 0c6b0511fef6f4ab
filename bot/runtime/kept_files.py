"""What Telegram keeps of our files, at hand while the bot runs; it neither sends nor draws."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from bot.domain.delivery import Call
from storage import kept_files
from storage.database import Tx


class KeptFiles:
    """References by the name of what a file shows."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    @property
    def known(self) -> Mapping[str, str]:
        """All of them."""
        return self._known

    async def load(self, tx: Tx) -> None:
        """Those of earlier runs."""
        self._known = await kept_files.every(tx)

    def learn(self, call: Call, file_id: str | None, now: int) -> list[Callable[[Tx], Awaitable[object]]]:
        """Telegram has kept a file; returns what is to be written down."""
        if file_id is None or call.order is None:
            return []
        self._known[call.order.kept] = file_id
        return [partial(kept_files.put, name=call.order.kept, file_id=file_id, now=now)]

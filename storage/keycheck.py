"""Whether the key file is the one this database was written with; never the key itself."""

from __future__ import annotations

from storage import facts
from storage.database import Tx
from storage.vault import KeyFileError, Unreadable, Vault

FACT = "key_check"
FIELD = "facts.key_check"
WORDS = b"the right key"


async def check(tx: Tx, vault: Vault) -> None:
    """Raises KeyFileError for another key; the first start writes the mark (again after a rotation)."""
    sealed = await facts.get(tx, FACT)
    if sealed is None:
        await facts.put(tx, FACT, vault.seal(FIELD, 0, WORDS))
        return
    try:
        opened = vault.open(FIELD, 0, sealed)
    except Unreadable:
        raise KeyFileError("the key file is not this database's: put back the right one") from None
    if opened == WORDS and not vault.is_current(sealed):
        await facts.put(tx, FACT, vault.seal(FIELD, 0, WORDS))

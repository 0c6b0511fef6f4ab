"""What people answered about their requests, one row a question; the answers are sealed."""

from __future__ import annotations

from bot.domain.questions import Given
from storage.database import Tx
from storage.numbers import allot
from storage.vault import Vault

ANSWER = "answers.answer"


async def put(tx: Tx, vault: Vault, request: int, given: Given) -> None:
    """Keep an answer in place of an earlier one; its number is allotted first, as the sealed field is bound to it."""
    row = await tx.one("SELECT id FROM answers WHERE request_id = ? AND question = ?", (request, given.question))
    number = row[0] if row else await allot(tx, "answers")
    await tx.run(
        "INSERT INTO answers (id, request_id, question, answer) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (request_id, question) DO UPDATE SET answer = excluded.answer",
        (number, request, given.question, vault.seal(ANSWER, number, given.answer.encode())),
    )


async def of_request(tx: Tx, vault: Vault, request: int) -> list[Given]:
    """Every answer to a request, in the order in which they were first given."""
    rows = await tx.all("SELECT id, question, answer FROM answers WHERE request_id = ? ORDER BY id", (request,))
    return [Given(question, vault.open(ANSWER, number, sealed).decode()) for number, question, sealed in rows]

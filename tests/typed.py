"""A second opinion on every call the bot makes: aiogram's typed method models (test-only)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from aiogram import methods
from aiogram.methods import TelegramMethod
from aiogram.types import BufferedInputFile

from bot.demo.api import Call
from bot.demo.wire import Upload

MODELS = {
    name.lower(): model
    for name, model in vars(methods).items()
    if isinstance(model, type) and issubclass(model, TelegramMethod)
}


def faults(calls: Iterable[Call]) -> list[str]:
    """What aiogram's models refuse or do not know, one line a call."""
    return [fault for call in calls for fault in _faults(call.method, dict(call.params))]


def _faults(method: str, params: dict[str, object]) -> list[str]:
    model = MODELS.get(method.lower())
    if model is None:
        return [f"{method}: no such method"]
    unknown = set(params) - set(model.model_fields)
    try:
        model.model_validate({name: _value(value) for name, value in params.items()})
    except ValueError as error:
        return [f"{method}: {error}"]
    return [f"{method}: unknown field {name}" for name in sorted(unknown)]


def _value(value: object) -> object:
    if isinstance(value, Upload):
        return BufferedInputFile(value.data, value.name)
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value

"""One message in an interpreter's hands: only the words, to one person, and gone when it is sent."""

from __future__ import annotations

from conftest import Running, words
from desk import tap
from interpreting import WORDS, ask_for_words, interpreter, open_case, stages, translate, wrote
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import MARKS


async def test_what_a_client_wrote_comes_into_the_case_translated(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    assert words(sara).startswith("🗣 1 interpreter is asked.")
    assert words(layla).startswith("🗣 One message: العربية → English.")
    await translate(running, layla, "The baby has no milk")
    assert words(layla).startswith("🙏 Thank you. It is sent.")
    assert "a note was added" in words(sara)
    await open_case(running, sara)
    assert "🗣 The baby has no milk" in words(sara)
    audited = await rows(running, "SELECT action FROM audit WHERE about LIKE 'interpretation%' ORDER BY id")
    assert audited == [("ask interpreter",), ("interpret",), ("interpreted",)]


async def test_an_interpreter_sees_the_words_and_nothing_else_and_they_go(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Neither name, number, picture nor account; nothing can be passed on."""
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    assert WORDS not in words(layla)
    assert layla.last.raw["has_protected_content"]
    await tap(running, layla, "I do it")
    assert WORDS in words(layla)
    told = " ".join(message.text for message in layla.messages if message.id >= layla.last.id)
    for secret in ("Amina", str(amina.id), "amily", "1", MARKS[1]):
        assert secret not in told, secret
    layla.send("The baby has no milk")
    await running.calm()
    assert "Read your translation" in words(layla)
    await tap(running, layla, "Send it")
    shown = " ".join(message.text for message in layla.visible)
    assert WORDS not in shown
    assert "no milk" not in shown


async def test_the_words_come_only_into_a_message_that_cannot_be_passed_on(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """A message that is gone, or one of ours that is not protected: a new one is made for them."""
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    for message in (layla.last.id, layla.messages[0].id + 2):
        layla.delete(layla.last.id)
        layla.tap(message, "task.take:1")
        await running.calm()
        assert words(layla).startswith("🗣 The words come into this message.")
        assert await stages(running) == ["open"]
    await tap(running, layla, "Show me the words")
    assert WORDS in words(layla)
    layla.send("/interpret")
    await running.calm()
    await tap(running, layla, "The message you have", "Show me the words")
    assert [message.text.count(WORDS) for message in layla.visible if WORDS in message.text] == [1]
    assert all(message.raw["has_protected_content"] for message in layla.visible if WORDS in message.text)


async def test_the_words_of_a_translation_may_be_words_of_danger(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """The danger is the client's, not the interpreter's: it is no reason to stop listening."""
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await translate(running, layla, "he hits me")
    await open_case(running, sara)
    assert "🗣 he hits me" in words(sara)


async def test_our_own_words_reach_the_client_translated_word_for_word(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await open_case(running, sara, "Interpreter", "My own words for them")
    sara.send("Come on Monday at nine")
    await running.calm()
    assert words(layla).startswith("🗣 One message: English → العربية.")
    await translate(running, layla, "تعالوا يوم الاثنين")
    assert "تعالوا يوم الاثنين" in words(amina)
    await open_case(running, sara)
    assert "➡️ Come on Monday at nine" in words(sara)
    assert "➡️ 🗣 تعالوا يوم الاثنين" in words(sara)


async def test_of_two_who_take_it_at_once_one_has_the_words(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    pair = [await interpreter(running, api, name) for name in ("Layla", "Omar")]
    await wrote(running, amina)
    await ask_for_words(running, sara)
    for phone in pair:
        phone.press("I do it")
    await running.calm()
    assert sorted(WORDS in words(phone) for phone in pair) == [False, True]
    assert sum("Somebody does it already" in words(phone) for phone in pair) == 1


async def test_a_double_tap_on_any_of_its_buttons_changes_nothing(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    taken = layla.last.id
    for _ in range(2):
        layla.tap(taken, "task.take:1")
    await running.calm()
    assert WORDS in words(layla)
    layla.send("The baby has no milk")
    await running.calm()
    sent = layla.last.id
    for _ in range(2):
        layla.tap(sent, "task.send:1")
    await running.calm()
    assert words(layla).startswith("🙏 Thank you. It is sent.")
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'interpreted'") == [(1,)]
    sara.tap(sara.last.id, "case.said:1:1")
    sara.tap(sara.last.id, "case.said:1:1")
    await running.calm()
    assert await stages(running) == ["done", "open"]


async def test_a_translation_is_written_again_before_it_is_sent(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await tap(running, layla, "I do it")
    for text in ("The baby", "The baby has"):
        layla.send(text)
        await running.calm()
    await tap(running, layla, "Write again")
    layla.tap(layla.last.id, "task.send:1")
    await running.calm()
    assert words(layla).startswith("🗣 Somebody does it already")
    layla.send("The baby has no milk")
    await running.calm()
    assert [message.text for message in layla.visible if message.mine][-1:] == ["The baby has no milk"]
    await tap(running, layla, "Send it")
    await open_case(running, sara)
    assert "🗣 The baby has no milk" in words(sara)


async def test_who_has_one_message_finishes_it_before_the_next(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await tap(running, layla, "I do it")
    async with running.bot.db.write() as tx:
        await tx.run(
            "INSERT INTO requests (chat_id, service, whom, urgent, state, created_at, changed_at, interpreter)"
            " SELECT chat_id, 'health', 'me', 0, 'requested', 1, 1, 'any' FROM requests"
        )
        await tx.run(
            "INSERT INTO interpretations (id, request_id, source, target, to_client, until)"
            " SELECT 9, 2, source, target, 0, until FROM interpretations"
        )
    layla.tap(layla.last.id, "task.take:9")
    await running.calm()
    assert words(layla).startswith("🗣 You have another message.")
    await tap(running, layla, "The message you have")
    assert WORDS in words(layla)

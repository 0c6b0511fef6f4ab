"""The page of phones in a real browser, with a tiny scripted bot behind the local Bot API; never our own bot."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone
from bot.demo.web import page as page_of

from .page_bot import SWITCHES, Script, bubbles, say, served

playwright = pytest.importorskip("playwright.async_api", reason="Playwright is not installed (make test installs it)")
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed (Debian: apt-get install chromium)"),
    pytest.mark.asyncio(loop_scope="module"),
]
on_one_loop = pytest_asyncio.fixture(loop_scope="module")  # the browser is shared, and so is its event loop


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[Any]:
    async with playwright.async_playwright() as driver:
        started = await driver.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield started
        await started.close()


@on_one_loop
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(limits=Limits.none()) as running:
        yield running


@on_one_loop
async def script(api: BotApi) -> AsyncIterator[Script]:
    async with aiohttp.ClientSession() as session, asyncio.TaskGroup() as tasks:
        bot = Script(api, session)
        task = tasks.create_task(bot.run())
        yield bot
        task.cancel()


@on_one_loop
async def address(api: BotApi, script: Script) -> AsyncIterator[str]:
    async with served(page_of(api)) as url:
        yield url


@pytest.fixture
def amal(api: BotApi) -> Phone:
    return api.phone("Amal", language_code="ar")


@on_one_loop
async def look(browser: Any, address: str) -> AsyncIterator[Callable[..., Awaitable[Any]]]:
    """Open the page at a width; whatever it complains about in the browser's console fails the test."""
    contexts, complaints = [], []

    async def opened(width: int = 1280, height: int = 800) -> Any:
        context = await browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        contexts.append(context)
        view = await context.new_page()
        view.set_default_timeout(5000)
        view.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        view.on("pageerror", lambda error: complaints.append(str(error)))
        await view.goto(address)
        await view.wait_for_selector(".phone")
        return view

    yield opened
    for context in contexts:
        await context.close()
    assert complaints == []


async def test_start_and_a_typed_message_are_answered_without_reload(look: Any, amal: Phone) -> None:
    view = await look()
    await view.evaluate("window.sameDocument = true")
    await view.click(".big.start")
    await bubbles(view, "Welcome").wait_for()
    await say(view, "hello <img src=x onerror=alert(1)>")
    await view.wait_for_selector('.message[data-mine="true"] >> text=hello <img')
    await bubbles(view, "You said: hello <img").wait_for()
    assert await view.locator(".chat .text img").count() == 0
    assert await view.evaluate("window.sameDocument")


async def test_arabic_runs_from_right_to_left_beside_latin_lines(look: Any, amal: Phone) -> None:
    amal.send("soup")
    view = await look()
    lines = bubbles(view, "مطبخ").locator(".line")
    await lines.first.wait_for()
    sides = await lines.evaluate_all("all => all.map(line => getComputedStyle(line).direction)")
    assert sides == ["rtl", "ltr"]
    assert await lines.first.locator("b").count() == 1
    assert await view.inner_text(".menu-key bdi") == "القائمة", "the phone itself speaks Arabic"


async def test_a_button_spins_until_a_toast(look: Any, amal: Phone, script: Script, api: BotApi) -> None:
    amal.send("soup")
    view = await look()
    slow = view.locator('.key[data-data="slow"]')
    await slow.click()
    await view.wait_for_selector('.key[data-data="slow"][aria-busy="true"]')
    while not amal.waiting_taps:
        await asyncio.sleep(0.01)
    [query_id] = [key for key, query in api.world.queries.items() if query.data == "slow"]
    await script.call("answerCallbackQuery", callback_query_id=query_id, text="We remind you")
    await view.wait_for_selector(".toast >> text=We remind you")
    await view.wait_for_selector('.key[data-data="slow"][aria-busy="false"]')


async def test_an_alert_waits_for_ok_and_gives_the_focus_back(look: Any, amal: Phone) -> None:
    amal.send("soup")
    view = await look()
    await view.focus('.key[data-data="alert"]')
    await view.keyboard.press("Enter")
    await view.wait_for_selector("[role=alertdialog] >> text=Saved")
    await view.keyboard.press("Enter")
    await view.wait_for_selector("[role=alertdialog]", state="detached")
    assert await view.evaluate("document.activeElement.dataset.data") == "alert"


async def test_alerts_of_the_past_do_not_come_back_with_a_new_page(look: Any, amal: Phone) -> None:
    amal.send("soup")
    await amal.until(lambda phone: phone.visible[-1].keyboard)
    amal.press(data="alert")
    await amal.until(lambda phone: phone.alerts)
    view = await look()
    await view.wait_for_selector(".message")
    assert await view.locator("[role=alertdialog], .toast").count() == 0


async def test_edited_messages_say_so_and_deleted_ones_vanish(look: Any, amal: Phone) -> None:
    amal.send("soup")
    view = await look()
    await view.focus('.key[data-data="come"]')
    await view.keyboard.press("Enter")
    await view.wait_for_selector('.message[data-edited="true"] >> text=You are on the list.')
    assert await view.locator(".edited").count() == 1
    assert await view.evaluate("document.activeElement.dataset.data") == "come", "the focus stays through an edit"
    await view.click('.key[data-data="vanish"]')
    await bubbles(view, "You are on the list.").wait_for(state="detached")


async def test_an_own_message_can_be_corrected(look: Any, amal: Phone) -> None:
    amal.send("helo")
    view = await look()
    await view.hover('.message[data-mine="true"]')
    await view.click(".pencil")
    await say(view, "hello")
    await view.wait_for_selector('.message[data-mine="true"][data-edited="true"] >> text=hello')
    assert amal.visible[0].edited


async def test_the_keyboard_below_the_chat_sends_and_can_be_put_away(look: Any, amal: Phone) -> None:
    amal.start()
    view = await look()
    await view.click('.reply-keyboard button[data-key="🍲"]')
    await bubbles(view, "You said: 🍲").wait_for()
    await view.click(".reply-keyboard >> text=My number")
    await view.wait_for_selector('.message[data-kind="contact"]')
    await view.click(".toggle")
    await view.wait_for_selector(".reply-keyboard", state="hidden")


async def test_things_are_sent_and_shown(look: Any, amal: Phone) -> None:
    amal.start()
    view = await look()
    for kind in ("photo", "voice", "sticker", "contact", "location", "document"):
        await view.click(".attach")
        await view.click(f'[data-give="{kind}"]')
        await view.wait_for_selector(f'.message[data-mine="true"][data-kind="{kind}"]')
    await view.wait_for_function("document.querySelector('.photo img').naturalWidth > 0")
    await view.wait_for_function(
        "c => c.scrollHeight - c.scrollTop - c.clientHeight < 3", arg=await view.query_selector(".chat")
    )
    amal.send_venue()
    amal.send_poll()
    await view.wait_for_selector('.message[data-kind="venue"] .map')
    await view.wait_for_selector('.message[data-kind="poll"] >> text=Monday')


async def test_a_deep_link_starts_the_bot_where_it_is_clicked(look: Any, amal: Phone, api: BotApi) -> None:
    amal.send(f"see https://t.me/{api.bot['username']}?start=soup")
    view = await look()
    await view.click(".text a")
    await bubbles(view, "Welcome soup").wait_for()
    await view.click(".more summary")
    await view.fill(".open input", f"t.me/{api.bot['username']}?start=coats")
    await view.press(".open input", "Enter")
    await bubbles(view, "Welcome coats").wait_for()


@pytest.mark.parametrize("width", [320, 360])
async def test_nothing_is_cut_on_a_small_phone(look: Any, amal: Phone, api: BotApi, width: int) -> None:
    for name in ("Reza", "Leyla", "A very long name indeed"):
        api.phone(name, language_code="fa")
    amal.start()
    amal.send("soup")
    amal.send("Donaudampfschifffahrtsgesellschaft" * 3)
    amal.send_photo("A long caption " * 20)
    amal.send_venue()
    view = await look(width, 640)
    await view.wait_for_selector(".reply-keyboard button")
    wide = "all => all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className)"
    assert await view.evaluate("document.documentElement.scrollWidth") == width
    assert (
        await view.locator(".bar, .chosen, .chosen .chat, .chosen .composer, .chosen .bubble").evaluate_all(wide) == []
    )
    assert await view.locator(".phone:visible").count() == 1
    await view.click(".tab >> text=Reza")
    assert await view.locator(".phone:visible").get_attribute("data-name") == "Reza"


async def test_the_keyboard_alone_is_enough(look: Any, amal: Phone) -> None:
    view = await look()
    for _ in range(20):
        await view.keyboard.press("Tab")
        if await view.evaluate("document.activeElement.matches('.big.start')"):
            break
    assert await view.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", "focus can be seen"
    await view.keyboard.press("Enter")
    await bubbles(view, "Welcome").wait_for()
    await view.focus(".chosen .field")
    await view.keyboard.type("/he")
    await view.wait_for_selector('.commands [aria-selected="true"][data-command="help"]')
    await view.keyboard.press("Enter")
    await bubbles(view, "You said: /help").wait_for()
    await view.keyboard.type("soup")
    await view.keyboard.press("Enter")
    await view.wait_for_selector(".key")
    await view.keyboard.press("Shift+Tab")
    await view.keyboard.press("Shift+Tab")
    assert await view.evaluate("document.activeElement.dataset.data") == "vanish", "the last button is two steps back"


async def test_the_clock_moves_forward(look: Any, amal: Phone, api: BotApi) -> None:
    view = await look()
    before = api.clock.now()
    seen = await view.inner_text("#clock .day")
    await view.click('[data-forward="86400"]')
    await view.wait_for_function("seen => document.querySelector('#clock .day').innerText !== seen", arg=seen)
    assert timedelta(hours=24) <= api.clock.now() - before < timedelta(hours=25)


async def test_faults_are_switched_on_used_up_and_cleared(look: Any, amal: Phone, api: BotApi) -> None:
    view = await look()
    await view.click("#faults summary")
    await view.click('[data-fault="drop"]')
    await view.wait_for_selector('[data-fault="drop"][aria-checked="true"]')
    await view.click('[data-fault="slow"]')
    await view.wait_for_selector("#fault-count >> text=2")
    assert sorted(fault.kind for fault in api.faults.active) == ["delay", "drop_answer"]
    await view.click(f'[data-fault="block-{amal.id}"]')
    await view.wait_for_selector(".phone.blocked .big.unblock")
    await view.click('[data-fault="clear"]')
    await view.wait_for_selector("#fault-count", state="hidden")
    assert not api.faults.active
    assert not amal.person.blocked


async def test_phones_come_and_go(look: Any, amal: Phone, api: BotApi) -> None:
    view = await look()
    await view.click("#add")
    await view.fill("#new-phone [name=name]", "Олена")
    await view.select_option("#new-phone select", "uk")
    await view.press("#new-phone [name=name]", "Enter")
    await view.wait_for_selector('.phone[data-name="Олена"][data-language="uk"]')
    assert [phone.person.language_code for phone in api.phones] == ["ar", "uk"]
    await view.click('.phone[data-name="Amal"] .more summary')
    await view.click('.phone[data-name="Amal"] .remove')
    await view.wait_for_selector('.phone[data-name="Amal"]', state="detached")


async def test_the_page_finds_its_way_back_after_the_server_was_gone(browser: Any, api: BotApi, amal: Phone) -> None:
    context = await browser.new_context()
    view = await context.new_page()
    async with served(page_of(api)) as url:
        await view.goto(url)
        await view.wait_for_selector(".link.live")
    await view.wait_for_selector(".link.reconnecting")
    async with served(page_of(api), int(url.rpartition(":")[2])):
        amal.send("back again")
        await view.wait_for_selector(".message >> text=back again")
        await context.close()

/* The page around the phones: live state, clock, faults, tabs; what a phone looks like is phone.js. */

import { Phone } from "./phone.js";
import { make } from "./text.js";
import { LANGUAGES, day, hour, languageName } from "./words.js";

const $ = (id) => document.getElementById(id);
const phones = new Map();
let ahead = 0; // milliseconds the demo's clock is ahead of this computer's
let chosen = 0;

/** POST and the like; returns null, or why it was refused. */
async function ask(method, path, body) {
  try {
    const answer = await fetch(path, { method, headers: { "Content-Type": "application/json" }, body: method === "POST" ? JSON.stringify(body ?? {}) : undefined });
    return answer.ok ? null : (await answer.json().catch(() => ({}))).error ?? `${answer.status} ${answer.statusText}`;
  } catch {
    return "The demo does not answer. Is it still running?";
  }
}

async function press(method, path, body) {
  const refused = await ask(method, path, body);
  $("trouble").hidden = !refused;
  $("trouble").textContent = refused ?? "";
}

function show(state) {
  ahead = new Date(state.now) - Date.now();
  tick();
  showFaults(state.faults, state.phones);
  const wanted = new Set(state.phones.map(({ id }) => id));
  for (const [id, phone] of phones) if (!wanted.has(id)) { phone.node.remove(); phones.delete(id); }
  for (const each of state.phones) {
    const phone = phones.get(each.id);
    if (phone) { phone.update(each); continue; }
    const fresh = new Phone(each, ask, state.bot);
    phones.set(each.id, fresh);
    $("phones").append(fresh.node);
    fresh.update(each);
  }
  showTabs(state.phones);
}

function showTabs(states) {
  if (!phones.has(chosen)) chosen = states[0]?.id ?? 0;
  const focused = $("tabs").contains(document.activeElement);
  const text = JSON.stringify([chosen, states.map(({ id, name, language }) => [id, name, language])]);
  if ($("tabs").dataset.text !== text) {
    $("tabs").dataset.text = text;
    $("tabs").replaceChildren(...states.map(tab));
    if (focused) $("tabs").querySelector('[aria-selected="true"]')?.focus();
  }
  for (const [id, { node }] of phones) node.classList.toggle("chosen", id === chosen);
}

function tab({ id, name, language }) {
  const on = id === chosen;
  return make("button.tab", {
    type: "button", role: "tab", "aria-selected": String(on), "aria-controls": `phone-${id}`, tabindex: on ? "0" : "-1", "data-tab": id,
    onclick: () => choose(id),
  }, make("bdi", {}, name), make("small", {}, language));
}

function choose(id) {
  chosen = id;
  showTabs([...phones.values()].map(({ id, node }) => ({ id, name: node.dataset.name, language: node.dataset.language })));
}

function walkTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const ids = [...phones.keys()];
  choose(ids[(ids.indexOf(chosen) + step + ids.length) % ids.length]);
}

function tick() {
  const now = new Date(Date.now() + ahead);
  const text = [day(now, "en", true), hour(now)];
  $("clock").dateTime = now.toISOString();
  $("clock").querySelector(".day").textContent = text[0];
  $("clock").querySelector(".hour").textContent = text[1];
}

function showFaults(faults, states) {
  const on = faults.filter((fault) => fault.on).length + states.filter((state) => state.blocked).length;
  $("fault-count").hidden = !on;
  $("fault-count").textContent = String(on);
  const text = JSON.stringify([faults, states.map(({ id, name, blocked }) => [id, name, blocked])]);
  const panel = $("fault-panel");
  if (panel.dataset.text === text) return;
  panel.dataset.text = text;
  const back = panel.contains(document.activeElement) && document.activeElement.dataset.key;
  const blocks = states.map(({ id, name, blocked }) => lever(`block-${id}`, `${name} blocks the bot`, "", blocked, () => press("POST", `/phones/${id}/${blocked ? "unblock" : "block"}`)));
  const levers = faults.map(({ name, label, hint, on: is }) => lever(name, label, hint, is, () => press("POST", "/faults", { name, on: !is })));
  const clear = make("button.clear", { type: "button", "data-key": "clear", "data-fault": "clear", onclick: () => press("DELETE", "/faults") }, "Clear all");
  panel.replaceChildren(make("h2", {}, "What goes wrong"), ...levers, make("h2", {}, "Blocked by user"), ...blocks, clear);
  if (back) panel.querySelector(`[data-key="${back}"]`)?.focus();
}

function lever(key, label, hint, on, press) {
  const words = make("span", {}, label, hint && make("small", {}, hint));
  const shared = { type: "button", "data-key": key, "data-fault": key, onclick: press };
  if (on === null) return make("button.lever.once", shared, words, make("b", { "aria-hidden": "true" }, "Send"));
  return make("button.lever", { ...shared, role: "switch", "aria-checked": String(on) }, words, make("i", { "aria-hidden": "true" }));
}

function say(state) {
  $("link").className = `link ${state}`;
  $("link").title = state;
  $("link").setAttribute("aria-label", state);
}

function listen() {
  const source = new EventSource("/events");
  source.onopen = () => say("live");
  source.onmessage = (event) => show(JSON.parse(event.data));
  source.onerror = () => {
    say("reconnecting");
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 1000); // refused outright: the browser gives up, we do not
  };
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    const leave = event.type === "keydown" ? event.key === "Escape" : !menu.contains(event.target);
    if (!leave) continue;
    if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
    menu.open = false;
  }
}

for (const button of document.querySelectorAll("[data-forward]"))
  button.addEventListener("click", () => press("POST", "/clock", { seconds: Number(button.dataset.forward) }));
$("new-phone").querySelector("select").append(...LANGUAGES.map((code) => make("option", { value: code, lang: code }, languageName(code))));
$("add").addEventListener("click", () => { $("new-phone").querySelector("form").reset(); $("new-phone").showModal(); });
$("new-phone").addEventListener("close", () => {
  const { name, language } = $("new-phone").querySelector("form").elements;
  if ($("new-phone").returnValue === "add" && name.value.trim()) press("POST", "/phones", { name: name.value.trim(), language: language.value });
  $("new-phone").returnValue = "";
});
$("new-phone").querySelector("[name=name]").addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault(); // the first submit button is Cancel
  if (event.target.reportValidity()) $("new-phone").close("add");
});
$("tabs").addEventListener("keydown", walkTabs);
document.addEventListener("click", closeMenus);
document.addEventListener("keydown", closeMenus);
setInterval(tick, 1000);
listen();

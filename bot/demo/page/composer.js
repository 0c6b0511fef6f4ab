/* Where a person writes: menu button, field, things to attach, the reply keyboard; it only asks, never sends by itself. */

import { make } from "./text.js";

const THINGS = [
  ["photo", "🖼️", "Photo"], ["voice", "🎤", "Voice"], ["sticker", "😊", "Sticker"],
  ["contact", "👤", "Contact"], ["location", "📍", "Location"], ["document", "📄", "File"],
];

/** The composer of one phone; `ask(name, detail)` is what the person wants. */
export function composer(words, ask) {
  let commands = [];
  let editing = null;
  let hidden = false;
  let layout = "";

  const list = make("ul.commands", { role: "listbox", "aria-label": words.menu, hidden: true });
  const field = make("textarea.field", { rows: "1", dir: "auto", placeholder: words.message, "aria-label": words.message, autocomplete: "off", maxlength: "4096" });
  const menu = make("button.menu-key", { type: "button", "aria-label": words.menu, "aria-expanded": "false" }, make("span", { "aria-hidden": "true" }, "☰"), make("bdi", {}, words.menu));
  const toggle = make("button.toggle", { type: "button", "aria-label": "Keyboard", title: "Keyboard", hidden: true }, "⌨");
  const attach = make("button.attach", { type: "button", "aria-label": "Attach", title: "Attach", "aria-expanded": "false" }, clip());
  const send = make("button.send", { type: "submit", "aria-label": "Send", title: "Send" }, plane());
  const tray = make("div.tray", { hidden: true, role: "group", "aria-label": "Attach" }, ...THINGS.map(thing));
  const note = make("p.editing", { hidden: true });
  const form = make("form.write", {}, menu, field, toggle, attach, send);
  const keys = make("div.reply-keyboard", { role: "group", "aria-label": "Reply keyboard", hidden: true });
  const big = make("button.big", { type: "button", hidden: true });
  const node = make("footer.composer", {}, list, tray, note, form, big, keys);

  function thing([kind, sign, name]) {
    const give = () => { open(attach, tray, false); ask("give", { kind }); };
    return make("button", { type: "button", "data-give": kind, onclick: give }, make("span", { "aria-hidden": "true" }, sign), name);
  }

  function open(button, panel, on) {
    panel.hidden = !on;
    button.setAttribute("aria-expanded", String(on));
  }

  function showCommands(prefix) {
    const found = commands.filter(({ command }) => `/${command}`.startsWith(prefix.toLowerCase()));
    list.replaceChildren(...found.map(({ command, description }, index) => make("li", {
      role: "option", "aria-selected": String(index === 0), "data-command": command, onclick: () => choose(command),
    }, make("b", { dir: "ltr" }, `/${command}`), make("span", { dir: "auto" }, description))));
    open(menu, list, found.length > 0);
  }

  function choose(command) {
    open(menu, list, false);
    field.value = "";
    grow();
    ask("text", { text: `/${command}` });
    field.focus();
  }

  function move(step) {
    const options = [...list.children];
    const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
    const next = (now + step + options.length) % options.length;
    options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
    options[next].scrollIntoView({ block: "nearest" });
  }

  function grow() {
    form.classList.toggle("typing", field.value.trim() !== "");
    field.rows = Math.min(5, field.value.split("\n").length);
  }

  function submit(event) {
    event?.preventDefault();
    const text = field.value.trim();
    if (text) {
      if (editing === null) ask("text", { text });
      else ask("edit", { id: editing, text, final: true });
    }
    stopEditing();
    field.value = "";
    open(menu, list, false);
    grow();
  }

  function stopEditing() {
    editing = null;
    note.hidden = true;
  }

  function press(event) {
    const listed = !list.hidden;
    if (listed && (event.key === "ArrowDown" || event.key === "ArrowUp")) move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Escape") { open(menu, list, false); open(attach, tray, false); if (editing !== null) { field.value = ""; stopEditing(); } }
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      const chosen = listed && list.querySelector('[aria-selected="true"]');
      if (chosen && !field.value.includes(" ")) choose(chosen.dataset.command);
      else submit();
    } else return;
    event.preventDefault();
  }

  field.addEventListener("input", () => { grow(); field.value.startsWith("/") ? showCommands(field.value) : open(menu, list, false); });
  field.addEventListener("keydown", press);
  form.addEventListener("submit", submit);
  menu.addEventListener("click", () => { list.hidden ? showCommands("/") : open(menu, list, false); field.focus(); });
  attach.addEventListener("click", () => open(attach, tray, tray.hidden));
  tray.addEventListener("keydown", (event) => { if (event.key === "Escape") { open(attach, tray, false); attach.focus(); } });
  toggle.addEventListener("click", () => { hidden = !hidden; showKeys(); });

  function showKeys() {
    keys.hidden = hidden || !keys.children.length || !big.hidden;
    toggle.hidden = !keys.children.length;
    toggle.setAttribute("aria-pressed", String(!keys.hidden));
  }

  function replyKey(key) {
    const tap = () => (key.wants ? ask("give", { kind: key.wants }) : ask("key", { text: key.text }));
    const sign = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f\s]+$/u.test(key.text) ? "sign-only" : "";
    return make("button", { class: sign, type: "button", "data-key": key.text, onclick: tap }, make("bdi", {}, key.text));
  }

  function update(state) {
    commands = state.commands;
    menu.hidden = !commands.length;
    const fresh = JSON.stringify(state.reply_keyboard);
    if (fresh !== layout) {
      layout = fresh;
      hidden = false;
      keys.replaceChildren(...(state.reply_keyboard ?? []).map((row) => make("div.row", {}, ...row.map(replyKey))));
    }
    field.placeholder = state.placeholder || words.message;
    const first = !state.started;
    big.hidden = !(state.blocked || first);
    form.hidden = !big.hidden;
    big.textContent = state.blocked ? words.unblock : words.start;
    big.className = state.blocked ? "big unblock" : "big start";
    big.onclick = () => ask(state.blocked ? "unblock" : "start");
    showKeys();
  }

  function edit(id, text) {
    editing = id;
    note.hidden = false;
    note.textContent = `✎ ${words.edit}`;
    field.value = text;
    grow();
    field.focus();
  }

  return { node, update, edit };
}

function clip() {
  return drawn("M16.5 6.5v9a4.5 4.5 0 01-9 0v-10a3 3 0 016 0v9.5a1.5 1.5 0 01-3 0V7");
}

function plane() {
  return drawn("M3 20.5L21.5 12 3 3.5v6.6l12 1.9-12 1.9z", true);
}

function drawn(path, full = false) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add(full ? "full" : "thin");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

/* One phone: header, chat, composer, keyboards, toasts; it shows the state it is given and asks for changes by POST. */

import { bubble } from "./message.js";
import { deepLink, make } from "./text.js";
import { day, languageName, wordsFor } from "./words.js";
import { composer } from "./composer.js";

const TOAST_MS = 3500;

export class Phone {
  constructor(state, ask, bot) {
    Object.assign(this, { id: state.id, ask, bot, seen: state.alerts.total, shown: new Map(), busy: new Set() });
    this.words = wordsFor(state.language);
    this.chat = make("div.chat", { role: "log", "aria-live": "polite", "aria-label": `Chat of ${state.name}`, tabindex: "0" });
    this.toasts = make("div.toasts", { role: "status", "aria-live": "assertive" });
    this.composer = composer(this.words, (name, detail) => this.act(name, detail));
    this.screen = make("div.screen", {}, this.head(state), this.chat, this.toasts, this.composer.node);
    this.node = make("section.phone", {
      "data-phone": state.id, "data-name": state.name, "data-language": state.language, "aria-label": `Phone of ${state.name}`,
      id: `phone-${state.id}`,
    }, this.caption(state), this.screen);
    this.node.addEventListener("act", (event) => this.act(event.detail.name, event.detail));
    this.stayLow();
  }

  caption(state) {
    const language = make("span.language", { lang: state.language, title: state.language }, languageName(state.language));
    return make("h2.caption", {}, make("bdi", {}, state.name), language);
  }

  head(state) {
    this.title = make("b.bot", { dir: "auto" });
    this.doing = make("small.doing", { dir: "auto" }, this.words.bot);
    this.block = make("button.block", { type: "button", onclick: () => this.act(this.blocked ? "unblock" : "block") });
    const open = make("form.open", { onsubmit: (event) => this.openLink(event) },
      make("label", {}, "Open a link", make("input", { name: "link", placeholder: "t.me/…?start=soup", autocomplete: "off", spellcheck: "false" })),
      make("button", { type: "submit" }, "Open"));
    const remove = make("button.remove", { type: "button", onclick: () => this.act("remove") }, "Remove this phone");
    const menu = make("details.menu.more", {},
      make("summary", { "aria-label": `More for ${state.name}`, title: "More" }, "⋮"), make("div.panel", {}, open, this.block, remove));
    return make("header.head", {},
      make("img.face", { src: "/page/icon.svg", alt: "", width: "40", height: "40" }), make("div.title", {}, this.title, this.doing), menu);
  }

  openLink(event) {
    event.preventDefault();
    const field = event.currentTarget.elements.link;
    const deep = deepLink(field.value) ?? (/^[\w-]+$/.test(field.value.trim()) ? { bot: this.bot.username, payload: field.value.trim() } : null);
    if (!deep) return this.toast("This is no link to a bot.");
    field.value = "";
    event.currentTarget.closest("details").open = false;
    this.act("open", deep);
  }

  /** Everything a person can do on this phone ends here. */
  async act(name, detail = {}) {
    if (name === "edit" && !("final" in detail)) return this.composer.edit(detail.id, detail.text);
    if (name === "open" && detail.bot.toLowerCase() !== this.bot.username.toLowerCase()) return this.toast(`@${detail.bot} is another bot.`);
    if (name === "remove") return this.ask("DELETE", `/phones/${this.id}`);
    const key = `${detail.id} ${detail.data}`;
    if (name === "tap") this.spin(key, true);
    const { name: _, ...body } = detail;
    const path = { open: "start" }[name] ?? name;
    const refused = await this.ask("POST", `/phones/${this.id}/${path}`, body);
    if (refused) this.toast(refused);
    if (name === "tap") this.spin(key, false);
  }

  spin(key, on) {
    if (on) this.busy.add(key);
    else this.busy.delete(key);
    this.drawTaps();
  }

  update(state) {
    this.blocked = state.blocked;
    this.taps = state.open_taps;
    this.node.classList.toggle("blocked", state.blocked);
    this.doing.textContent = state.doing || this.words.bot;
    this.doing.classList.toggle("busy", Boolean(state.doing));
    this.block.textContent = state.blocked ? "Unblock the bot" : "Block the bot";
    this.title.textContent = state.bot;
    this.drawMessages(state.messages);
    this.drawEmpty(state.messages.length === 0, state.about);
    this.drawTaps();
    this.composer.update(state);
    this.drawAlerts(state.alerts);
  }

  drawMessages(messages) {
    const newest = messages.at(-1);
    const mine = newest?.mine && newest.id !== this.last;
    this.last = newest?.id;
    const wanted = this.withDays(messages);
    const keep = new Set(wanted.map(({ key }) => key));
    for (const [key, { node }] of this.shown) if (!keep.has(key)) { node.remove(); this.shown.delete(key); }
    let before = null;
    for (const { key, text, draw } of wanted) {
      let shown = this.shown.get(key);
      if (!shown || shown.text !== text) {
        const node = draw();
        if (shown) swap(shown.node, node);
        else if (before) before.after(node);
        else this.chat.prepend(node);
        shown = { node, text };
        this.shown.set(key, shown);
      }
      before = shown.node;
    }
    if (this.low || mine) this.toEnd();
  }

  /** Who reads the newest message stays with it when a keyboard opens or a picture arrives; who scrolled up is left alone. */
  stayLow() {
    this.low = true;
    let before = 0;
    this.chat.addEventListener("scroll", () => {
      const { scrollTop, scrollHeight, clientHeight } = this.chat;
      if (scrollHeight - scrollTop - clientHeight < 80) this.low = true;
      else if (scrollTop < before) this.low = false; // only a hand scrolls up; what grows below is no reason to stay
      before = scrollTop;
    }, { passive: true });
    this.chat.addEventListener("load", () => this.low && this.toEnd(), true);
    new ResizeObserver(() => this.low && this.toEnd()).observe(this.chat);
  }

  toEnd() {
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  withDays(messages) {
    const out = [];
    let last = "";
    for (const message of messages) {
      const date = day(new Date(message.at), this.node.dataset.language);
      if (date !== last) out.push({ key: `day ${date}`, text: date, draw: () => make("p.pill.date", { dir: "auto" }, date) });
      last = date;
      out.push({ key: message.id, text: JSON.stringify(message), draw: () => bubble(message, this.words) });
    }
    return out;
  }

  drawEmpty(empty, about) {
    this.chat.classList.toggle("empty", empty);
    if (!empty) return this.hello?.remove();
    this.hello ??= make("div.hello", { dir: "auto" }, make("img", { src: "/page/icon.svg", alt: "", width: "72", height: "72" }), make("p", {}, this.words.hello), make("small"));
    this.hello.lastChild.textContent = about;
    if (!this.hello.isConnected) this.chat.append(this.hello);
  }

  drawTaps() {
    const open = new Set([...this.taps.map(({ id, data }) => `${id} ${data}`), ...this.busy]);
    for (const key of this.chat.querySelectorAll("button.key")) {
      const waits = open.has(`${key.closest(".message").dataset.id} ${key.dataset.data}`);
      key.classList.toggle("waiting", waits);
      key.setAttribute("aria-busy", String(waits));
    }
  }

  drawAlerts({ total, recent }) {
    const fresh = recent.slice(Math.max(0, recent.length - Math.max(0, total - this.seen)));
    if (total > this.seen) for (const { text, modal } of fresh) if (text) (modal ? this.alert(text) : this.toast(text));
    this.seen = total;
  }

  toast(text) {
    const note = make("p.toast", { dir: "auto" }, text);
    this.toasts.append(note);
    setTimeout(() => note.remove(), TOAST_MS);
  }

  alert(text) {
    const back = document.activeElement;
    const close = () => { cover.remove(); back?.isConnected && back.focus(); };
    const ok = make("button", { type: "button", onclick: close }, this.words.ok);
    const box = make("div.alert", { role: "alertdialog", "aria-modal": "true", "aria-label": this.title.textContent },
      make("p", {}, ...text.split("\n").map((line) => make("span.line", { dir: "auto" }, line))), ok);
    const keep = (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") event.preventDefault();
    };
    const cover = make("div.cover", { onkeydown: keep }, box);
    this.screen.append(cover);
    if (!back || back === document.body || this.node.contains(back)) ok.focus();
  }
}

/** Put a changed message in place of the old one and leave the keyboard's focus on the same button. */
function swap(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const place = focused && [...old.querySelectorAll("button, a")].indexOf(focused);
  old.replaceWith(fresh);
  if (!focused) return;
  const buttons = [...fresh.querySelectorAll("button, a")];
  (buttons[Math.min(place, buttons.length - 1)] ?? fresh.closest(".chat")).focus({ preventScroll: true });
}

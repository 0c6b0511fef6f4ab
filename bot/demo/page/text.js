/* Text with Telegram's entities to DOM nodes; user text never passes through innerHTML.
   Entity offsets are UTF-16 units, which is what JavaScript strings count in. */

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", spoiler: "span" };
const SAFE = /^(https?|tg|mailto|tel):/i;

/** A small element: make("b.strong", {title: "x"}, "text", node...). */
export function make(kind, attributes = {}, ...children) {
  const [tag, ...classes] = kind.split(".");
  const node = document.createElement(tag || "div");
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== false));
  return node;
}

/** Something for the phone to do, sent upwards as an event. */
export function act(node, name, detail = {}) {
  node.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name, ...detail } }));
}

/** The text as lines, each with its own direction, as Telegram sets them. */
export function rich(text, entities = []) {
  const out = document.createDocumentFragment();
  const spans = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  let at = 0;
  for (const block of spans.filter((span) => BLOCKS.has(span.type))) {
    if (block.offset < at) continue;
    const end = block.offset + block.length;
    lines(out, text, at, text[block.offset - 1] === "\n" ? block.offset - 1 : block.offset, spans);
    const quote = make(block.type === "pre" ? "pre" : "blockquote", { class: block.type });
    lines(quote, text, block.offset, end, spans);
    if (block.type === "expandable_blockquote") quote.append(expander(quote));
    out.append(quote);
    at = text[end] === "\n" ? end + 1 : end;
  }
  lines(out, text, at, text.length, spans);
  return out;
}

function expander(quote) {
  const toggle = () => button.setAttribute("aria-expanded", quote.classList.toggle("open"));
  const button = make("button.expand", { type: "button", "aria-label": "Whole quote", "aria-expanded": "false", onclick: toggle }, "⌄");
  return button;
}

function lines(parent, text, from, to, spans) {
  if (from >= to) return;
  for (let at = from; at <= to; ) {
    const found = text.indexOf("\n", at);
    const end = found < 0 || found > to ? to : found;
    const line = make("div.line", { dir: "auto" });
    if (end > at) inline(line, text, at, end, spans);
    else line.append(document.createElement("br"));
    parent.append(line);
    at = end + 1;
  }
}

function inline(parent, text, from, to, spans) {
  const here = spans.filter((span) => !BLOCKS.has(span.type) && span.offset < to && span.offset + span.length > from);
  const edges = new Set([from, to]);
  for (const span of here) {
    edges.add(Math.max(from, span.offset));
    edges.add(Math.min(to, span.offset + span.length));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [start, end] = [sorted[i], sorted[i + 1]];
    let into = parent;
    for (const span of here) {
      if (span.offset > start || span.offset + span.length < end) continue;
      const node = element(span, text.substr(span.offset, span.length));
      into.append(node);
      into = node;
    }
    into.append(text.slice(start, end));
  }
}

function element(span, whole) {
  switch (span.type) {
    case "text_link":
      return link(span.url);
    case "url":
      return link(/^[a-z]+:\/\//i.test(whole) ? whole : `http://${whole}`);
    case "email":
      return link(`mailto:${whole}`);
    case "phone_number":
      return link(`tel:${whole.replace(/[^\d+]/g, "")}`);
    case "bot_command":
      return make("button.command", { type: "button", onclick: (event) => act(event.currentTarget, "text", { text: whole }) });
    case "spoiler":
      return spoiler();
    case "mention": case "hashtag": case "text_mention": case "cashtag":
      return make("span.tag");
    default:
      return make(TAGS[span.type] ?? "span");
  }
}

function spoiler() {
  const reveal = (event) => event.currentTarget.classList.add("shown");
  const press = (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), reveal(event));
  return make("span.spoiler", { role: "button", tabindex: "0", title: "Show", onclick: reveal, onkeydown: press });
}

/** A link that opens deep links of the bot in this very phone, others in a new tab, and nothing unsafe. */
export function link(url, ...children) {
  if (!SAFE.test(url)) return make("span", {}, ...children);
  const open = (event) => {
    const deep = deepLink(url);
    if (!deep) return;
    event.preventDefault();
    act(event.currentTarget, "open", deep);
  };
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", onclick: open }, ...children);
}

/** {bot, payload} of https://t.me/<bot>?start=x or tg://resolve?domain=<bot>&start=x, else null. */
export function deepLink(text) {
  const address = text.trim();
  const given = /^[a-z]+:/i.test(address) ? address : `https://${address.replace(/^@/, "t.me/")}`;
  let url;
  try { url = new URL(given); } catch { return null; }
  const web = ["t.me", "telegram.me"].includes(url.hostname);
  if (!web && url.protocol !== "tg:") return null;
  const bot = web ? url.pathname.slice(1) : url.searchParams.get("domain");
  return bot && /^\w+$/.test(bot) ? { bot, payload: url.searchParams.get("start") ?? "" } : null;
}

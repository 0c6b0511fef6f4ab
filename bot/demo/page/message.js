/* One bubble with what hangs under it; never the chat around it. */

import { act, link, make, rich } from "./text.js";
import { hour } from "./words.js";

/** The message as Telegram draws it; `words` are the phone's own words. */
export function bubble(message, words) {
  const node = make("article", {
    "data-id": message.id, "data-kind": message.kind, "data-mine": String(message.mine), "data-edited": String(message.edited),
    class: `message ${message.mine ? "mine" : "theirs"} is-${message.kind}`,
  });
  if (message.kind === "service") {
    node.append(make("p.pill", {}, message.text || "·"));
    return node;
  }
  const body = make("div.bubble");
  if (message.from) body.append(make("div.from", { dir: "auto" }, message.from));
  if (message.reply) body.append(reply(message.reply));
  const drawn = DRAW[message.kind]?.(message.media, message);
  if (drawn) body.append(drawn);
  if (message.text) body.append(make("div.text", {}, rich(message.text, message.entities)));
  body.append(meta(message, words));
  node.append(body);
  if (message.reaction) node.append(make("span.reaction", {}, message.reaction));
  if (message.mine && message.kind === "text") node.append(pencil(message, words));
  if (message.keyboard.length) node.append(keyboard(message));
  return node;
}

function reply(quoted) {
  return make("div.quoted", { dir: "auto" }, quoted);
}

function meta(message, words) {
  const at = new Date(message.at);
  const edited = message.edited && make("i.edited", {}, words.edited, " ");
  const ticks = message.mine && make("span.ticks", { "aria-hidden": "true" }, "✓✓");
  return make("div.meta", {}, edited, make("time", { datetime: message.at }, hour(at)), ticks);
}

function pencil(message, words) {
  const edit = () => act(node, "edit", { id: message.id, text: message.text });
  const node = make("button.pencil", { type: "button", title: words.edit, "aria-label": words.edit, onclick: edit }, "✎");
  return node;
}

function keyboard(message) {
  const rows = message.keyboard.map((row) => make("div.row", {}, ...row.map((key) => button(message, key))));
  return make("div.keyboard", { role: "group", "aria-label": "Buttons" }, ...rows);
}

function button(message, key) {
  const label = make("bdi", {}, key.text);
  if (key.url) {
    const out = link(key.url, label, make("span.out", { "aria-hidden": "true" }, "↗"));
    out.className = "key";
    return out;
  }
  const tap = (event) => act(event.currentTarget, "tap", { id: message.id, data: key.data });
  return make("button.key", { type: "button", "data-data": key.data ?? "", disabled: key.data == null, onclick: tap }, label);
}

const DRAW = {
  photo: (photo, message) => picture(photo.at(-1), message.text || "Photo"),
  voice: (voice) => player(voice, "Voice message"),
  audio: (audio) => player(audio, audio.title ?? "Audio"),
  document: file,
  video: (video) => file(video, { text: "Video" }),
  animation: (video) => file(video, { text: "Animation" }),
  video_note: (video) => file(video, { text: "Video note" }),
  sticker: (sticker) => make("span.emoji", { role: "img", "aria-label": `Sticker ${sticker.emoji ?? ""}` }, sticker.emoji ?? "🙂"),
  contact: card,
  venue: (venue) => map(venue.location, venue.title, venue.address),
  location: (location) => map(location, "", ""),
  poll,
  dice: (dice) => make("span.emoji", {}, dice.emoji ?? "🎲"),
  story: () => make("p.unknown", {}, "Story"),
};

const address = (media) => `/file/${encodeURIComponent(media.file_id)}`;

function picture(size, alt) {
  const frame = make("div.photo");
  const image = make("img", { src: address(size), alt, width: size.width, height: size.height });
  image.addEventListener("error", () => frame.classList.add("missing"));
  frame.append(image);
  return frame;
}

function player(sound, name) {
  const seconds = sound.duration || 1;
  const bars = make("span.wave", { "aria-hidden": "true" });
  let seed = [...String(sound.file_id)].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7);
  for (let i = 0; i < 34; i++) {
    seed = (seed * 73 + 41) % 9973;
    const bar = make(`i.h${1 + (seed % 8)}`);
    bars.append(bar);
  }
  const play = make("button.play", { type: "button", "aria-label": `Play: ${name}`, "aria-pressed": "false" }, "▶");
  play.addEventListener("click", () => listen(play, bars, sound, seconds));
  const length = make("span.length", {}, `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
  return make("div.player", {}, play, make("div", {}, bars, length));
}

function listen(play, bars, sound, seconds) {
  if (play.getAttribute("aria-pressed") === "true") return;
  play.setAttribute("aria-pressed", "true");
  play.textContent = "❚❚";
  const audio = new Audio(address(sound));
  audio.play().catch(() => {}); // a made-up voice message has no sound: the bars move all the same
  const count = bars.children.length;
  let done = 0;
  const timer = setInterval(() => {
    bars.children[done++]?.classList.add("played");
    if (done <= count) return;
    clearInterval(timer);
    play.setAttribute("aria-pressed", "false");
    play.textContent = "▶";
    for (const bar of bars.children) bar.classList.remove("played");
  }, (Math.min(seconds, 20) * 1000) / count);
}

function file(document, message) {
  const name = document.file_name ?? message.text ?? "File";
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "file";
  const size = document.file_size == null ? "" : weight(document.file_size);
  const words = make("span", {}, make("b", { dir: "auto" }, name), make("small", {}, size));
  return make("a.file", { href: address(document), download: name }, make("span.ending", { "aria-hidden": "true" }, ending), words);
}

function weight(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function card(contact) {
  const name = [contact.first_name, contact.last_name].filter(Boolean).join(" ");
  const words = make("span", {}, make("b", { dir: "auto" }, name), make("small", { dir: "ltr" }, contact.phone_number));
  return make("div.card", {}, make("span.avatar", { "aria-hidden": "true" }, name.slice(0, 1)), words);
}

function map(location, title, place) {
  const where = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  const drawing = make("div.map", { role: "img", "aria-label": `Map pin at ${where}` }, make("span.pin", { "aria-hidden": "true" }));
  const words = [title && make("b.line", { dir: "auto" }, title), make("small.line", { dir: "auto" }, place || where)];
  return make("div.venue", { title: where }, drawing, make("div.where", {}, ...words));
}

function poll(question) {
  const options = question.options.map((option) => make("li", { dir: "auto" }, option.text));
  const sort = question.is_anonymous === false ? "Poll" : "Anonymous poll";
  return make("div.poll", {}, make("b.line", { dir: "auto" }, question.question), make("small", {}, sort), make("ul", {}, ...options));
}

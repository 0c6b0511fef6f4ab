// Old tablets: no modules, no arrow functions, no fetch.
var shown = "", misses = 0, MANY = 3, EVERY = 3000;
function el(id) { return document.getElementById(id); }
function add(to, one, kind) {
  var card = document.createElement(kind === "next" ? "span" : "div");
  var digits = document.createElement("span"), pic = document.createElement("span");
  digits.textContent = one[0]; pic.textContent = (kind === "next" ? "\u00a0" : "") + one[1]; pic.className = "pic";
  if (kind !== "next") card.className = "card " + kind;
  card.appendChild(digits); card.appendChild(pic); to.appendChild(card);
}
function draw(told) {
  var now = el("now"), next = el("next"), first = told.now.length ? told.now[0][0] : "", i;
  now.textContent = ""; next.textContent = "";
  for (i = 0; i < told.now.length; i++) add(now, told.now[i], i ? "older" : (first !== shown ? "fresh" : "latest"));
  if (!told.now.length) add(now, ["", "🎫"], "latest");
  for (i = 0; i < told.next.length; i++) add(next, told.next[i], "next");
  next.style.display = told.next.length ? "" : "none";
  el("at").textContent = told.at; shown = first;
}
function lost() { if (++misses >= MANY) document.body.className = "lost"; }
function look() {
  var ask = new XMLHttpRequest();
  ask.open("GET", "now"); ask.timeout = 2500;
  ask.onload = function () {
    if (ask.status !== 200) return lost();
    misses = 0; document.body.className = ""; draw(JSON.parse(ask.responseText));
  };
  ask.onerror = ask.ontimeout = lost;
  ask.send();
}
look(); setInterval(look, EVERY);

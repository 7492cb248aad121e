// Searches the figures and articles of the site. All words must occur; what is found is written as text, never as HTML.
"use strict";
const box = document.getElementById("search-box");
const list = document.getElementById("search-results");
const status = document.getElementById("search-status");
const MOST = 100;
let entries = [];
let waiting = -1; // parts not yet loaded; -1: none was asked for

window.onrecordFound = (part) => {
  entries = entries.concat(part.map(([kind, title, more, path]) => (
    { kind, title, more, path, words: `${title} ${more}`.toLowerCase() })));
  waiting -= 1;
  if (waiting === 0) show();
};

function load() {
  if (waiting !== -1) return;
  waiting = Number(box.dataset.files);
  for (let part = 0; part < Number(box.dataset.files); part += 1) {
    const script = document.createElement("script");
    script.src = `search/${part}.js`;
    document.head.append(script);
  }
}

function row(entry) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  const more = document.createElement("span");
  link.href = entry.path;
  link.textContent = entry.title;
  more.className = "said";
  more.textContent = `${entry.kind}; ${entry.more}`;
  item.append(link, " ", more);
  return item;
}

function show() {
  const asked = box.value.toLowerCase().split(/\s+/).filter(Boolean);
  const found = asked.length ? entries.filter((entry) => asked.every((word) => entry.words.includes(word))) : [];
  list.replaceChildren(...found.slice(0, MOST).map(row));
  const more = found.length > MOST ? `, the first ${MOST} shown` : "";
  status.textContent = waiting > 0 ? "Loading" : asked.length ? `${found.length} found${more}` : "";
}

box.addEventListener("focus", load);
box.addEventListener("input", () => { load(); show(); });
document.getElementById("search").hidden = false;
document.getElementById("search-off").hidden = true;

// The review under the keys. Without it every form still works.
"use strict";

function items() {
  return Array.from(document.querySelectorAll(".queue .item"));
}

function move(step) {
  const all = items();
  const at = all.indexOf(document.activeElement);
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  if (next) next.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input:not([type=checkbox]), textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "j") return move(1);
  if (event.key === "k") return move(-1);
  const control = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (control) {
    event.preventDefault();
    control.click();
  } else if (event.key === "q") {
    location.assign("/review/");
  }
});

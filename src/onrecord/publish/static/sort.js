// Lets a reader sort a table by a column: its heads become buttons. Without this script the table reads as it is.
"use strict";

function value(row, column) {
  const cell = row.cells[column];
  const text = cell.dataset.sort || cell.textContent.trim();
  const number = Number(text.replace(/[,%]/g, ""));
  return Number.isNaN(number) ? text : number;
}

function sort(table, heads, column) {
  const down = heads[column].getAttribute("aria-sort") === "ascending";
  const rows = [...table.tBodies[0].rows].sort((a, b) => {
    const [one, other] = [value(a, column), value(b, column)];
    const order = one < other ? -1 : Number(one > other);
    return down ? -order : order;
  });
  table.tBodies[0].append(...rows);
  heads.forEach((head) => head.removeAttribute("aria-sort"));
  heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
}

for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, heads, column));
    head.append(button);
  });
}

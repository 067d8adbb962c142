"use strict";
{
  const byId = (id) => document.getElementById(id);
  const body = document.querySelector("tbody");
  const rows = [...body.rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const kept = {
    all: () => true,
    look: (row) => Boolean(row.dataset.look) || row.classList.contains("failed"),
    fails: (row) => Boolean(row.dataset.fails),
    open: (row) => !row.classList.contains("ok"),
  };
  const sift = () => {
    const words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const isKept = kept[byId("only").value];
    let left = 0;
    for (const [number, row] of rows.entries()) {
      row.hidden = !(isKept(row) && words.every((word) => texts[number].includes(word)));
      left += row.hidden ? 0 : 1;
    }
    byId("left").textContent = left === rows.length ? "" : left + " / ";
  };
  byId("search").addEventListener("input", sift);
  byId("only").addEventListener("change", sift);

  // Heads of columns sort: numbers by what most asks for a look first, days and words from the first on. Blanks stand last.
  const heads = [...document.querySelectorAll("thead th")];
  const falling = new Set(["programs", "budget", "cap", "fails", "look"]);
  const sortBy = (column, down) => {
    const isRanked = heads[column].dataset.sorts === "number";
    const keyOf = (row) => {
      const cell = row.cells[column];
      if (!cell || row.classList.contains("failed")) return null;
      if (!isRanked) return cell.textContent || null;
      return cell.dataset.rank === undefined ? null : Number(cell.dataset.rank);
    };
    const compare = (one, other) => {
      const [a, b] = [keyOf(one), keyOf(other)];
      if (a === null || b === null) return (a === null) - (b === null);
      const order = isRanked ? a - b : a.localeCompare(b, "ko");
      return down ? -order : order;
    };
    body.append(...[...rows].sort(compare));
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
  };
  const choice = byId("order");
  for (const [column, head] of heads.entries()) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    const first = falling.has(head.dataset.column);
    button.addEventListener("click", () => {
      const now = head.getAttribute("aria-sort");
      sortBy(column, now ? now === "ascending" : first);
      choice.value = "";
    });
  }
  // On a narrow screen there are no heads.
  choice.addEventListener("change", () => {
    const column = heads.findIndex((head) => head.dataset.column === choice.value);
    if (column >= 0) sortBy(column, falling.has(choice.value));
  });
}

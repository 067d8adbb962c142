"use strict";
{
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("tbody tr")];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const kept = {
    all: () => true,
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
}

"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const panel = document.getElementById("panel");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const served = Boolean(data.served);
  // Those with a place; those that a person added; all of them where they can be corrected.
  const values = all(served ? "button.v" : "button.v[data-m], button.v[data-person]");
  const numbersOf = (node) => (node.dataset.m || "").split(" ").filter(Boolean);

  // Mark number → its pieces in the pages and in the text.
  const pieces = new Map();
  for (const node of all(".document [data-m]")) {
    for (const number of numbersOf(node)) {
      if (!pieces.has(number)) pieces.set(number, []);
      pieces.get(number).push(node);
    }
  }
  const valuesAt = new Map();
  for (const node of values) {
    for (const number of numbersOf(node)) {
      if (!valuesAt.has(number)) valuesAt.set(number, []);
      valuesAt.get(number).push(node);
    }
  }
  const figuresAt = new Map();
  for (const [id, figure] of Object.entries(data.figures)) figuresAt.set(String(figure[0]), id);

  let chosen = null;
  let turn = 0;

  const clear = () => {
    for (const node of all(".on, .near, .stated")) node.classList.remove("on", "near", "stated");
  };
  // Tells the form, where there is one, which value it is about.
  const tell = (button) => document.dispatchEvent(new CustomEvent("chosen", { detail: button }));
  const visible = (node) => node.getClientRects().length > 0;
  const light = (numbers) => {
    for (const number of numbers) {
      for (const node of pieces.get(number) || []) node.classList.add("on");
    }
  };
  const goTo = (number) => {
    const found = (pieces.get(number) || []).find(visible);
    if (found) {
      found.classList.add("near");
      found.scrollIntoView({ block: "center", inline: "nearest" });
    }
  };

  const line = (term, text) => {
    const row = document.createElement("div");
    const name = document.createElement("strong");
    name.textContent = term + ": ";
    row.append(name, text);
    return row;
  };
  const placeLine = (number) => {
    const place = data.places[number - 1];
    const [block, cell, sheet, rule] = place;
    const where = [block];
    if (cell) where.push("cell " + cell.join(","));
    if (sheet) where.push("p. " + sheet);
    return line(data.words.place, where.join(" · ") + (rule ? " · " + rule : ""));
  };
  const show = (title, lines) => {
    const head = document.createElement("p");
    head.textContent = title;
    document.getElementById("shown").replaceChildren(head, ...lines);
    panel.hidden = false;
  };

  const choose = (button) => {
    const numbers = numbersOf(button);
    turn = button === chosen ? (turn + 1) % Math.max(numbers.length, 1) : 0;
    chosen = button;
    clear();
    button.classList.add("on");
    light(numbers);
    if (numbers.length) goTo(numbers[turn]);
    button.focus({ preventScroll: true });
    const entry = data.values[button.dataset.at];
    const lines = numbers.map(placeLine);
    for (const one of (entry && entry.person) || []) {
      const was = "was" in one ? " (" + data.words.was + " " + plain(one.was) + ")" : "";
      lines.unshift(line(data.words.by_person, one.note + was));
    }
    if (entry && "c" in entry) lines.unshift(line(data.words.confidence, String(entry.c)));
    show((button.dataset.at || "") + "  " + button.textContent, lines);
    tell(button);
  };
  const plain = (value) =>
    typeof value === "object" && value !== null && "text" in value ? value.text : JSON.stringify(value);
  // A check: what is stated stands out from what it is held against.
  const chooseCheck = (button) => {
    const numbers = numbersOf(button);
    clear();
    light(numbers);
    panel.hidden = true; // its places are quoted beneath it
    for (const number of (button.dataset.first || "").split(" ")) {
      for (const node of pieces.get(number) || []) node.classList.add("stated");
    }
    const details = button.parentElement.querySelector("details");
    if (details) details.open = true;
    goTo(numbers[0]);
  };
  const chooseMark = (numbers) => {
    clear();
    light(numbers);
    const lines = [];
    for (const number of numbers) {
      for (const node of valuesAt.get(number) || []) {
        node.classList.add("on");
        lines.push(line(node.dataset.at, node.textContent));
      }
      const id = figuresAt.get(number);
      if (id) {
        const [, confidence, kind, role, rule, value] = data.figures[id];
        const what = [kind, role, rule].filter(Boolean).join(" · ");
        lines.push(line(id, what + (value ? " · " + JSON.stringify(value) : "")));
        lines.push(line(data.words.confidence, String(confidence)));
      }
      lines.push(placeLine(number));
    }
    const target = numbers.map((number) => (valuesAt.get(number) || []).find(visible)).find(Boolean);
    if (target) target.scrollIntoView({ block: "nearest" });
    show(data.words.places, lines);
    tell(null);
  };

  const follow = (at) => {
    const own = values.filter((one) => one.dataset.at === at || at.startsWith(one.dataset.at + "/"));
    const target = own.find(visible) || own[0];
    if (target) {
      const details = target.closest("details");
      if (details) details.open = true;
      choose(target);
      target.scrollIntoView({ block: "center" });
    }
  };
  document.addEventListener("click", (event) => {
    const node = event.target.closest("[data-m], [data-ref], [data-tab], button.v");
    if (!node) return;
    if (node.dataset.tab) {
      openTab(node.dataset.tab);
    } else if (node.dataset.ref) {
      follow(node.dataset.ref);
    } else if (node.classList.contains("v")) {
      if (values.includes(node)) choose(node);
    } else if (node.classList.contains("message")) {
      chooseCheck(node);
    } else if (node.closest(".document")) {
      chooseMark(numbersOf(node));
    } else {
      const numbers = numbersOf(node);
      chooseMark(numbers);
      goTo(numbers[0]);
    }
  });
  document.addEventListener("mouseover", (event) => {
    const node = event.target.closest("button.v[data-m]");
    for (const lit of all(".hover")) lit.classList.remove("hover");
    if (node) {
      for (const number of numbersOf(node)) {
        for (const piece of pieces.get(number) || []) piece.classList.add("hover");
      }
    }
  });

  const openTab = (name) => {
    for (const tab of all("[data-tab]")) {
      const own = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(own));
      document.getElementById(tab.dataset.tab).hidden = !own;
    }
  };

  const step = (nodes, by) => {
    const shown = nodes.filter(visible);
    if (!shown.length) return;
    const at = shown.indexOf(chosen);
    const next = shown[(at + by + shown.length) % shown.length] || shown[0];
    choose(next);
    next.scrollIntoView({ block: "nearest" });
  };
  let failed = -1;
  const nextFailed = () => {
    const checks = all("[data-check=fails]");
    if (!checks.length) return;
    failed = (failed + 1) % checks.length;
    const message = checks[failed].querySelector("button.message");
    if (!message) return;
    chooseCheck(message);
    message.focus();
    message.scrollIntoView({ block: "center" });
  };
  const keys = {
    n: () => step(values, 1),
    p: () => step(values, -1),
    d: () => step(values.filter((node) => node.dataset.doubt), 1),
    f: nextFailed,
    "/": () => document.getElementById("search").focus(),
    Escape: () => { clear(); panel.hidden = true; },
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.key !== "Escape") return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  const filter = (id) => document.getElementById("filter-" + id);
  const sift = () => {
    for (const item of all(".figures li")) {
      item.hidden =
        (filter("kind").value && item.dataset.kind !== filter("kind").value) ||
        (filter("role").value && item.dataset.role !== filter("role").value) ||
        (filter("unplaced").checked && !item.dataset.unplaced) ||
        (filter("doubt").checked && !item.dataset.doubt);
    }
  };
  for (const id of ["kind", "role", "unplaced", "doubt"]) filter(id).addEventListener("change", sift);

  document.getElementById("search").addEventListener("input", (event) => {
    const word = event.target.value.trim().toLowerCase();
    for (const node of all(".found")) node.classList.remove("found");
    if (!word) return;
    const hits = [...values, ...all(".reading .b, .reading td, .reading th")].filter((node) =>
      node.textContent.toLowerCase().includes(word));
    for (const node of hits) node.classList.add("found");
    const first = hits.find(visible);
    if (first) first.scrollIntoView({ block: "center" });
  });

  // A page that was loaded again after a correction shows the value that was corrected.
  if (location.hash.startsWith("#/")) follow(decodeURIComponent(location.hash.slice(1)));
}

"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const panel = document.getElementById("panel");
  const pane = document.querySelector(".document");
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const numbersOf = (node) => (node.dataset.m || "").split(" ").filter(Boolean);

  // What waits (see _backlog.py): [target, tree] in the order of the page, added while nothing else is to do.
  const waiting = [];
  const DRAWN = new Set(["svg", "rect", "title", "line", "text"]);
  const grown = ([tag, attributes, ...children]) => {
    const space = DRAWN.has(tag) ? "http://www.w3.org/2000/svg" : "http://www.w3.org/1999/xhtml";
    const node = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children.map((child) => (typeof child === "string" ? child : grown(child))));
    return node;
  };
  const addNext = () => {
    const [target, trees] = waiting.shift();
    target.append(...trees.map(grown));
    known = null;
  };
  const addAll = () => {
    while (waiting.length) addNext();
  };
  const whenIdle = (act) =>
    window.requestIdleCallback ? requestIdleCallback(act, { timeout: 200 }) : setTimeout(act, 20);
  const addSlowly = () => {
    if (!waiting.length) return;
    addNext();
    whenIdle(addSlowly);
  };
  const unpacked = async () => {
    if (!data.more) return;
    const bytes = Uint8Array.from(atob(data.more), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const groups = await new Response(stream).json();
    for (const target of all("[data-more]")) {
      const trees = groups[target.dataset.more];
      // The pieces of a list one by one, the rectangles of a picture at once.
      if (DRAWN.has(target.tagName)) waiting.push([target, trees]);
      else for (const tree of trees) waiting.push([target, [tree]]);
    }
    whenIdle(addSlowly);
  };

  // The values, and mark number → its values, and its pieces in the pages and in the text.
  let known = null;
  const byMark = (nodes) => {
    const found = new Map();
    for (const node of nodes) {
      for (const number of numbersOf(node)) {
        if (!found.has(number)) found.set(number, []);
        found.get(number).push(node);
      }
    }
    return found;
  };
  const page = () => {
    if (!known) {
      // Those with a place; those that a person added; all of them where they can be corrected.
      const values = all(data.served ? "button.v" : "button.v[data-m], button.v[data-person]");
      known = { values, pieces: byMark(all(".document [data-m]")), valuesAt: byMark(values) };
    }
    return known;
  };
  const whole = () => {
    addAll();
    return page();
  };
  const figuresAt = new Map();
  for (const figure of data.figures) figuresAt.set(String(figure[1]), figure);

  let chosen = null;
  let turn = 0;

  const lit = new Set();
  const mark = (node, name) => {
    node.classList.add(name);
    lit.add(node);
  };
  const clear = () => {
    for (const node of lit) node.classList.remove("on", "near", "stated");
    lit.clear();
  };
  // Tells the form, where there is one, which value it is about.
  const tell = (button) => document.dispatchEvent(new CustomEvent("chosen", { detail: button }));
  const visible = (node) => node.checkVisibility();
  const light = (numbers) => {
    for (const number of numbers) {
      for (const node of whole().pieces.get(number) || []) mark(node, "on");
    }
  };
  const goTo = (number) => {
    const found = (whole().pieces.get(number) || []).find(visible);
    if (found) {
      mark(found, "near");
      const before = scrollY;
      found.scrollIntoView({ block: "center", inline: "nearest" });
      // On a narrow screen the document stays above the record: only what is in it moves.
      if (getComputedStyle(pane).position === "sticky") scrollTo({ top: before, behavior: "instant" });
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
    const where = [data.words.block.replace("{number}", block.replace(/^b/, ""))];
    if (cell) where.push(data.words.cell_at.replace("{row}", cell[0] + 1).replace("{column}", cell[1] + 1));
    if (sheet) where.push(data.words.sheet.replace("{number}", sheet));
    return line(data.words.place, where.join(" · ") + (rule ? " · " + rule : ""));
  };
  const show = (title, lines, at = "") => {
    const head = document.createElement("p");
    head.textContent = title;
    head.title = at;
    document.getElementById("shown").replaceChildren(head, ...lines);
    panel.hidden = false;
  };

  // What a value is called where it stands: its row and column, or its term.
  const nameOf = (button) => {
    const cell = button.closest("td, dd");
    if (!cell) return button.dataset.at;
    if (cell.tagName === "DD") return cell.previousElementSibling.textContent;
    const { tHead } = cell.closest("table");
    const first = cell.parentElement.cells[0];
    const names = [first === cell ? "" : first.textContent, tHead && tHead.rows[0].cells[cell.cellIndex].textContent];
    return names.filter(Boolean).join(" · ");
  };
  // What is known of a value; what a person said of the whole that it is part of, where nothing is said of itself.
  const entryAt = (at) => {
    let above = at;
    while (above && !(above in data.values)) above = above.slice(0, above.lastIndexOf("/"));
    const found = data.values[above];
    return above === at || !found ? found : { person: found.person };
  };
  const choose = (button) => {
    const numbers = numbersOf(button);
    turn = button === chosen ? (turn + 1) % Math.max(numbers.length, 1) : 0;
    chosen = button;
    clear();
    mark(button, "on");
    light(numbers);
    if (numbers.length) goTo(numbers[turn]);
    button.focus({ preventScroll: true });
    const entry = entryAt(button.dataset.at);
    const lines = numbers.map(placeLine);
    const figure = figuresAt.get(numbers[0]);
    const meant = entry && "v" in entry ? entry.v : figure && figure[6];
    for (const one of (entry && entry.person) || []) {
      const was = "was" in one && plain(one.was) ? " (" + data.words.was + " " + plain(one.was) + ")" : "";
      lines.unshift(line(data.words.by_person, one.note + was));
    }
    if (entry && "c" in entry) lines.unshift(line(data.words.confidence, String(entry.c)));
    if (meant) lines.unshift(line(data.words.value, meant));
    show(nameOf(button) + ": " + button.textContent, lines, button.dataset.at);
    tell(button);
    // The panel takes room from the record: what was chosen stays in sight above it.
    if (getComputedStyle(panel).position !== "fixed") button.scrollIntoView({ block: "nearest" });
  };
  const plain = (value) =>
    typeof value !== "object" || value === null ? String(value) : value.text || value.name || "";
  // A check: what is stated stands out from what it is held against.
  const chooseCheck = (button) => {
    const numbers = numbersOf(button);
    clear();
    light(numbers);
    panel.hidden = true; // its places are quoted beneath it
    for (const number of (button.dataset.first || "").split(" ")) {
      for (const node of whole().pieces.get(number) || []) mark(node, "stated");
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
      for (const node of whole().valuesAt.get(number) || []) {
        mark(node, "on");
        lines.push(line(nameOf(node), node.textContent));
      }
      const figure = figuresAt.get(number);
      if (figure) {
        const [, , confidence, kind, role, rule, value] = figure;
        const what = [kind, role, rule].map((term) => data.terms[term]).filter(Boolean).join(" · ");
        lines.push(line(data.words.figure, what));
        if (value) lines.push(line(data.words.value, value));
        lines.push(line(data.words.confidence, String(confidence)));
      }
      lines.push(placeLine(number));
    }
    const target = numbers.map((number) => (page().valuesAt.get(number) || []).find(visible)).find(Boolean);
    if (target) target.scrollIntoView({ block: "nearest" });
    show(data.words.places, lines);
    tell(null);
  };

  const follow = (at) => {
    const { values } = whole();
    const own = values.filter((one) => one.dataset.at === at || at.startsWith(one.dataset.at + "/"));
    const target = own.find(visible) || own[0] || values.find((one) => one.dataset.at.startsWith(at + "/"));
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
      if (page().values.includes(node)) choose(node);
    } else if (node.classList.contains("message")) {
      chooseCheck(node);
    } else if (node.closest(".document")) {
      if (getSelection().isCollapsed) chooseMark(numbersOf(node));
    } else {
      const numbers = numbersOf(node);
      chooseMark(numbers);
      goTo(numbers[0]);
    }
  });
  const hovered = [];
  document.addEventListener("mouseover", (event) => {
    const node = event.target.closest("button.v[data-m]");
    for (const piece of hovered.splice(0)) piece.classList.remove("hover");
    if (node) {
      for (const number of numbersOf(node)) hovered.push(...(page().pieces.get(number) || []));
      for (const piece of hovered) piece.classList.add("hover");
    }
  });

  // Pages drawn larger or smaller, in steps; they scroll inside their pane.
  const zooms = [1, 1.5, 2, 3];
  let zoom = 0;
  for (const button of all("[data-zoom]")) {
    button.addEventListener("click", () => {
      const wanted = Math.min(Math.max(zoom + Number(button.dataset.zoom), 0), zooms.length - 1);
      const pages = document.getElementById("pages");
      const middle = (pane.scrollTop + pane.clientHeight / 2) * (zooms[wanted] / zooms[zoom]);
      pages.classList.remove("zoom" + zoom);
      pages.classList.add("zoom" + wanted);
      zoom = wanted;
      pane.scrollTop = middle - pane.clientHeight / 2;
    });
  }
  const openTab = (name) => {
    for (const tab of all("[data-tab]")) {
      const own = tab.dataset.tab === name;
      tab.setAttribute("aria-selected", String(own));
      document.getElementById(tab.dataset.tab).hidden = !own;
    }
  };

  const step = (nodes, by) => {
    const from = nodes.indexOf(chosen);
    let at = from < 0 && by < 0 ? 0 : from;
    for (let turns = 0; turns < nodes.length; turns += 1) {
      at = (at + by + nodes.length) % nodes.length;
      if (visible(nodes[at])) {
        choose(nodes[at]);
        nodes[at].scrollIntoView({ block: "nearest" });
        return;
      }
    }
  };
  // What a person should look at: values in doubt, contradictions, what was not read.
  const nextDoubt = (wraps = !data.served) => {
    addAll();
    const nodes = all("button.v[data-doubt], [data-asks] .message");
    const from = chosen && chosen.isConnected ? chosen : null;
    const behind = (node) => !from || from.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING;
    let next = nodes.find(behind);
    if (!next && !wraps) {
      document.dispatchEvent(new Event("exhausted"));
      return;
    }
    next = next || nodes[0];
    if (!next) return;
    const details = next.closest("details");
    if (details) details.open = true;
    if (next.classList.contains("v")) choose(next);
    else {
      chooseCheck(next);
      chosen = next;
      next.focus({ preventScroll: true });
    }
    next.scrollIntoView({ block: "center" });
  };
  document.addEventListener("doubt", (event) => nextDoubt(event.detail || !data.served));
  let failed = -1;
  const nextFailed = () => {
    addAll();
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
    n: data.served ? () => nextDoubt() : () => step(whole().values, 1),
    p: () => step(whole().values, -1),
    d: () => nextDoubt(),
    f: nextFailed,
    "/": () => document.getElementById("search").focus(),
    Escape: () => {
      clear();
      panel.hidden = true;
    },
  };
  document.getElementById("close").addEventListener("click", keys.Escape);
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
    addAll();
    for (const item of all(".figures li")) {
      item.hidden =
        (filter("kind").value && item.dataset.kind !== filter("kind").value) ||
        (filter("role").value && item.dataset.role !== filter("role").value) ||
        (filter("unplaced").checked && !item.dataset.unplaced) ||
        (filter("doubt").checked && !item.dataset.doubt) ||
        (filter("failed").checked && !item.dataset.failed);
    }
  };
  for (const id of ["kind", "role", "unplaced", "doubt", "failed"]) filter(id).addEventListener("change", sift);

  document.getElementById("search").addEventListener("input", (event) => {
    const word = event.target.value.trim().toLowerCase();
    for (const node of all(".found")) node.classList.remove("found");
    if (!word) return;
    const hits = [...whole().values, ...all(".reading .b, .reading td, .reading th")].filter((node) =>
      node.textContent.toLowerCase().includes(word));
    for (const node of hits) node.classList.add("found");
    const first = hits.find(visible);
    if (first) first.scrollIntoView({ block: "center" });
  });

  window.addEventListener("beforeprint", addAll);
  // A page that was loaded again after a correction shows the value that was corrected.
  unpacked().then(() => {
    if (location.hash === "#doubt") nextDoubt(true);
    if (location.hash.startsWith("#/")) follow(decodeURIComponent(location.hash.slice(1)));
  });
}

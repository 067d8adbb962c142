"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const served = data.served;
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const form = byId("amend");
  const panel = byId("panel");
  const made = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };

  // What the form is about: the pointer, where its words stand, and for a new item of a list its fields.
  let at = null;
  let place = null;
  let parts = null; // field → [input, place]
  let wanted = "words"; // the field that words which are shown in the document go to

  // What a person typed, to the desk; its answer, or the reason why it refused.
  const send = async (action, fields) => {
    const answer = await fetch(served.base + action + "/" + served.address, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Review-Token": served.csrf },
      body: JSON.stringify(fields),
    });
    return { ...(await answer.json()), status: answer.status };
  };
  // Why the desk refused: in the page's words where the reason has some.
  const refusal = (answer) =>
    answer.status === 409 ? data.words.stale : data.words.refused + ": " + answer.message;

  const kindOf = (part) => (part ? "program" : "record");
  const presentIn = (part) => served.present[part ? Number(part.split("/")[2]) + 1 : 0] || [];
  const itemsOf = (part) => served.items[kindOf(part)];
  const isNew = () => !byId("add-where").hidden;

  const actions = (names) => {
    for (const button of all("[data-op], [data-aside]", form))
      button.hidden = !names.includes(button.dataset.op || button.dataset.aside);
  };
  const say = (id, text) => {
    byId(id).textContent = text;
  };
  const blank = (words) => {
    byId("words").value = words;
    place = null;
    for (const id of ["fault", "reads", "shown-at"]) say(id, "");
    say("words-name", data.words.new_value);
    wanted = "words";
  };
  // A field of few words is chosen from, not typed.
  const offerChoices = () => {
    const field = (at || "").split("/").pop();
    const choices = parts ? null : served.choices[field];
    const select = byId("choice");
    select.hidden = !choices;
    byId("words").hidden = Boolean(choices) || Boolean(parts);
    byId("words-name").hidden = Boolean(parts);
    if (!choices) return;
    const now = choices.find(([word, name]) => name === byId("words").value) || choices[0];
    select.replaceChildren(...choices.map(([word, name]) => new Option(name, word)));
    select.value = byId("words").value = now[0];
    select.setAttribute("aria-label", byId("words-name").textContent);
  };
  byId("choice").addEventListener("change", () => {
    byId("words").value = byId("choice").value;
  });
  const open = (names, { where = false } = {}) => {
    panel.hidden = false;
    form.hidden = false;
    byId("add-where").hidden = !where;
    byId("parts").hidden = true;
    byId("parts").replaceChildren();
    byId("row").hidden = true;
    parts = null;
    actions(names);
    const kept = sessionStorage.getItem("note");
    if (!byId("note").value && kept) byId("note").value = kept;
  };

  // A value of the record was chosen.
  let former = null; // the value that the form was about until a mark was clicked
  document.addEventListener("chosen", (event) => {
    former = form.hidden || panel.hidden ? null : at;
    if (!event.detail) {
      if (!isNew()) form.hidden = true;
      return;
    }
    at = event.detail.dataset.at;
    const isProgram = /^\/programs\/\d+\/name$/.test(at);
    const others = document.querySelectorAll("#add-part option").length > 2 ? ["to_merge"] : [];
    open(["accept", "replace", "remove", ...(isProgram ? [...others, "to_split"] : [])]);
    blank(event.detail.textContent);
    offerChoices();
  });

  // What is added: a field of the masthead or of a program, or an item of a list.
  const fields = (chosen, hasWords) => {
    const part = byId("add-part").value;
    const there = presentIn(part);
    const plain = served.fields[kindOf(part)].filter(([name]) => hasWords || !there.includes(name));
    const options = plain.map(([name, label]) =>
      new Option(there.includes(name) ? label + " (" + data.words.replaces + ")" : label, name));
    const lists = Object.entries(itemsOf(part)).map(([name, [label]]) => new Option("+ " + label, name));
    const none = hasWords && !chosen ? [new Option(data.words.choose, "")] : [];
    byId("add-field").replaceChildren(...none, ...options, ...lists);
    if (chosen && [...byId("add-field").options].some((one) => one.value === chosen)) byId("add-field").value = chosen;
    target();
  };
  // The pointer of what is chosen, and the inputs for an item of a list.
  const target = () => {
    const part = byId("add-part").value;
    const field = byId("add-field").value;
    const list = itemsOf(part)[field];
    at = field ? part + "/" + field + (list ? "/-" : "") : null;
    byId("parts").hidden = !list;
    byId("parts").replaceChildren();
    parts = null;
    if (list) {
      parts = {};
      for (const [name, label] of list[1]) addPart(name, label);
      const [first] = list[1][0];
      wanted = first;
      if (byId("words").value) put(first, byId("words").value, place);
    } else {
      wanted = "words";
    }
    actions(!field ? [] : [!list && presentIn(part).includes(field) ? "replace" : "add"]);
    say("reads", "");
    offerChoices();
  };
  const addPart = (name, label) => {
    const choices = served.choices[name];
    const input = choices ? made("select", {}) : made("input", { autocomplete: "off" });
    if (name === "programs") input.multiple = true;
    if (choices) input.append(...(name === "programs" ? [] : [new Option("", "")]), ...choices.map(([word, text]) => new Option(text, word)));
    input.dataset.part = name;
    const reads = made("small", {});
    parts[name] = { input, reads, place: null };
    byId("parts").append(made("label", {}, label, " ", input, reads));
    input.addEventListener("focus", () => {
      wanted = name;
    });
    input.addEventListener("change", () => readPart(name));
  };
  const wordsOf = ({ input }) =>
    input.multiple ? [...input.selectedOptions].map((one) => one.value).join(",") : input.value;
  const put = (name, words, where) => {
    parts[name].input.value = words;
    parts[name].place = where;
    readPart(name);
  };
  const readPart = async (name) => {
    const part = parts[name];
    if (!part.input.value || part.input.tagName === "SELECT") return;
    const path = name ? at + "/" + name : at;
    const answer = await read(path, part.input.value, part.place);
    part.reads.textContent = answer.ok ? answer.meaning || "" : refusal(answer);
    part.reads.classList.toggle("bad", !answer.ok);
  };
  const read = (path, words, where) =>
    send("read", { at: path, words, more: JSON.stringify(where ? { place: where } : {}) });
  const readWords = async () => {
    if (!at || parts || !byId("words").value || byId("words").hidden) return;
    const answer = await read(at, byId("words").value, place);
    say("reads", answer.ok ? data.words.reads_as + ": " + (answer.meaning || answer.value) : refusal(answer));
  };
  byId("add-part").addEventListener("change", () => fields(byId("add-field").value, Boolean(place)));
  byId("add-field").addEventListener("change", () => {
    target();
    readWords();
  });
  byId("words").addEventListener("change", readWords);
  byId("words").addEventListener("focus", () => {
    wanted = "words";
  });

  for (const button of all("[data-add]")) {
    button.addEventListener("click", () => {
      byId("shown").replaceChildren();
      open(["add"], { where: true });
      blank("");
      if (button.dataset.add) byId("add-part").value = "";
      fields(button.dataset.add, false);
      const first = byId("parts").querySelector("input, select");
      (first || byId("add-part")).focus();
    });
  }

  // Words shown in the document, and where they stand: block, cell, characters.
  const count = (text) => [...text].length;
  const holderOf = (node) => {
    const one = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    return one.closest(".reading td, .reading th, .reading .b");
  };
  const columnOf = (cell) => {
    const taken = [];
    for (const row of cell.closest("table").rows) {
      const number = row.rowIndex;
      for (const one of row.cells) {
        let column = 0;
        while (taken[number] && taken[number][column]) column += 1;
        if (one === cell) return column;
        for (let down = number; down < number + one.rowSpan; down += 1) {
          taken[down] = taken[down] || [];
          for (let across = column; across < column + one.colSpan; across += 1) taken[down][across] = true;
        }
      }
    }
    return -1;
  };
  const placed = (holder, start, end) => {
    const cell = holder.matches("td, th");
    const block = cell ? holder.closest("table").id : holder.id;
    const found = { block, start, end };
    return cell ? { ...found, cell: [holder.parentElement.rowIndex, columnOf(holder)] } : found;
  };
  const before = (holder, node, offset) => {
    const marker = holder.querySelector(":scope > .marker");
    const range = document.createRange();
    range.selectNodeContents(holder);
    if (marker) range.setStartAfter(marker);
    range.setEnd(node, offset);
    return count(range.toString());
  };
  const ownText = (holder) => {
    const inner = holder.querySelector(":scope > table");
    const range = document.createRange();
    range.selectNodeContents(holder);
    if (inner) range.setEndBefore(inner);
    const marker = holder.querySelector(":scope > .marker");
    if (marker) range.setStartAfter(marker);
    return range.toString();
  };
  const shownBy = (range) => {
    const holder = holderOf(range.startContainer);
    if (!holder) return null;
    const start = before(holder, range.startContainer, range.startOffset);
    const text = ownText(holder);
    const end = holder.contains(range.endContainer)
      ? before(holder, range.endContainer, range.endOffset)
      : count(text); // a selection that goes on in the next line is this line's
    const words = [...text].slice(start, end).join("");
    return words.trim() ? { words: words.trim(), place: placed(holder, start, end) } : null;
  };
  const shownCell = (cell) => {
    const words = ownText(cell);
    return words.trim() ? { words: words.trim(), place: placed(cell, 0, count(words)) } : null;
  };
  const shownMark = (number) => {
    const pieces = all(".reading mark").filter((one) => one.dataset.m.split(" ").includes(number));
    if (!pieces.length) return null;
    const range = document.createRange();
    range.setStartBefore(pieces[0].firstChild);
    range.setEndAfter(pieces[pieces.length - 1].lastChild);
    return shownBy(range);
  };
  const shownRectangle = (rectangle) => {
    const [block, row, column] = rectangle.dataset.cell.split(" ");
    const table = document.querySelector("#" + CSS.escape(block) + " table");
    const cell = table && [...table.rows[row].cells].find((one) => columnOf(one) === Number(column));
    return cell ? shownCell(cell) : null;
  };
  const take = ({ words, place: where }) => {
    const squashed = words.replace(/\s+/g, " ");
    const isOpen = !panel.hidden && (former !== null || !form.hidden);
    const asked = isOpen && isNew() ? byId("add-field").value : "";
    const chosen = isOpen && !isNew() ? former || at : null;
    former = null;
    form.hidden = false;
    if (asked && parts && parts[wanted] && parts[wanted].input.tagName === "INPUT") {
      put(wanted, squashed, where);
    } else if (chosen && !fieldAt(chosen)) {
      byId("words").value = squashed; // a value deep in the record: its words are replaced
    } else {
      const [part, field] = (chosen && fieldAt(chosen)) || [isOpen && isNew() ? byId("add-part").value : usual(), asked];
      open(["add"], { where: true });
      blank(squashed);
      byId("add-part").value = part;
      place = where;
      fields(field, true);
    }
    place = where;
    byId("row").hidden = !where.cell || !isNew();
    const [row, column] = where.cell || [];
    const cell = where.cell ? " · " + data.words.cell_at.replace("{row}", row + 1).replace("{column}", column + 1) : "";
    say("shown-at", data.words.shown + ": " + squashed + cell);
    readWords();
  };
  // Part and field of a value that is one of its own: the budget of the third program.
  const fieldAt = (path) => {
    const own = /^(\/programs\/\d+)?\/(\w+)(\/name)?$/.exec(path);
    return own && [own[1] || "", own[2]];
  };
  // Where words most often go that are shown while nothing is open: to the program that was spoken of last.
  const usual = () => {
    const [last] = /^\/programs\/\d+/.exec(location.hash.slice(1)) || ["/programs/0"];
    const parts = [...byId("add-part").options].map((one) => one.value);
    return parts.includes(last) ? last : parts[Math.min(1, parts.length - 1)];
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".document") || event.target.closest("[data-tab], [data-zoom]")) return;
    const selection = getSelection();
    const isSelected = !selection.isCollapsed && selection.rangeCount && holderOf(selection.anchorNode);
    const mark = event.target.closest("mark[data-m], rect[data-m]");
    const rectangle = event.target.closest("rect[data-cell]");
    const cell = event.target.closest(".reading td, .reading th");
    const found = isSelected
      ? shownBy(selection.getRangeAt(0))
      : mark
        ? shownMark(mark.dataset.m.split(" ")[0])
        : rectangle
          ? shownRectangle(rectangle)
          : cell
            ? shownCell(cell)
            : null;
    if (found) take(found);
  });
  byId("row").addEventListener("click", async () => {
    const answer = await send("row", { more: JSON.stringify({ place }) });
    if (!answer.ok) {
      say("fault", refusal(answer));
      return;
    }
    open(["add"], { where: true });
    blank("");
    byId("add-part").value = "";
    fields("programs", false);
    for (const [name, [words, where]] of Object.entries(answer.parts)) if (parts[name]) put(name, words, where);
  });

  // One program into another, or part of one as another.
  const programAt = () => at.replace(/\/name$/, "");
  const aside = {
    to_merge: () => {
      const own = programAt();
      const others = [...byId("add-part").options].filter((one) => one.value && one.value !== own);
      open(["merge"]);
      byId("parts").hidden = false;
      const select = made("select", { id: "other" });
      select.append(...others.map((one) => new Option(one.textContent, one.value)));
      byId("parts").append(made("label", {}, data.words.merge_into, " ", select));
      byId("words").hidden = byId("words-name").hidden = true;
      select.focus();
    },
    to_split: () => {
      const own = programAt() + "/";
      open(["split"]);
      blank("");
      say("words-name", data.words.split_name);
      byId("parts").hidden = false;
      const seen = new Map();
      for (const button of all("button.v")) {
        if (!button.dataset.at.startsWith(own)) continue;
        const steps = button.dataset.at.slice(own.length).split("/");
        const path = "/" + steps.slice(0, /^\d+$/.test(steps[1]) ? 2 : 1).join("/");
        if (!["name", "category"].includes(steps[0]) && !seen.has(path)) seen.set(path, (served.names[steps[0]] || steps[0]) + " " + button.textContent);
      }
      for (const [path, words] of seen) {
        const select = made("select", { "data-way": path });
        for (const way of ["keep", "move", "share"]) select.append(new Option(data.words["way_" + way], way));
        byId("parts").append(made("label", { class: "way" }, select, " ", words));
      }
      byId("words").focus();
    },
  };

  const amend = async (op) => {
    if (op !== "undo" && !byId("note").value.trim()) {
      say("fault", data.words.needs_reason);
      byId("note").focus();
      return;
    }
    const asked = { op, at: at || "", words: "", note: byId("note").value, revision: served.revision };
    const more = {};
    if (op === "replace" || op === "add" || op === "split") {
      asked.words = byId("words").value;
      if (place) more.place = place;
    }
    if (op === "add" && parts)
      more.parts = Object.fromEntries(Object.entries(parts).map(([name, one]) => [name, [wordsOf(one), one.place]]));
    if (op === "merge") asked.words = byId("other").value;
    if (op === "merge" || op === "split") asked.at = programAt();
    if (op === "split")
      more.ways = Object.fromEntries(all("[data-way]", form).map((one) => [one.dataset.way, one.value]));
    if (op === "accept_all") asked.at = "";
    if (op === "undo") {
      asked.at = served.last[0];
      asked.note = "";
    }
    const answer = await send("amend", { ...asked, more: JSON.stringify(more) });
    if (answer.ok) {
      if (op !== "undo") sessionStorage.setItem("note", asked.note);
      location.hash = answer.at;
      location.reload();
    } else {
      panel.hidden = false;
      form.hidden = false;
      say("fault", refusal(answer));
    }
  };
  form.addEventListener("click", (event) => {
    const { op, aside: other } = event.target.dataset;
    if (op) amend(op);
    if (other) aside[other]();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("undo").addEventListener("click", () => amend("undo"));
  byId("sure").addEventListener("click", () => {
    byId("shown").replaceChildren();
    open(["accept_all"]);
    blank("");
    at = "";
    byId("words").hidden = byId("words-name").hidden = byId("choice").hidden = true;
    say("shown-at", byId("sure").textContent);
    byId("note").focus();
  });

  // What is to be looked at, through all notices: the next page where this one has no more.
  document.addEventListener("exhausted", async () => {
    const { next } = await send("queue", {});
    if (next) location.href = served.base + next + "#doubt";
    else document.dispatchEvent(new CustomEvent("doubt", { detail: true }));
  });
  send("queue", {}).then(({ left }) => {
    byId("queue").textContent = byId("queue").textContent.replace("…", left);
    byId("queue").disabled = !left;
  });
  byId("queue").addEventListener("click", () => document.dispatchEvent(new CustomEvent("doubt")));
  document.addEventListener("keydown", (event) => {
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey) {
      event.preventDefault();
      if (served.last) amend("undo");
    } else if (event.key === "a" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (!form.hidden && !panel.hidden && !form.querySelector("[data-op=accept]").hidden) amend("accept");
    }
  });

  const golden = byId("golden");
  if (golden) {
    golden.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!byId("golden-note").value.trim()) {
        say("golden-said", data.words.needs_reason);
        return;
      }
      const answer = await send("golden", { note: byId("golden-note").value });
      say("golden-said", answer.ok ? data.words.golden_made + ": " + answer.golden : refusal(answer));
    });
  }
}

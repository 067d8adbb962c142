"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const served = data.served;
  const byId = (id) => document.getElementById(id);
  const form = byId("amend");
  const panel = byId("panel");
  let at = null;

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
  const actions = (names) => {
    for (const button of form.querySelectorAll("[data-op]")) button.hidden = !names.includes(button.dataset.op);
  };
  const blank = (words) => {
    byId("words").value = words;
    for (const id of ["fault", "reads"]) byId(id).textContent = "";
  };

  document.addEventListener("chosen", (event) => {
    form.hidden = !event.detail;
    if (!event.detail) return;
    at = event.detail.dataset.at;
    byId("add-where").hidden = true;
    actions(["accept", "replace", "remove"]);
    blank(event.detail.textContent);
  });

  const fields = () => {
    const names = served.absent[byId("add-part").value] || [];
    byId("add-field").replaceChildren(...names.map(([name, label]) => new Option(label, name)));
    at = names.length ? byId("add-part").value + "/" + byId("add-field").value : null;
  };
  byId("add-part").addEventListener("change", fields);
  byId("add-field").addEventListener("change", () => {
    at = byId("add-part").value + "/" + byId("add-field").value;
  });
  const adding = document.createElement("button");
  adding.type = "button";
  adding.className = "act";
  adding.id = "adding";
  adding.textContent = data.words.add_value;
  adding.addEventListener("click", () => {
    byId("shown").replaceChildren();
    panel.hidden = false;
    form.hidden = false;
    byId("add-where").hidden = false;
    actions(["add"]);
    blank("");
    fields();
    byId("add-part").focus();
  });
  document.querySelector(".tools").append(adding);

  const amend = async (op) => {
    if (!byId("note").value.trim()) {
      byId("fault").textContent = data.words.needs_reason;
      byId("note").focus();
      return;
    }
    const words = op === "replace" || op === "add" ? byId("words").value : "";
    const asked = { op, at: at || "", words, note: byId("note").value, revision: served.revision };
    const answer = await send("amend", asked);
    if (answer.ok) {
      location.hash = at;
      location.reload();
    } else {
      byId("fault").textContent = refusal(answer);
    }
  };
  form.addEventListener("click", (event) => {
    const op = event.target.dataset.op;
    if (op) amend(op);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("words").addEventListener("change", async () => {
    if (!at) return;
    const answer = await send("read", { at, words: byId("words").value });
    byId("reads").textContent = answer.ok
      ? data.words.reads_as + ": " + (answer.meaning || answer.value)
      : refusal(answer);
  });

  const golden = byId("golden");
  if (golden) {
    golden.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!byId("golden-note").value.trim()) {
        byId("golden-said").textContent = data.words.needs_reason;
        return;
      }
      const answer = await send("golden", { note: byId("golden-note").value });
      byId("golden-said").textContent = answer.ok
        ? data.words.golden_made + ": " + answer.golden
        : refusal(answer);
    });
  }
}

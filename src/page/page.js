"use strict";
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const search = document.getElementById("search");
  const shown = document.getElementById("shown");
  const nothing = document.getElementById("nothing");
  const rows = Array.from(document.querySelectorAll("#rows > .row"), (element) => ({
    element,
    verdict: element.dataset.v,
    action: element.dataset.a,
    classes: element.dataset.c.split(" "),
    tags: element.dataset.t.split("\n"),
    text: null,
  }));
  let visible = rows;

  const checked = (name) => new Set(Array.from(form.querySelectorAll(`input[name="${name}"]:checked`), (box) => box.value));
  const allows = (wanted, value) => wanted.size === 0 || wanted.has(value);

  // The text of a row is looked at only when something is searched for.
  const has = (row, words) => {
    if (words.length === 0) return true;
    row.text ??= row.element.textContent.toLowerCase();
    return words.every((word) => row.text.includes(word));
  };

  const filter = () => {
    const [verdicts, actions, classes] = ["v", "a", "c"].map(checked);
    const tag = form.elements.t ? form.elements.t.value : "";
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    visible = rows.filter((row) =>
      allows(verdicts, row.verdict) &&
      allows(actions, row.action) &&
      (classes.size === 0 || row.classes.some((name) => classes.has(name))) &&
      (tag === "" || row.tags.includes(tag)) &&
      has(row, words));
    const kept = new Set(visible);
    for (const row of rows) row.element.hidden = !kept.has(row);
    shown.textContent = `${shown.dataset.word} ${visible.length} / ${rows.length}`;
    nothing.hidden = visible.length > 0;
  };

  let pending = 0;
  const soon = () => {
    clearTimeout(pending);
    pending = setTimeout(filter, rows.length > 2000 ? 120 : 0);
  };

  const fold = (open) => {
    for (const row of visible) row.element.open = open;
  };

  // From the row that has the focus to the next one that is shown.
  const step = (by) => {
    const row = document.activeElement.closest(".row");
    const at = row ? visible.findIndex((one) => one.element === row) : by > 0 ? -1 : visible.length;
    const next = visible[Math.min(Math.max(at + by, 0), visible.length - 1)];
    if (!next) return;
    const summary = next.element.querySelector("summary");
    summary.focus();
    summary.scrollIntoView({ block: "nearest" });
  };

  const clear = () => {
    form.reset();
    filter();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target.closest("input[type=search], select");
    if (event.key === "Escape") {
      clear();
      search.blur();
    } else if (isTyping) {
      if (event.target !== search || event.key !== "ArrowDown" && event.key !== "Enter") return;
      filter();
      step(1);
    } else if (event.key === "/") {
      search.focus();
      search.select();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && event.target.closest(".row")) {
      step(event.key === "ArrowDown" ? 1 : -1);
    } else {
      return;
    }
    event.preventDefault();
  });

  // A link leads to what is folded, too.
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target instanceof HTMLDetailsElement) {
      target.open = true;
      target.querySelector("summary").focus();
    }
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(filter));
  document.getElementById("unfold").addEventListener("click", () => fold(true));
  document.getElementById("fold").addEventListener("click", () => fold(false));
  addEventListener("hashchange", open);
  // On paper everything that is shown is unfolded, if there is not too much of it.
  const folded = [];
  addEventListener("beforeprint", () => {
    const some = Array.from(document.querySelectorAll("details:not([open])")).filter((one) => !one.closest("[hidden]"));
    if (some.length > 500) return;
    for (const one of some) {
      one.open = true;
      folded.push(one);
    }
  });
  addEventListener("afterprint", () => {
    for (const one of folded.splice(0)) one.open = false;
  });
  filter();
  open();
})();

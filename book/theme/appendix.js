// The glossary shows the terms that hold what is typed, in any of its languages. Without it, all of them are there.
"use strict";

(() => {
  // A table that is laid out as cards stays a table for those who hear it.
  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  for (const part of document.querySelectorAll(":is(.terms, .rows), :is(.terms, .rows) *")) {
    if (part.tagName === "TH") part.setAttribute("role", part.scope === "col" ? "columnheader" : "rowheader");
    else if (roles[part.tagName]) part.setAttribute("role", roles[part.tagName]);
  }

  const form = document.querySelector("form.filter");
  const table = document.getElementById("terms");
  if (!form || !table) return;

  /** Without accents, points and capitals: "suly" finds "súly", "splot" and "SPLOT" are one. */
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ł", "l");

  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const terms = [...table.tBodies[0].rows].map(row => ({
    row,
    words: [...row.cells].map(cell => plain(cell.textContent)).join("\n"),
  }));

  const show = () => {
    const wanted = plain(input.value.trim());
    let shown = 0;
    for (const { row, words } of terms) {
      row.hidden = !words.includes(wanted);
      if (!row.hidden) shown += 1;
    }
    status.textContent = shown === 1 ? "1 term" : `${shown} terms`;
  };

  input.addEventListener("input", show);
  input.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    input.value = "";
    show();
  });
  form.addEventListener("submit", event => event.preventDefault());
  // A letter or a link leads to a term that may be filtered out.
  addEventListener("hashchange", () => {
    if (!document.querySelector(":target")?.hidden) return;
    input.value = "";
    show();
    document.querySelector(":target").scrollIntoView();
  });
  form.hidden = false;
  show();
})();

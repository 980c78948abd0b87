// What the pages do beyond being read: light and dark, contents, code, search, keys. Everything is readable without it.
"use strict";

(() => {
  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const root = document.documentElement;

  /** Storage may be shut off for files; then a choice lasts as long as its page. */
  const keep = (storage, key, value) => {
    try {
      if (value === null) window[storage].removeItem(key);
      else window[storage].setItem(key, value);
    } catch {}
  };

  function theme() {
    const system = matchMedia("(prefers-color-scheme: dark)");
    $("#toggle-theme")?.addEventListener("click", () => {
      const dark = root.classList.contains("dark") || (system.matches && !root.classList.contains("light"));
      const chosen = dark ? "light" : "dark";
      const isSystems = (chosen === "dark") === system.matches;
      root.classList.remove("light", "dark");
      if (!isSystems) root.classList.add(chosen);
      keep("localStorage", "lectern-theme", isSystems ? null : chosen);
    });
  }

  function contents() {
    const nav = $("#contents");
    const button = $("#toggle-contents");
    if (!nav || !button) return;
    const narrow = matchMedia("(max-width: 63.99rem)");
    const isShown = () => root.classList.contains("show-contents");
    const show = wanted => {
      root.classList.toggle("show-contents", wanted);
      button.setAttribute("aria-expanded", wanted);
    };
    show(isShown());
    button.addEventListener("click", () => {
      show(!isShown());
      if (!narrow.matches) keep("sessionStorage", "lectern-contents", isShown() ? null : "hidden");
      else if (isShown()) ($("[aria-current]", nav) ?? $("a", nav)).focus();
    });
    narrow.addEventListener("change", () => show(!narrow.matches));
    document.addEventListener("click", event => {
      const away = !nav.contains(event.target) || event.target.closest("a");
      if (narrow.matches && isShown() && away && !button.contains(event.target)) show(false);
    });
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || !narrow.matches || !isShown()) return;
      show(false);
      button.focus();
    });
  }

  /** Lists the sections of this page under its chapter and marks the one being read. */
  function sections() {
    const chapter = $("#contents .chapter [aria-current=page]")?.closest("li");
    const headings = all("main h2[id]");
    if (!chapter || headings.length === 0) return;
    const list = document.createElement("ol");
    list.className = "sections";
    const links = headings.map(heading => {
      const link = document.createElement("a");
      link.href = `#${heading.id}`;
      link.append(...(heading.firstElementChild?.matches("a.header") ? heading.firstElementChild : heading).cloneNode(true).childNodes);
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
      return link;
    });
    chapter.querySelector(".chapter-link-wrapper").after(list);
    const mark = () => {
      // At the top of the page no section is being read yet; from there on the line of reading sinks to a third of the window.
      const end = scrollY > 0 && innerHeight + scrollY >= root.scrollHeight - 2;
      const line = Math.min(scrollY, innerHeight / 3);
      const at = end ? headings.length - 1 : headings.findLastIndex(heading => heading.getBoundingClientRect().top < line);
      links.forEach((link, i) => (i === at ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current")));
    };
    let waiting = false;
    document.addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    }, { passive: true });
    mark();
  }

  /** Long names may break after `::`, `_` and `/`. */
  function names() {
    for (const code of all("main :not(pre) > code")) {
      if (code.textContent.length < 16 || code.closest(".line")) continue;
      for (const node of [...code.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)) {
        const parts = node.textContent.split(/(?<=::|[_/])(?=\w)/);
        node.replaceWith(...parts.flatMap((part, i) => (i ? [document.createElement("wbr"), part] : [part])));
      }
    }
  }

  const icon = name => `<svg class="icon" aria-hidden="true"><use href="#icon-${name}"/></svg>`;

  function button(name, title, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.title = title;
    made.setAttribute("aria-label", title);
    made.innerHTML = icon(name);
    made.addEventListener("click", () => act(made));
    return made;
  }

  async function copy(code, made) {
    const text = [...code.childNodes].filter(node => !(node.classList?.contains("boring") && getComputedStyle(node).display === "none"));
    try {
      await navigator.clipboard.writeText(text.map(node => node.textContent).join(""));
    } catch {
      getSelection().selectAllChildren(code);
      document.execCommand("copy");
      getSelection().removeAllRanges();
    }
    made.innerHTML = icon("done");
    setTimeout(() => (made.innerHTML = icon("copy")), 1500);
  }

  function listings() {
    for (const code of all("main pre > code")) {
      const pre = code.parentElement;
      if (!/(^$|language-(text|sh)\b)/.test(code.className) && window.hljs) hljs.highlightBlock(code);
      if (pre.closest(".output")) continue;
      const buttons = document.createElement("div");
      buttons.className = "buttons";
      if ($(".boring", code)) {
        buttons.append(button("eye", "Show the folded comment", made => {
          made.setAttribute("aria-pressed", pre.classList.toggle("revealed"));
        }));
      }
      buttons.append(button("copy", "Copy", made => copy(code, made)));
      const caption = $("figcaption", pre.closest("figure") ?? code);
      if (caption) {
        caption.append(buttons);
      } else {
        const box = document.createElement("div");
        box.className = "code";
        pre.replaceWith(box);
        box.append(pre, buttons);
      }
    }
  }

  /** Colours a source file as a whole, then deals the result back to its lines. */
  function file() {
    const codes = all(".file .line > code");
    const language = { rs: "rust", py: "python" }[location.pathname.match(/\.(\w+)\.html$/)?.[1]];
    if (codes.length === 0 || !language || !window.hljs) return;
    const html = hljs.highlight(language, codes.map(code => code.textContent).join("\n")).value;
    let open = [];
    html.split("\n").forEach((line, i) => {
      const before = open.join("");
      for (const tag of line.match(/<span[^>]*>|<\/span>/g) ?? []) {
        if (tag === "</span>") open.pop();
        else open.push(tag);
      }
      codes[i].innerHTML = before + line + "</span>".repeat(open.length);
    });
  }

  /** A box can be scrolled by keys only when it can have the focus; one that fits need not be a stop. */
  function boxes() {
    const fit = () => all("main :is(pre, .table-wrapper, .formula, .scroll)").forEach(box => {
      if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible") box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
    document.fonts.ready.then(fit);
    addEventListener("resize", fit);
  }

  /** Paper cannot unfold: proofs and tasks are open on it, answers are not. */
  function paper() {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = all("main details:not([open])").filter(details => !details.parentElement.closest(".exercise"));
      for (const details of opened) details.open = true;
    });
    addEventListener("afterprint", () => opened.forEach(details => (details.open = false)));
  }

  function search() {
    const dialog = $("#search");
    if (!dialog) return () => {};
    const input = $("input", dialog);
    const status = $("[role=status]", dialog);
    const found = $("#found");
    let index = null;

    const load = async () => {
      window.search = {};
      for (const src of dialog.dataset.scripts.split(" ")) {
        await new Promise((resolve, reject) => {
          const script = Object.assign(document.createElement("script"), { src, onload: resolve, onerror: reject });
          document.head.append(script);
        });
      }
      index = elasticlunr.Index.load(window.search.index);
    };

    /** The words around the first place where `body` has one of `words`, with all of them marked. */
    const excerpt = (body, words) => {
      const pattern = new RegExp(`(${words.map(word => word.replace(/[^\p{L}\p{N}]/gu, "\\$&")).join("|")})`, "giu");
      const start = Math.max(0, body.search(pattern) - 70);
      const piece = body.slice(start && body.indexOf(" ", start) + 1, start + 170);
      const small = document.createElement("small");
      for (const [i, part] of `${start ? "… " : ""}${piece} …`.split(pattern).entries()) {
        const node = i % 2 ? document.createElement("mark") : document.createTextNode("");
        node.textContent = part;
        small.append(node);
      }
      return small;
    };

    /** The index drops Cyrillic and Hebrew letters; words with such letters are sought in the texts themselves. */
    const matches = query => {
      if (!/[^\p{Script=Latin}\P{L}]/u.test(query)) return index.search(query, window.search.search_options);
      const words = query.toLowerCase().split(/\s+/);
      const holds = ({ title, body }) => words.every(word => `${title} ${body}`.toLowerCase().includes(word));
      return Object.values(index.documentStore.docs).filter(holds).map(doc => ({ ref: doc.id, doc }));
    };

    const run = () => {
      const query = input.value.trim();
      const results = query && index ? matches(query).slice(0, 30) : [];
      status.textContent = query && index ? `${results.length || "Nothing"} found` : "";
      found.replaceChildren(...results.map(({ ref, doc }) => {
        const link = document.createElement("a");
        link.href = dialog.dataset.root + window.search.doc_urls[ref];
        const chapter = document.createElement("span");
        chapter.textContent = doc.breadcrumbs.split(" » ").filter(crumb => crumb !== doc.title).map(crumb => ` · ${crumb}`).join("");
        link.append(doc.title, chapter, excerpt(doc.body, query.split(/\s+/)));
        link.addEventListener("click", () => dialog.close());
        const item = document.createElement("li");
        item.append(link);
        return item;
      }));
    };

    input.addEventListener("input", run);
    dialog.addEventListener("click", event => event.target === dialog && dialog.close());
    dialog.addEventListener("keydown", event => {
      const stops = [input, ...all("a", found)];
      const at = stops.indexOf(document.activeElement);
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) stops[Math.min(Math.max(at + step, 0), stops.length - 1)].focus();
      else if (event.key === "Enter" && at === 0) stops[1]?.click();
      else return;
      event.preventDefault();
    });
    const open = async () => {
      if (dialog.open) return;
      dialog.showModal();
      input.select();
      if (!index) await load().then(run, () => (status.textContent = "The index cannot be read."));
    };
    $("#open-search").addEventListener("click", open);
    return open;
  }

  function keys(openSearch) {
    document.addEventListener("keydown", event => {
      const typing = event.target.closest?.("input, select, textarea, [contenteditable], [tabindex='0'], dialog");
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || typing) return;
      if (event.key === "/" || event.key === "s") openSearch();
      else if (event.key === "ArrowLeft") $(".turn [rel=prev]")?.click();
      else if (event.key === "ArrowRight") $(".turn [rel=next]")?.click();
      else return;
      event.preventDefault();
    });
  }

  theme();
  contents();
  sections();
  listings();
  names();
  file();
  boxes();
  paper();
  keys(search());
})();

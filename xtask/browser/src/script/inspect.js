// What a page is asked about itself. Each question answers with a list of problems: [where, what].
"use strict";

window.inspect = {};

/** Where an element is: from the nearest id down, three steps at most. */
inspect.where = element => {
  const steps = [];
  for (let at = element; at && at !== document.documentElement && steps.length < 3; at = at.parentElement) {
    if (at.id) {
      steps.unshift(`#${at.id}`);
      break;
    }
    const names = [...at.classList].slice(0, 2).map(name => `.${name}`).join("");
    const alike = [...(at.parentElement?.children ?? [])].filter(other => other.localName === at.localName);
    const place = names || alike.length < 2 ? "" : `:nth-of-type(${alike.indexOf(at) + 1})`;
    steps.unshift(at.localName + names + place);
  }
  return steps.join(" > ") || "html";
};

/** The beginning of a text. */
inspect.quote = text => {
  const words = text.trim().replace(/\s+/g, " ");
  return `“${words.length > 40 ? `${words.slice(0, 40)}…` : words}”`;
};

/** Whether an element is drawn at all. */
inspect.isDrawn = element =>
  element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && element.getClientRects().length > 0;

/** Opens what is folded, so that all of it is looked at. */
inspect.unfold = () => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const pre of document.querySelectorAll("pre:has(.boring)")) pre.classList.add("revealed");
};

/** How much of each kind there is. */
inspect.counts = () => ({
  formulas: document.querySelectorAll("math").length,
  pictures: document.querySelectorAll("img, svg[role=img], canvas").length,
  hebrew: document.querySelectorAll("[lang|=he]").length,
});

/** Pictures that say nothing to who cannot see them. */
inspect.names = () => {
  const found = [];
  const named = element =>
    element.getAttribute("aria-label")?.trim() ||
    (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).some(id => id && document.getElementById(id)?.textContent.trim());
  for (const picture of document.querySelectorAll("img, svg, canvas, input[type=image], object, iframe")) {
    if (picture.closest("[aria-hidden=true]") || picture.parentElement?.closest("svg")) continue;
    const is = picture.localName;
    if (is === "svg") {
      const title = [...picture.children].find(child => child.localName === "title");
      if (!picture.getAttribute("role")) found.push([inspect.where(picture), "an svg that has no role and is not hidden"]);
      else if (!named(picture) && !title?.textContent.trim()) found.push([inspect.where(picture), "a drawing without alt text"]);
    } else if (!(picture.getAttribute("alt") ?? "").trim() && !named(picture) && !picture.title.trim()) {
      found.push([inspect.where(picture), `${is} without alt text`]);
    }
  }
  for (const control of document.querySelectorAll("button, a[href], input:not([type=hidden]), select, textarea, summary")) {
    if (control.closest("[aria-hidden=true]")) continue;
    const label = [...(control.labels ?? [])].some(label => label.textContent.trim());
    const drawn = [...control.querySelectorAll("img[alt], svg title")].some(part => (part.alt ?? part.textContent).trim());
    if (!named(control) && !label && !control.textContent.trim() && !control.title?.trim() && !drawn)
      found.push([inspect.where(control), `${control.localName} without a name`]);
  }
  return found;
};

/** Whatever the markup would fetch from elsewhere, asked for yet or not. */
inspect.addresses = () => {
  const found = [];
  const elsewhere = address => {
    try {
      return !["file:", "data:", "blob:", "about:", "javascript:"].includes(new URL(address, document.baseURI).protocol);
    } catch {
      return false;
    }
  };
  const fetched = "link[href], script[src], img[src], iframe[src], source[src], video[src], audio[src], embed[src], use[href], image[href]";
  for (const element of document.querySelectorAll(fetched)) {
    const address = element.getAttribute("src") ?? element.getAttribute("href");
    if (address && elsewhere(address)) found.push([inspect.where(element), `leaves the file system: ${address}`]);
  }
  for (const element of document.querySelectorAll("[srcset]")) {
    const address = element.getAttribute("srcset").split(/[\s,]+/).find(part => /:/.test(part) && elsewhere(part));
    if (address) found.push([inspect.where(element), `leaves the file system: ${address}`]);
  }
  return found;
};

/** What is wider than the window, and no box of its own scrolls it. */
inspect.overflow = () => {
  const root = document.scrollingElement;
  const width = root.clientWidth;
  const found = [];
  const isHeld = element => {
    for (let at = element.parentElement; at && at !== document.body && at !== document.documentElement; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  for (const element of document.body.querySelectorAll("*")) {
    const { right, width: own } = element.getBoundingClientRect();
    if (own < 1 || right <= width + 1 || element.parentElement.closest("svg, math")) continue;
    if (found.some(([other]) => other.contains(element)) || !inspect.isDrawn(element) || isHeld(element)) continue;
    // What is parked beside the window, a closed menu, makes nothing wider.
    if (getComputedStyle(element).position === "fixed" && root.scrollWidth <= width) continue;
    found.push([element, `reaches to ${Math.round(right)} px of ${width}`]);
  }
  const problems = found.slice(0, 5).map(([element, what]) => [inspect.where(element), what]);
  if (root.scrollWidth > width && problems.length === 0) problems.push(["html", `${root.scrollWidth} px wide in a window of ${width}`]);
  return problems;
};

/** Hebrew that does not run from right to left, or is not marked as Hebrew. */
inspect.hebrew = () => {
  const found = [];
  const letter = /[\u05d0-\u05ea]/;
  for (const element of document.querySelectorAll("[lang|=he]")) {
    const { direction } = getComputedStyle(element);
    if (direction !== "rtl") found.push([inspect.where(element), `Hebrew with direction ${direction}: ${inspect.quote(element.textContent)}`]);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!letter.test(node.data) || parent.closest("script, style, template") || !inspect.isDrawn(parent)) continue;
    if (!parent.closest("[lang]")?.lang.startsWith("he")) {
      found.push([inspect.where(parent), `Hebrew without lang="he": ${inspect.quote(node.data)}`]);
      continue;
    }
    const range = document.createRange();
    let before = null;
    for (let at = 0; at < node.length; at++) {
      if (!letter.test(node.data[at])) continue;
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const box = range.getBoundingClientRect();
      // On one line, the next letter stands to the left of the last.
      if (before && Math.abs(box.top - before.top) < box.height / 2 && box.left > before.left + 0.5) {
        found.push([inspect.where(parent), `Hebrew drawn from left to right: ${inspect.quote(node.data)}`]);
        break;
      }
      before = box;
    }
  }
  return found;
};

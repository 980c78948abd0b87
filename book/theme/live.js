// Live figures. A figure of crates/*/live decides everything; this draws what it lists, hears the reader and
// keeps the page's address. It knows no topic. Without it, or where WebAssembly is off, the picture stays.
//
// What a page has, for style sheets and tests:
//   figure[data-live="perceptron/line"]   with the class `runs` once it does
//   [data-action=NAME]                    a button: step, epoch, run, reset, and, xor, draw, clear
//   [data-setting=NAME]                   a slider, number or choice: rate, start, order, seed
//   [data-class=N]                        the choice of the class that a new point has, or the name of a curve
//   [data-board]                          the board, which can have the focus
//   [data-cells=NAME]                    a picture of it that is painted on, see cells.js
//   [data-plot]                           the part of it that data-range (left right low high) speaks of
//   [data-point=N]                        a point of the board
//   [data-status=OUTCOME]                 the sentence that says what happened; the outcome is one word:
//                                         ready, running, ended, separated, inseparable, unfinished, error
//   [data-reading=NAME]                   a number beside the board
"use strict";

(() => {
  const SIZE = 360;
  const PLOT = { left: 34, top: 12, right: SIZE - 15, bottom: SIZE - 44 };
  const BARE = { left: 1, top: 1, right: SIZE - 1, bottom: SIZE - 1 };
  const RADIUS = 6.5;
  const REACH = 15;
  const DASHES = ["none", "7 4", "2 3", "10 3 2 3", "5 2 1 2 1 2", "1 2"];

  const shown = number => String(number).replace("-", "−");

  const element = (name, attributes = {}, ...children) => {
    const made = name.startsWith("svg:")
      ? document.createElementNS("http://www.w3.org/2000/svg", name.slice(4))
      : document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  };

  /** The house's markers: a disc, a triangle, a square; then they repeat. */
  const marker = (kind, x, y) => {
    const style = { fill: `var(--figure-${kind + 1})`, stroke: "var(--figure-paper)" };
    if (kind % 3 === 0) return element("svg:circle", { cx: x, cy: y, r: RADIUS, ...style });
    const corners = kind % 3 === 1 ? [[0, -1.25], [1.15, 0.8], [-1.15, 0.8]] : [[-0.92, -0.92], [0.92, -0.92], [0.92, 0.92], [-0.92, 0.92]];
    const points = corners.map(([dx, dy]) => `${x + RADIUS * dx},${y + RADIUS * dy}`).join(" ");
    return element("svg:polygon", { points, ...style });
  };

  /** Speaks with a module: a line of text there, JSON back. */
  async function open(name, path) {
    const root = document.querySelector("[data-root]")?.dataset.root ?? "";
    await new Promise((resolve, reject) => {
      document.head.append(Object.assign(document.createElement("script"), { src: root + path, onload: resolve, onerror: reject }));
    });
    const bytes = Uint8Array.from(atob(self.lecternModules[name]), letter => letter.charCodeAt(0));
    const { exports } = (await WebAssembly.instantiate(bytes)).instance;
    const memory = (at, length) => new Uint8Array(exports.memory.buffer, at, length);
    return line => {
      const text = new TextEncoder().encode(line);
      memory(exports.live_buffer(text.length), text.length).set(text);
      const length = exports.live_ask(text.length);
      return JSON.parse(new TextDecoder().decode(memory(exports.live_buffer(0), length)));
    };
  }

  /** The board: axes, marks, a cross-hair; `act` is called with what the reader does to it. A `painted` one has brushes, not points. */
  function makeBoard(name, { label, axes, range, ticks, stride, open: writable, classes }, painted, act) {
    const [left, right, low, high] = range;
    const plot = axes.some(Boolean) || ticks.flat().length ? PLOT : BARE;
    const x = value => plot.left + ((value - left) / (right - left)) * (plot.right - plot.left);
    const y = value => plot.bottom - ((value - low) / (high - low)) * (plot.bottom - plot.top);
    const clamp = (value, from, to) => Math.min(Math.max(value, from), to);
    const hundredth = value => Math.round(value * 100) / 100;
    const id = `live-${name.replace("/", "-")}`;
    const marks = element("svg:g", { "clip-path": `url(#${id}-clip)` });
    const cross = element("svg:g", { class: "cross" });
    const frame = { x: plot.left, y: plot.top, width: plot.right - plot.left, height: plot.bottom - plot.top };
    const defs = element("svg:defs", {}, element("svg:clipPath", { id: `${id}-clip` }, element("svg:rect", frame)));
    for (let kind = 1; kind < classes.length; kind++) {
      const stroke = element("svg:path", { d: "M0 4H8", stroke: `var(--figure-${kind + 1})` });
      defs.append(element("svg:pattern", { id: `${id}-hatch-${kind}`, width: 8, height: 8, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${45 * kind})` }, stroke));
    }
    const svg = element("svg:svg", {
      viewBox: `0 0 ${SIZE} ${SIZE}`, class: "board", "data-board": "", "aria-label": label, "font-size": "14", "font-family": "var(--figure-font)",
      ...(writable ? { tabindex: "0", role: "application", "aria-describedby": `${id}-help` } : { role: "img" }),
    }, defs, element("svg:rect", { ...frame, class: "plot", "data-plot": "", "data-range": range.join(" ") }), marks, cross);
    const text = (content, attributes) => svg.append(element("svg:text", attributes, content));
    for (const tick of ticks[0]) text(shown(tick), { x: x(tick), y: plot.bottom + 18, "text-anchor": "middle", class: "tick" });
    for (const tick of ticks[1]) text(shown(tick), { x: plot.left - 7, y: y(tick) + 5, "text-anchor": "end", class: "tick" });
    text(axes[0], { x: (plot.left + plot.right) / 2, y: plot.bottom + 36, "text-anchor": "middle" });
    // Beside the middle, between two numbers.
    const middle = (low + high) / 2;
    const ends = [ticks[1].findLast(tick => tick <= middle) ?? low, ticks[1].find(tick => tick > middle) ?? high];
    text(axes[1], { x: 2, y: y((ends[0] + ends[1]) / 2) + 5 });

    let points = [];
    let chosen = 0;
    let at = [(left + right) / 2, (low + high) / 2].map(hundredth);
    const other = kind => (kind + 1) % classes.length;
    const place = event => {
      const { x: px, y: py } = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      const inside = writable && px > plot.left - REACH && px < plot.right + REACH && py > plot.top - REACH && py < plot.bottom + REACH;
      const to = [left + ((px - plot.left) / (plot.right - plot.left)) * (right - left), low + ((plot.bottom - py) / (plot.bottom - plot.top)) * (high - low)];
      return inside ? [clamp(to[0], left, right), clamp(to[1], low, high)].map(hundredth) : null;
    };
    const cells = self.lecternCells({
      svg, element, x, y, place, hatch: `url(#${id}-hatch-1)`,
      tell: (to, otherwise) => act(`add ${to.map(hundredth).join(" ")} ${otherwise ? other(chosen) : chosen}`),
    });
    const number = target => Number(target.closest("[data-point]")?.dataset.point ?? -1);

    // A press on a point that moves drags it, one that does not removes it; a press elsewhere adds one.
    let press = null;
    svg.addEventListener("pointerdown", event => {
      press = event.button === 0 && !painted && place(event) ? { point: number(event.target), from: [event.clientX, event.clientY], moved: false } : null;
      if (press?.point >= 0) svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointermove", event => {
      if (!press) return;
      press.moved ||= Math.hypot(event.clientX - press.from[0], event.clientY - press.from[1]) > 4;
      const to = place(event);
      if (press.moved && press.point >= 0 && to) act(`move ${press.point} ${to.join(" ")}`);
    });
    svg.addEventListener("pointerup", event => {
      const to = place(event);
      if (press && !press.moved && press.point >= 0) act(`remove ${press.point}`);
      else if (press && !press.moved && to) act(`add ${to.join(" ")} ${event.shiftKey ? other(chosen) : chosen}`);
      press = null;
    });
    svg.addEventListener("pointercancel", () => (press = null));
    svg.addEventListener("contextmenu", event => {
      const to = place(event);
      if (!to) return;
      event.preventDefault();
      press = null;
      const point = points[number(event.target)];
      if (point) act(`add ${point.points.join(" ")} ${other(point.class)}`);
      else act(`add ${to.join(" ")} ${other(chosen)}`);
    });

    const spoken = element("p", { class: "spoken", "aria-live": "polite" });
    const aim = () => {
      const [px, py] = [x(at[0]), y(at[1])];
      if (painted) cross.replaceChildren(...cells.aim(at));
      else cross.replaceChildren(
        element("svg:path", { d: `M${px} ${plot.top}V${plot.bottom}M${plot.left} ${py}H${plot.right}` }),
        element("svg:circle", { cx: px, cy: py, r: 4 }),
      );
    };
    const keys = {
      ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1],
    };
    svg.addEventListener("keydown", event => {
      if (!writable || event.altKey || event.ctrlKey || event.metaKey) return;
      if (keys[event.key] && painted) {
        at = cells.beside(at, keys[event.key]);
        spoken.textContent = cells.words(at);
        aim();
      } else if (keys[event.key]) {
        const by = event.shiftKey ? stride / 10 : stride;
        const [dx, dy] = keys[event.key];
        at = [clamp(at[0] + by * dx, left, right), clamp(at[1] + by * dy, low, high)].map(hundredth);
        const here = points.find(point => Math.hypot(point.points[0] - at[0], point.points[1] - at[1]) < stride / 2);
        spoken.textContent = `${at.join(", ")}${here ? `: ${classes[here.class]}` : ""}`;
        aim();
      } else if (event.key === "Enter" || event.key === " ") {
        act(`add ${at.map(hundredth).join(" ")} ${event.shiftKey ? other(chosen) : chosen}`);
      } else if (painted && (event.key === "Delete" || event.key === "Backspace")) {
        act(`add ${at.map(hundredth).join(" ")} 1`);
      } else if (event.key === "Delete" || event.key === "Backspace") {
        const away = points.map(point => Math.hypot(point.points[0] - at[0], point.points[1] - at[1]));
        const nearest = away.indexOf(Math.min(...away));
        if (away[nearest] < stride) act(`remove ${nearest}`);
        else spoken.textContent = "There is no point here.";
      } else if (event.key === "c") {
        choose(other(chosen));
      } else if (Number(event.key) >= 1 && Number(event.key) <= classes.length) {
        choose(Number(event.key) - 1);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });

    const brush = painted ? "Brush" : "New points";
    const swatch = kind => element("svg:rect", { x: 2, y: 2, width: 14, height: 14, fill: kind ? "none" : "var(--figure-ink)", stroke: "var(--figure-ink)" });
    const icon = kind => element("svg:svg", { viewBox: "0 0 18 18", class: "icon-class", "aria-hidden": "true" }, painted ? swatch(kind) : marker(kind, 9, 9));
    const radios = classes.map((shown, kind) => {
      const input = element("input", { type: "radio", name: `${id}-class`, "data-class": kind });
      input.addEventListener("change", () => (chosen = kind));
      return { input, label: element("label", {}, input, icon(kind), shown) };
    });
    const choose = kind => {
      chosen = kind;
      radios[kind].input.checked = true;
      spoken.textContent = `${brush}: ${classes[kind]}`;
    };
    if (radios[0]) radios[0].input.checked = true;
    const help = element("details", { class: "help" },
      element("summary", {}, "How to use the board"),
      element("p", { id: `${id}-help` }, painted
        ? "Press on a picture, or draw over it, with the brush that is chosen; with the right button or Shift the other one. " +
          "With keys: arrows go from cell to cell and from picture to picture, Enter presses, Delete wipes, 1, 2 or c chooses the brush."
        : classes.length > 1
        ? "Click for a new point, with the right button or Shift for one of the other class. Drag a point to move it, click it to remove it. " +
          "With keys: arrows move the cross-hair (Shift: in small steps), Enter adds a point, Delete removes it, 1, 2 or c chooses the class."
        : `Click where the ${classes[0]} is to be, or drag it. With keys: arrows move the cross-hair (Shift: in small steps), Enter brings it there.`));
    cross.before(cells.hands);
    if (writable) aim();

    const path = mark => mark.points.map((value, i) => (i % 2 ? y(value) : x(value))).join(" ");
    const curve = (kind, points) => element("svg:polyline", {
      points, class: "curve", stroke: `var(--figure-${kind + 1})`, "stroke-dasharray": DASHES[kind % DASHES.length],
    });
    // A curve of one point is a dot, and the first curve has the largest, so that one sees them all.
    const dot = mark => element("svg:circle", { cx: x(mark.points[0]), cy: y(mark.points[1]), r: Math.max(5 - mark.class, 2), class: "dot", fill: `var(--figure-${mark.class + 1})` });
    const word = ({ points: [at, up], text, faint }) => {
      const made = element("svg:text", { x: x(at), y: y(up) + 5, "text-anchor": "middle", class: faint ? "note faint" : "note" });
      made.textContent = text;
      return made;
    };
    const line = ([x1, y1, x2, y2], faint) => element("svg:line", {
      x1: x(x1), y1: y(y1), x2: x(x2), y2: y(y2), class: faint ? "before" : "line",
    });
    const draw = scene => {
      points = scene.marks.filter(mark => mark.kind === "point");
      const begin = cells.see(scene.marks);
      if (begin) {
        at = begin;
        aim();
      }
      marks.replaceChildren(...scene.marks.flatMap(mark => {
        if (mark.kind === "line") return [line(mark.points, mark.faint)];
        if (mark.kind === "text") return [word(mark)];
        if (mark.kind === "cells") return cells.draw(mark);
        if (mark.kind === "frame") return ["halo", "frame"].map(part => element("svg:polygon", { points: path(mark), class: part, "shape-rendering": "crispEdges" }));
        if (mark.kind === "curve") return [mark.points.length > 2 ? curve(mark.class, path(mark)) : dot(mark)];
        // So pale that a line of any class stands out from five of them.
        if (mark.kind === "shade") return [element("svg:polygon", { points: path(mark), fill: "var(--figure-1)", "fill-opacity": 0.055 })];
        if (mark.kind === "region") {
          const fill = (paint, opacity) => element("svg:polygon", { points: path(mark), fill: paint, "fill-opacity": opacity });
          return [fill(`var(--figure-${mark.class + 1})`, 0.13), ...(mark.class ? [fill(`url(#${id}-hatch-${mark.class})`, 0.26)] : [])];
        }
        return [];
      }));
      svg.querySelectorAll("[data-point]").forEach(group => group.remove());
      // Classes that have points and no curves are known by their markers.
      for (const { kind, entry } of named) {
        const has = wanted => scene.marks.some(mark => mark.kind === wanted && mark.class === kind);
        if (has("point") && !has("curve")) entry.querySelector("svg").replaceWith(icon(kind));
      }
      points.forEach((point, i) => {
        const [px, py] = [x(point.points[0]), y(point.points[1])];
        const group = element("svg:g", { "data-point": i }, element("svg:circle", { cx: px, cy: py, r: REACH, class: "reach" }));
        if (point.ring) group.append(element("svg:circle", { cx: px, cy: py, r: RADIUS + 5, class: "ring" }));
        group.append(marker(point.class, px, py));
        cross.before(group);
      });
    };
    const named = writable ? [] : classes.map((shown, kind) => {
      const sample = element("svg:svg", { viewBox: "0 0 36 18", class: "icon-curve", "aria-hidden": "true" }, curve(kind, "2 9 34 9"));
      return { kind, entry: element("span", { "data-class": kind }, sample, shown) };
    });
    const legend = writable && classes.length > 1
      ? element("fieldset", { class: "classes" }, element("legend", {}, brush), ...radios.map(radio => radio.label))
      : element("div", { class: "classes" }, ...named.map(({ entry }) => entry));
    return { svg, legend, help: writable ? [help] : [], spoken, draw };
  }

  /** A button, slider, number or choice, with how to show what it stands at. */
  function makeControl({ kind, name, label, range, most, options }, act) {
    if (kind === "button" || kind === "run") {
      const made = element("button", { type: "button", "data-action": name }, label);
      made.addEventListener("click", () => act(`press ${name}`));
      return { made, show: (_, running) => kind === "run" && (made.textContent = running ? "stop" : label) };
    }
    const input = kind === "choice"
      ? element("select", { "data-setting": name }, ...options.map(word => element("option", {}, word)))
      : kind === "slider"
        ? element("input", { type: "range", min: range[0], max: range[1], step: range[2], "data-setting": name })
        : element("input", { type: "number", min: 0, max: most, step: 1, inputmode: "numeric", "data-setting": name });
    input.addEventListener(kind === "slider" ? "input" : "change", () => act(`set ${name} ${input.value}`));
    const output = kind === "slider" ? [element("output", {})] : [];
    let last = "";
    const show = value => {
      last = value;
      if (input.value !== value && (kind !== "number" || document.activeElement !== input)) input.value = value;
      if (output[0]) output[0].textContent = shown(value);
    };
    // What was refused stays while one can mend it, and no longer.
    input.addEventListener("blur", () => input.value !== last && (input.value = last));
    return { made: element("label", {}, element("span", {}, label), input, ...output), show };
  }

  async function start(figure) {
    const name = figure.dataset.live;
    const ask = await open(name, figure.dataset.module);
    const { title, board: about, groups, interval } = ask("describe");
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const mine = `#${name}?`;
    let clock = 0;
    let saving = 0;

    const status = element("p", { class: "status", role: "status", "aria-live": "polite" });
    const readings = element("dl", { class: "readings" });
    const controls = new Map();
    const painted = ask("show").marks.some(mark => mark.kind === "cells" && mark.open);
    const board = makeBoard(name, about, painted, line => tell(line));
    const sections = groups.map(group => {
      const box = element("div", { class: "group", role: "group", "aria-label": group.label });
      for (const control of group.controls) {
        const made = makeControl(control, line => tell(line));
        controls.set(control.name, made);
        box.append(made.made);
      }
      return box;
    });
    const panel = element("div", { class: "panel", role: "group", "aria-label": title },
      element("div", { class: "view" }, board.svg, status, readings),
      element("div", { class: "desk" }, board.legend, ...sections, ...board.help),
      board.spoken);

    const show = scene => {
      board.draw(scene);
      const values = new Map(scene.values);
      for (const [key, control] of controls) control.show(values.get(key), scene.running);
      if (status.textContent !== scene.status) status.textContent = scene.status;
      status.dataset.status = scene.outcome;
      readings.replaceChildren(...scene.readings.map(([key, value]) =>
        element("div", {}, element("dt", {}, key), element("dd", { "data-reading": key }, value))));
    };
    // The address follows when nothing has happened for a moment; browsers mind too many changes.
    const save = address => {
      clearTimeout(saving);
      saving = setTimeout(() => {
        try {
          history.replaceState(history.state, "", mine + address);
        } catch {
          // Some browsers let no file change its address.
        }
      }, 250);
    };
    const fail = error => {
      clearTimeout(clock);
      figure.classList.remove("runs");
      panel.remove();
      console.warn(`${name}:`, error);
    };
    const tell = (line, quietly = false) => {
      try {
        let scene = ask(line);
        clearTimeout(clock);
        while (scene.running && calm.matches) scene = ask("tick");
        show(scene);
        if (scene.running) clock = setTimeout(() => tell("tick"), interval);
        else if (!quietly) save(scene.address);
      } catch (error) {
        fail(error);
      }
    };
    const restore = () => {
      if (!location.hash.startsWith(mine)) return false;
      tell(`restore ${decodeURIComponent(location.hash.slice(mine.length))}`, true);
      figure.scrollIntoView();
      return true;
    };

    figure.prepend(panel);
    figure.classList.add("runs");
    if (!restore()) tell("show", true);
    addEventListener("hashchange", restore);
  }

  if (!self.WebAssembly) return;
  for (const figure of document.querySelectorAll(".live[data-module]")) start(figure).catch(() => {});
})();

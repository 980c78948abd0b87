// What a live figure is asked: which controls it has, what is to be seen, and whether that can be read.
"use strict";

(() => {
  const live = (inspect.live = {});
  const CONTROLS = "[data-action], [data-setting]";

  const figureOf = name => document.querySelector(`[data-live="${name}"]`);
  const boardOf = figure => figure.querySelector("[data-board]");
  const nameOf = control => control.dataset.action ?? control.dataset.setting;
  const kindOf = control => {
    if (control.dataset.action !== undefined) return "button";
    if (control.localName === "select") return "choice";
    return control.type === "range" ? "slider" : "number";
  };
  const settingsOf = figure => [...figure.querySelectorAll("[data-setting]")];
  const textOf = element => element?.textContent.trim() ?? "";

  /** The live figures of the page, and whether each has a module to run. */
  live.figures = () => [...document.querySelectorAll("[data-live]")].map(figure => [figure.dataset.live, "module" in figure.dataset]);

  /** Its buttons, sliders, numbers and choices, in order. */
  live.controls = name => {
    const figure = figureOf(name);
    const groups = [...figure.querySelectorAll("[role=group]")];
    return [...figure.querySelectorAll(CONTROLS)].map(control => ({
      name: nameOf(control),
      kind: kindOf(control),
      label: textOf(control.closest("label")?.querySelector("span")) || textOf(control),
      group: groups.indexOf(control.closest("[role=group]")),
      least: Number(control.min || 0),
      most: Number(control.max || 0),
      step: Number(control.step || 1),
      options: [...(control.options ?? [])].map(option => option.value),
    }));
  };

  /** Takes the rest of the text away, which would be laid out again at every step. */
  live.alone = name => {
    const figure = figureOf(name);
    for (let at = figure; at.localName !== "main" && at !== document.body; at = at.parentElement) {
      for (const other of at.parentElement.children) if (other !== at) other.style.display = "none";
    }
  };

  /** A number for a long text: the same for the same text. */
  const digest = text => {
    let sum = 2166136261;
    for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619);
    return sum >>> 0;
  };

  /** What is to be seen. The cross-hair belongs to the keyboard and not to the picture. */
  live.view = name => {
    const figure = figureOf(name);
    const board = boardOf(figure)?.cloneNode(true);
    board?.querySelectorAll(".cross").forEach(cross => cross.remove());
    const picture = digest(board?.innerHTML ?? "");
    board?.querySelectorAll(".before, .ring").forEach(mark => mark.remove());
    const status = figure.querySelector("[data-status]");
    const first = figure.querySelector(CONTROLS);
    const [at, origin] = [first, figure].map(element => element.getBoundingClientRect());
    return {
      picture,
      state: digest(board?.innerHTML ?? ""),
      readings: [...figure.querySelectorAll("[data-reading]")].map(reading => [reading.dataset.reading, textOf(reading)]),
      status: textOf(status),
      outcome: status?.dataset.status ?? "",
      values: settingsOf(figure).map(setting => [nameOf(setting), setting.value]),
      place: [Math.round(at.x - origin.x), Math.round(at.y - origin.y)],
    };
  };

  const until = async (holds, patience) => {
    const end = performance.now() + patience;
    while (!holds() && performance.now() < end) await new Promise(done => setTimeout(done, 5));
  };

  /** What is to be seen once it is no longer what `before` says, or when it has been waited for long enough. */
  live.after = async (name, before, patience) => {
    const visible = view => JSON.stringify([view.picture, view.readings, view.status, view.outcome]);
    const known = visible(before);
    await until(() => visible(live.view(name)) !== known, patience);
    return live.view(name);
  };

  /** What is to be seen once nothing runs, or when it has been waited for long enough. */
  live.rest = async (name, patience) => {
    await until(() => live.view(name).outcome !== "running", patience);
    return live.view(name);
  };

  /** Sets the settings as `values` has them. Some move others: so twice. */
  live.restore = (name, values) => {
    for (let turn = 0; turn < 2; turn++) {
      for (const setting of settingsOf(figureOf(name))) {
        const [, value] = values.find(([key]) => key === nameOf(setting));
        if (setting.value === value) continue;
        setting.value = value;
        for (const event of ["input", "change"]) setting.dispatchEvent(new Event(event, { bubbles: true }));
      }
    }
  };

  /** Presses `buttons` one after another. */
  live.exercise = (name, buttons) => {
    for (const button of buttons) figureOf(name).querySelector(`[data-action="${button}"]`).click();
    return live.view(name);
  };

  /** What of the board's and the panel's words cannot be read, or should not be there. */
  live.faults = name => {
    const figure = figureOf(name);
    const board = boardOf(figure);
    const found = [];
    const add = what => found.push([name, what]);
    const status = figure.querySelector("[data-status]");
    if (!textOf(status)) add("says nothing");
    const spoken = [status, ...figure.querySelectorAll("[data-reading], output, [data-board] text")].filter(Boolean);
    for (const element of spoken) {
      if (/NaN|undefined|Infinity|\[object|\bnull\b|inf\b/.test(textOf(element))) add(`shows ${inspect.quote(textOf(element))}`);
    }
    for (const setting of settingsOf(figure)) {
      const output = setting.closest("label")?.querySelector("output");
      if (output && Number(textOf(output).replace("−", "-")) !== Number(setting.value)) add(`its slider “${nameOf(setting)}” stands at ${setting.value} and says ${textOf(output)}`);
    }
    const frame = board?.getBoundingClientRect();
    const plot = board?.querySelector("[data-plot]")?.getBoundingClientRect();
    const words = [...(board?.querySelectorAll("text") ?? [])].map(text => ({ text, box: text.getBoundingClientRect(), within: text.closest("[clip-path]") ? plot : frame }));
    for (const { text, box, within } of words) {
      const out = within && (box.left < within.left - 1 || box.right > within.right + 1 || box.top < within.top - 2 || box.bottom > within.bottom + 2);
      if (out) add(`cuts ${inspect.quote(textOf(text))} off at the edge of its board`);
    }
    // Letters fill the middle of their line.
    const ink = ({ box }) => ({ left: box.left + 1, right: box.right - 1, top: box.top + 0.22 * box.height, bottom: box.bottom - 0.22 * box.height });
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    words.forEach((one, i) => {
      for (const other of words.slice(i + 1)) {
        if (meet(ink(one), ink(other))) add(`writes ${inspect.quote(textOf(one.text))} over ${inspect.quote(textOf(other.text))}`);
      }
    });
    const width = document.scrollingElement.clientWidth;
    for (const part of figure.querySelectorAll(".panel *:not(svg *)")) {
      const { right, width: own } = part.getBoundingClientRect();
      if (own > 1 && right > width + 0.5 && inspect.isDrawn(part)) {
        add(`${inspect.where(part)} reaches to ${Math.round(right)} px of ${width}`);
        break;
      }
    }
    return found;
  };

  /** Text and drawings of the figure that do not stand out enough as it is now. */
  live.contrast = name => inspect.contrast(figureOf(name));

  /** Takes away the address, so that the next one is known. */
  live.forget = () => history.replaceState(history.state, "", location.pathname);

  /** The address with which the figure comes back as it is, or "" if it gets none. */
  live.address = async (name, patience) => {
    const has = () => location.hash.startsWith(`#${name}?`);
    await until(has, patience);
    return has() ? location.href : "";
  };
})();

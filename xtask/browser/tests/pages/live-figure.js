// A live figure without a module: so many dots on a board. What is wrong with it stands in data-faults.
"use strict";

for (const figure of document.querySelectorAll("[data-live]")) {
  const name = figure.dataset.live;
  const faulty = new Set((figure.dataset.faults ?? "").split(" "));
  figure.innerHTML = `
    <div class="panel">
      <svg data-board role="img" aria-label="Dots" viewBox="0 0 200 60" width="200"></svg>
      <p data-status="ready" role="status"></p>
      <dl><dt>dots</dt><dd data-reading="dots"></dd></dl>
      <div role="group" aria-label="Dots">
        <button type="button" data-action="one">one more</button>
        <button type="button" data-action="run">run</button>
        <button type="button" data-action="idle">rest</button>
        <button type="button" data-action="reset">reset</button>
      </div>
      <div role="group" aria-label="Looks">
        <label><span>size</span><input type="range" min="2" max="6" step="1" value="4" data-setting="size"><output>4</output></label>
        <label><span>depth</span><input type="range" min="0" max="9" step="1" value="3" data-setting="depth"><output>3</output></label>
        <label><span>colour</span><select data-setting="colour"><option>ink</option><option>blue</option></select></label>
      </div>
    </div>`;
  const find = selector => figure.querySelector(selector);
  const [size, depth, colour] = ["size", "depth", "colour"].map(setting => find(`[data-setting=${setting}]`));
  let dots = 1;
  let rests = 0;
  let clock = 0;

  const show = (sentence = `There are ${dots}.`) => {
    const board = find("[data-board]");
    const fill = colour.value === "ink" ? "currentColor" : "light-dark(#17568c, #8dbbe3)";
    const drawn = Array.from({ length: dots % 12 }, (_, i) => `<circle cx="${10 + 15 * i}" cy="20" r="${size.value}" fill="${fill}"/>`);
    const words = faulty.has("words") ? '<text x="150" y="50" fill="currentColor">over the edge</text><text x="10" y="50" fill="currentColor">one</text><text x="14" y="52" fill="currentColor">other</text>' : "";
    board.innerHTML = drawn.join("") + words;
    find("[data-status]").textContent = sentence;
    find("[data-status]").dataset.status = clock ? "running" : "ready";
    find("[data-reading]").textContent = faulty.has("words") ? String(0 / 0) : `${dots}, ${faulty.has("idle") ? "" : `${rests} rests, depth ${depth.value}`}`;
    find("[data-action=run]").textContent = clock ? "stop" : "run";
    for (const input of [size, depth]) input.nextElementSibling.textContent = input.value;
    if (!faulty.has("address")) history.replaceState(null, "", `#${name}?${[dots, rests, size.value, depth.value, colour.value].join("&")}`);
  };
  const stop = () => {
    clearInterval(clock);
    clock = 0;
  };
  const actions = {
    one: () => (dots += 1),
    idle: () => faulty.has("idle") || (rests += 1),
    run: () => {
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) dots = 9;
      else if (!clock) clock = setInterval(() => ((dots += 1), show()), 60);
      else if (!faulty.has("run")) stop();
    },
    reset: () => {
      stop();
      if (!faulty.has("reset") || dots < 2) dots = 1;
      rests = 0;
    },
  };
  for (const button of figure.querySelectorAll("[data-action]")) {
    button.addEventListener("click", () => {
      if (faulty.has("idle") && button.dataset.action === "idle") return;
      actions[button.dataset.action]();
      show();
    });
  }
  for (const setting of [size, depth, colour]) setting.addEventListener(setting === colour ? "change" : "input", () => show());
  if (faulty.has("keys")) size.addEventListener("keydown", event => event.key !== "Tab" && event.preventDefault());
  const [given, address] = location.hash.slice(1).split("?");
  if (given === name) {
    const parts = address.split("&");
    [dots, rests] = parts.map(Number);
    [size.value, depth.value, colour.value] = parts.slice(2);
  }
  show();
  figure.classList.add("runs");
}

// How text and lines stand out from what is behind them, by the formula of WCAG 2: 4.5 for text, 3 for large text and
// for lines.
"use strict";

(() => {
  const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();

  /** A CSS colour as [red, green, blue, alpha], each from 0 to 1. */
  const colour = css => {
    if (known.has(css)) return known.get(css);
    let value;
    const plain = css.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
    const wide = css.match(/^color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)$/);
    if (plain) value = [plain[1] / 255, plain[2] / 255, plain[3] / 255, +(plain[4] ?? 1)];
    else if (wide) value = [+wide[1], +wide[2], +wide[3], +(wide[4] ?? 1)];
    else {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = css;
      pixel.fillRect(0, 0, 1, 1);
      value = [...pixel.getImageData(0, 0, 1, 1).data].map(part => part / 255);
    }
    known.set(css, value);
    return value;
  };

  /** One colour painted over another. */
  const over = ([r, g, b, a], [R, G, B, A]) => {
    const alpha = a + A * (1 - a);
    if (alpha === 0) return [0, 0, 0, 0];
    const mix = (top, below) => (top * a + below * A * (1 - a)) / alpha;
    return [mix(r, R), mix(g, G), mix(b, B), alpha];
  };

  const faded = ([r, g, b, a], opacity) => [r, g, b, a * opacity];

  const luminance = rgb => {
    const [r, g, b] = rgb.map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };

  const ratio = (one, other) => {
    const [dark, light] = [luminance(one.slice(0, 3)), luminance(other.slice(0, 3))].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  const hex = rgb => `#${rgb.slice(0, 3).map(part => Math.round(part * 255).toString(16).padStart(2, "0")).join("")}`;

  /** The backgrounds and opacities from `element` outwards, the trivial ones left out. */
  let layers = new Map();
  const layersOf = element => {
    if (!element) return null;
    if (layers.has(element)) return layers.get(element);
    const style = getComputedStyle(element);
    const background = colour(style.backgroundColor);
    const opacity = +style.opacity;
    const rest = layersOf(element.parentElement);
    const own = background[3] === 0 && opacity === 1 ? rest : { background, opacity, rest };
    layers.set(element, own);
    return own;
  };

  /** The paper under everything. */
  let paper = [1, 1, 1, 1];
  const findPaper = () => {
    const probe = document.body.appendChild(document.createElement("div"));
    probe.style.cssText = "position: absolute; background: Canvas";
    paper = colour(getComputedStyle(probe).backgroundColor);
    probe.remove();
  };

  /** What the eye sees where `paint` is put inside `element`. */
  const seen = (element, paint) => {
    let result = paint;
    for (let at = layersOf(element); at; at = at.rest) result = faded(over(result, at.background), at.opacity);
    return over(result, paper);
  };

  /** The opacity of `element` and all around it. */
  const presence = element => {
    let result = 1;
    for (let at = layersOf(element); at; at = at.rest) result *= at.opacity;
    return result;
  };

  const SHAPES = "rect, path, circle, ellipse, polygon, polyline, line";
  const unpainted = "defs, symbol, clipPath, mask, pattern, marker";

  /** The shapes of a drawing in the order in which they are painted. */
  const shapesOf = svg =>
    [...svg.querySelectorAll(SHAPES)].filter(shape => !shape.closest(unpainted) && shape.checkVisibility({ visibilityProperty: true }))
      .map(shape => {
        const style = getComputedStyle(shape);
        const paint = (value, opacity) => (value === "none" || value.startsWith("url") ? [0, 0, 0, 0] : faded(colour(value), opacity));
        return {
          shape,
          box: shape.getBoundingClientRect(),
          fill: paint(style.fill, style.fillOpacity),
          stroke: parseFloat(style.strokeWidth) > 0 ? paint(style.stroke, style.strokeOpacity) : [0, 0, 0, 0],
          inverse: shape.getScreenCTM()?.inverse(),
        };
      });

  /** `paint` over those of `shapes` that are filled at a point, painted before `until` and no smaller than `least`. */
  const overShapes = (paint, shapes, until, x, y, least = 0) => {
    let result = paint;
    for (let i = until - 1; i >= 0; i--) {
      const { shape, box, fill, inverse } = shapes[i];
      if (fill[3] === 0 || !inverse || Math.max(box.width, box.height) < least || x < box.left || x > box.right || y < box.top || y > box.bottom) continue;
      if (shape.isPointInFill(new DOMPoint(x, y).matrixTransform(inverse))) result = over(result, fill);
    }
    return result;
  };

  const isLarge = style => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
  };

  /** Collects problems; those of one colour on one other are told once. */
  const collector = () => {
    const problems = new Map();
    return {
      add(element, what, paint, back, least) {
        const value = ratio(paint, back);
        if (value >= least - 0.005) return;
        const key = `${element.localName} ${hex(paint)} ${hex(back)}`;
        const entry = problems.get(key) ?? { where: inspect.where(element), what, paint, back, value, least, count: 0 };
        entry.count += 1;
        problems.set(key, entry);
      },
      list: () =>
        [...problems.values()].map(({ where, what, paint, back, value, least, count }) => [
          where,
          `${what} in ${hex(paint)} on ${hex(back)}: contrast ${value.toFixed(2)}, and ${least} is asked for${count > 1 ? ` (${count} times)` : ""}`,
        ]),
    };
  };

  /** Text in HTML and MathML inside `root`, with what `::before` and `::after` add. */
  const texts = (found, root) => {
    const judged = new Set();
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (judged.has(element) || !walker.currentNode.data.trim()) continue;
      judged.add(element);
      if (element.closest("svg, script, style, template, noscript, :disabled") || !inspect.isDrawn(element)) continue;
      const style = getComputedStyle(element);
      if (presence(element) === 0) continue;
      const text = inspect.quote(walker.currentNode.data);
      found.add(element, text, seen(element, colour(style.color)), seen(element, [0, 0, 0, 0]), isLarge(style) ? 3 : 4.5);
    }
    for (const element of root.querySelectorAll("main *:not(pre *, svg *, math *)")) {
      for (const part of ["::before", "::after"]) {
        const style = getComputedStyle(element, part);
        if (!/^"/.test(style.content) || !/[\p{L}\p{N}]/u.test(style.content) || !inspect.isDrawn(element)) continue;
        const back = colour(style.backgroundColor);
        const fade = paint => seen(element, faded(paint, +style.opacity));
        found.add(element, `${part} ${style.content}`, fade(over(colour(style.color), back)), fade(back), isLarge(style) ? 3 : 4.5);
      }
    }
    for (const input of root.querySelectorAll("input[placeholder]")) {
      if (!inspect.isDrawn(input)) continue;
      const paint = colour(getComputedStyle(input, "::placeholder").color);
      found.add(input, inspect.quote(input.placeholder), seen(input, paint), seen(input, [0, 0, 0, 0]), 4.5);
    }
  };

  /** Text and lines of the drawings inside `root`. */
  const drawings = (found, root) => {
    const named = name => getComputedStyle(document.documentElement).getPropertyValue(name);
    for (const svg of root.querySelectorAll("main svg[role]")) {
      if (!inspect.isDrawn(svg)) continue;
      const probe = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "g"));
      // The grid is there to be looked past, and lines in the colour of the paper part others.
      const faint = ["--figure-grid", "--figure-paper"].filter(named).map(name => {
        probe.style.color = named(name);
        return hex(colour(getComputedStyle(probe).color));
      });
      probe.remove();
      const shapes = shapesOf(svg);
      for (const text of svg.querySelectorAll("text")) {
        if (!text.textContent.trim() || !inspect.isDrawn(text) || text.closest(unpainted)) continue;
        const style = getComputedStyle(text.querySelector("tspan") ?? text);
        if (style.fill === "none" || style.fill.startsWith("url")) continue;
        const paint = faded(colour(style.fill), style.fillOpacity);
        const box = text.getBoundingClientRect();
        const before = shapes.findIndex(({ shape }) => text.compareDocumentPosition(shape) & Node.DOCUMENT_POSITION_FOLLOWING);
        const until = before < 0 ? shapes.length : before;
        const what = `in a drawing, ${inspect.quote(text.textContent)}`;
        const [worst] = [0.1, 0.5, 0.9]
          .map(part => {
            const [x, y] = [box.left + part * box.width, box.top + box.height / 2];
            const [front, back] = [paint, [0, 0, 0, 0]].map(top => seen(text, overShapes(top, shapes, until, x, y)));
            return { front, back, value: ratio(front, back) };
          })
          .sort((a, b) => a.value - b.value);
        found.add(text, what, worst.front, worst.back, isLarge(style) ? 3 : 4.5);
      }
      shapes.forEach(({ shape, stroke, fill }, i) => {
        // The cells of an image are as faint as they have to be, and what is meant to be faint is half transparent.
        if (stroke[3] <= 0.5 || (faint.includes(hex(stroke)) && fill[3] === 0) || getComputedStyle(shape).shapeRendering === "crispedges") return;
        const length = shape.getTotalLength();
        if (!(length > 0)) return;
        const matrix = shape.getScreenCTM();
        const seenAt = [0.1, 0.5, 0.9].flatMap(part => {
          const { x, y } = shape.getPointAtLength(part * length).matrixTransform(matrix);
          const [back, ...fronts] = [[0, 0, 0, 0], stroke, fill].map(top => seen(shape, overShapes(top, shapes, i, x, y, 24)));
          // A line may run over a mark. A mark with a rim in the colour of the paper is known by what is inside it.
          return fronts.map(front => ({ front, back, value: ratio(front, back) }));
        });
        const best = seenAt.reduce((a, b) => (a.value >= b.value ? a : b));
        found.add(shape, "a line of a drawing", best.front, best.back, 3);
      });
    }
  };

  /** Text and drawings inside `root` that do not stand out enough as the page is now. */
  inspect.contrast = (root = document.body) => {
    layers = new Map();
    findPaper();
    const found = collector();
    texts(found, root);
    drawings(found, root);
    return found.list();
  };

  /** The contrast of a colour with what is behind `element`. */
  inspect.standsOut = (element, css) => {
    layers = new Map();
    findPaper();
    return ratio(seen(element, colour(css)), seen(element, [0, 0, 0, 0]));
  };
})();

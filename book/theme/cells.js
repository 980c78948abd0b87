// Pictures of square cells on the board of a live figure, and the hand that paints on them: live.js has one for
// each board. A press on an open picture tells its cell to the figure, and so does every cell of the same picture
// that the pointer is then drawn over. What the figure makes of it shows in the next scene.
//
// What a page has, for style sheets and tests:
//   [data-cells=NAME]    the part of a board where the hand does something: image, kernel, map
"use strict";

/**
 * `x` and `y` bring coordinates to the board, `place` brings a pointer back to coordinates; `tell` is called with a
 * point and whether the other brush is meant.
 */
self.lecternCells = ({ svg, element, x, y, place, hatch, tell }) => {
  const FINE = 8;
  let pictures = [];
  const hands = element("svg:g", {});
  const middle = ({ points: [left, up], side }, row, column) => [left + side * (column + 0.5), up - side * (row + 0.5)];

  /** The open picture at a point, and the row and column there. */
  const at = ([px, py], only) => {
    for (const picture of only ? [only] : pictures) {
      const [row, column] = [(picture.points[1] - py) / picture.side, (px - picture.points[0]) / picture.side].map(Math.floor);
      if (row >= 0 && column >= 0 && row < picture.shape[0] && column < picture.shape[1]) return { picture, row, column };
    }
    return null;
  };

  // A hand stays where it is: a finger that has begun on one keeps it, whatever is drawn below.
  let stroke = null;
  const touch = ({ picture, row, column }) => {
    if (stroke.row === row && stroke.column === column) return;
    Object.assign(stroke, { row, column });
    tell(middle(picture, row, column), stroke.other);
  };
  svg.addEventListener("pointerdown", event => {
    const to = place(event);
    const cell = to && event.button !== 1 && at(to);
    if (!cell) return;
    event.stopImmediatePropagation();
    svg.setPointerCapture(event.pointerId);
    stroke = { name: cell.picture.name, to, other: event.shiftKey || event.button === 2 };
    touch(cell);
  });
  svg.addEventListener("pointermove", event => {
    const to = stroke && place(event);
    const picture = pictures.find(({ name }) => name === stroke?.name);
    if (!to || !picture) return;
    // Pointers jump; a line does not.
    const [dx, dy] = [to[0] - stroke.to[0], to[1] - stroke.to[1]];
    const steps = Math.ceil((3 * Math.hypot(dx, dy)) / picture.side);
    const from = stroke.to;
    for (let step = 1; step <= steps; step++) {
      const cell = at([from[0] + (step / steps) * dx, from[1] + (step / steps) * dy], picture);
      if (cell) touch(cell);
    }
    stroke.to = to;
  });
  for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, () => (stroke = null));
  svg.addEventListener("contextmenu", event => {
    if (!pictures.length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  });

  /** The cell next to a point in a direction: in its own picture, or beyond its border in the nearest one. */
  const beside = ([px, py], [dx, dy]) => {
    let best = null;
    for (const picture of pictures) {
      for (let row = 0; row < picture.shape[0]; row++) {
        for (let column = 0; column < picture.shape[1]; column++) {
          const to = middle(picture, row, column);
          const along = (to[0] - px) * dx + (to[1] - py) * dy;
          const across = Math.abs((to[0] - px) * dy) + Math.abs((to[1] - py) * dx);
          const away = along + 3 * across;
          if (along > 1e-6 && (!best || away < best.away)) best = { to, away };
        }
      }
    }
    return best?.to ?? [px, py];
  };

  /** What stands in the cell at a point. */
  const words = point => {
    const cell = at(point);
    if (!cell) return "";
    const { picture: { name, shape, levels, words }, row, column } = cell;
    const n = row * shape[1] + column;
    return `${name}, row ${row + 1}, column ${column + 1}: ${words[n] ?? `${String(levels[n] ?? 0).replace("-", "−")} %`}`;
  };

  const aim = point => {
    const cell = at(point);
    if (!cell) return [];
    const [cx, cy] = middle(cell.picture, cell.row, cell.column);
    const half = cell.picture.side / 2;
    const box = { x: x(cx - half), y: y(cy + half), width: x(cx + half) - x(cx - half), height: y(cy - half) - y(cy + half) };
    return [element("svg:rect", { ...box, class: "here" })];
  };

  /** The cells, the lines between them, and their words. */
  const draw = ({ points: [left, up], side, shape: [rows, columns], signed, levels, words }) => {
    const [step, across, down] = [x(left + side) - x(left), x(left), y(up)];
    const square = n => `M${across + step * (n % columns)} ${down + step * Math.floor(n / columns)}h${step}v${step}h${-step}z`;
    const squares = new Map();
    levels.forEach((level, n) => level && squares.set(level, (squares.get(level) ?? "") + square(n)));
    const filled = [...squares].flatMap(([level, d]) => {
      const area = (fill, opacity) => element("svg:path", { d, fill, "fill-opacity": opacity, "shape-rendering": "crispEdges" });
      if (!signed) return [area("var(--figure-ink)", level / 100)];
      const paint = area(level > 0 ? "var(--figure-high)" : "var(--figure-low)", Math.abs(level) / 100);
      return level > 0 ? [paint] : [paint, area(hatch, 0.5)];
    });
    const [right, low] = [across + step * columns, down + step * rows];
    // Between cells of a few pixels lines would hide what they part.
    const lines = count => (step < FINE ? [0, count] : Array.from({ length: count + 1 }, (_, i) => i));
    const upright = lines(columns).map(i => `M${across + step * i} ${down}V${low}`);
    const level = lines(rows).map(i => `M${across} ${down + step * i}H${right}`);
    const grid = element("svg:path", { d: [...upright, ...level].join(""), class: "grid", "shape-rendering": "crispEdges" });
    const written = words.map((word, n) => element("svg:text", {
      x: across + step * ((n % columns) + 0.5), y: down + step * (Math.floor(n / columns) + 0.5) + 5, "text-anchor": "middle", class: "note",
    }, word));
    return [...filled, grid, ...written];
  };

  /** Takes note of the pictures of a scene that are open; where the cross-hair begins, the first time. */
  const see = marks => {
    const begins = !pictures.length;
    pictures = marks.filter(mark => mark.kind === "cells" && mark.open);
    if (!begins || !pictures.length) return null;
    hands.replaceChildren(...pictures.map(({ name, points: [left, up], side, shape: [rows, columns] }) => element("svg:rect", {
      x: x(left), y: y(up), width: x(left + side * columns) - x(left), height: y(up - side * rows) - y(up), class: "hand", "data-cells": name,
    })));
    const { shape: [rows, columns] } = pictures[0];
    return middle(pictures[0], Math.floor(rows / 2), Math.floor(columns / 2));
  };

  return { see, draw, beside, words, aim, hands };
};

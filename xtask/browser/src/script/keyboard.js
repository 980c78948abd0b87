// What the Tab key reaches, in which order, and whether one sees where it is.
"use strict";

(() => {
  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable], [role=button], [role=link], [role=checkbox], [role=slider], [role=tab]";
  const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderColor", "textDecorationLine", "transform"];

  const isOperable = element =>
    !element.matches(":disabled, [type=hidden]") && !element.closest("[inert]") && inspect.isDrawn(element) && getComputedStyle(element).visibility === "visible";

  const look = element => {
    const style = getComputedStyle(element);
    return LOOKS.map(name => style[name]).join("|");
  };

  let state = null;

  /** Notes from now on where the focus goes. */
  inspect.listen = () => {
    const problems = [];
    const expected = [];
    for (const element of document.querySelectorAll(CONTROLS)) {
      if (!isOperable(element)) continue;
      if (element.tabIndex > 0) problems.push([inspect.where(element), `tabindex="${element.tabIndex}" is out of turn`]);
      if (element.tabIndex >= 0) expected.push(element);
      else if (!element.matches("[tabindex='-1']") || element.matches("[role=button], [role=link], [role=checkbox], [role=slider]"))
        problems.push([inspect.where(element), "can be clicked, but not reached with Tab"]);
    }
    const looks = new Map(expected.map(element => [element, look(element)]));
    state = { expected, looks, problems, visited: [], wrapped: false };
    document.addEventListener("focusin", ({ target }) => {
      if (state.visited.includes(target)) {
        state.wrapped = true;
        return;
      }
      state.visited.push(target);
      const style = getComputedStyle(target);
      const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
      if (!outlined && looks.has(target) && look(target) === looks.get(target)) {
        problems.push([inspect.where(target), "has the focus, and nothing shows it"]);
      } else if (outlined && style.outlineStyle !== "auto" && inspect.standsOut(target.parentElement, style.outlineColor) < 3) {
        problems.push([inspect.where(target), `the mark of the focus in ${style.outlineColor} hardly stands out`]);
      }
    });
    return expected.length;
  };

  /** Whether the focus has been everywhere, or has nowhere else to go. */
  inspect.isRound = () => state.wrapped || (state.visited.length > 0 && (document.activeElement === document.body || !document.activeElement));

  /** What the journey of the focus has shown. */
  inspect.journey = () => {
    const { expected, visited, problems } = state;
    const radio = element => element.matches("input[type=radio]");
    for (const element of expected) {
      if (!visited.includes(element) && !radio(element) && isOperable(element)) problems.push([inspect.where(element), "is not reached with Tab"]);
    }
    for (let i = 1; i < visited.length; i++) {
      if (visited[i - 1].compareDocumentPosition(visited[i]) & Node.DOCUMENT_POSITION_PRECEDING && !visited[i].closest("[inert]")) {
        problems.push([inspect.where(visited[i]), `comes after ${inspect.where(visited[i - 1])} with Tab, and before it on the page`]);
        break;
      }
    }
    return problems;
  };
})();

// What could be corrected in a file: a list to choose from below its card's buttons, and a copy with what was chosen.
function suggesting(number, set) {
  const button = element("button", { "aria-expanded": "false", onclick: () => toggleSuggestions(button, number, set) }, "改正建议");
  return button;
}

async function toggleSuggestions(button, number, set) {
  const shown = button.parentElement.nextElementSibling;
  if (shown?.matches(".suggestions")) {
    button.setAttribute("aria-expanded", "false");
    return shown.remove();
  }
  if (button.ariaDisabled === "true") return;
  button.ariaDisabled = "true";
  const answer = await python.ask("suggestions", { number }, set);
  button.ariaDisabled = "false";
  if (answer.refused) return say(answer.refused, true);
  button.setAttribute("aria-expanded", "true");
  button.parentElement.after(suggestionsBlock(answer, number, set));
}

function suggestionsBlock({ said, header, lines }, number, set) {
  const boxes = lines.map(({ sure, cells }) => element("input", { type: "checkbox", checked: sure, "aria-label": `${cells[2]} ${cells[3]}` }));
  const chosen = () => boxes.flatMap((box, at) => box.checked ? [at] : []);
  const save = element("button", { className: "main", onclick: async () => {
    if (!chosen().length) return say("还没有选要改的。", true);
    saveAnswer(await python.ask("corrected", { number, chosen: chosen() }, set));
  } }, "另存改好的表");
  return element("section", { className: "suggestions", "aria-label": "改正建议" }, element("p", {}, said),
    lines.length ? suggestionsTable(header, lines, boxes) : "", lines.length ? element("p", { className: "buttons" }, save) : "");
}

function suggestionsTable(header, lines, boxes) {
  return element("div", { className: "table" }, element("table", {},
    element("thead", {}, element("tr", {}, ...header.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...lines.map(({ cells }, at) => element("tr", {},
      element("td", {}, boxes[at]), ...cells.map((text) => element("td", {}, text)))))));
}

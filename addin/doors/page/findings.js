// The result of a check: a card a file, a block for findings of one kind, and the row of a cell when it is clicked.
function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name in made && name !== "list") made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

// What was done: sentences, and tables whose first row is their header.
const lines = (told, className) => element("div", { className }, ...told.map((one) => Array.isArray(one) ? table(one) : element("p", {}, one)));

function table([headers, ...rows]) {
  return element("div", { className: "table" }, element("table", {},
    element("thead", {}, element("tr", {}, ...headers.map((text) => element("th", { scope: "col" }, text)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((text) => element("td", {}, text)))))));
}

function shownCheck(shown, set) {
  const several = shown.files.length > 1;
  const all = [...shown.files.keys()];
  const tools = element("p", { className: "buttons tools" },
    shown.files.some((file) => file.markable) ? saving(several ? "保存全部标好颜色的表" : "保存标好颜色的表", "marked", all, set, "main") : null,
    shown.files.some((file) => file.bad_rows) ? saving("只保存有问题的行", "bad_rows", all, set) : null,
    element("button", { onclick: () => window.print() }, "打印问题清单"));
  return element("div", {},
    element("div", { className: "overall" }, element("h2", {}, shown.overall || shown.files[0].summary), tools),
    ...shown.files.map((file, number) => fileCard(file, number, set, several)),
    shown.not_run.length ? element("details", { className: "card aside" }, element("summary", {}, "未运行的检查"), lines(shown.not_run)) : null,
    shown.passed_over.length ? element("div", { className: "card aside" }, lines(shown.passed_over)) : null);
}

function saving(label, wish, numbers, set, className = "") {
  return element("button", { className, onclick: async ({ target }) => {
    if (target.ariaDisabled === "true") return;
    target.ariaDisabled = "true"; // a button that is disabled loses the focus
    saveAnswer(await python.ask(wish, { numbers }, set));
    target.ariaDisabled = "false";
  } }, label);
}

function saveAnswer(answer) {
  if (answer.refused) return say(answer.refused, true);
  answer.saved.forEach(save);
  say(savedText(answer.saved));
}

function fileCard(file, number, set, several) {
  const state = ["clean", "wrong", "unusable"][file.status];
  const head = element("summary", {},
    element("span", { className: `badge ${state}` }, ["没有错误", "有错误", "不能使用"][file.status]),
    element("bdi", { className: "name" }, file.name),
    element("span", { className: "title" }, file.title));
  const body = [
    several && file.groups.length ? element("p", { className: "summary" }, file.summary) : null,
    file.markable ? fileTools(file, number, set, several) : null,
    file.groups.length ? element("ol", { className: "groups" }, ...file.groups.map((group) => groupBlock(group, number, set))) : element("p", { className: "fine" }, "没有发现问题。"),
  ];
  return element("details", { className: `card file ${state}`, open: !several || file.status > 0 }, head, ...body.filter(Boolean));
}

function fileTools(file, number, set, several) {
  return element("p", { className: "buttons tools" }, several ? saving("保存标好颜色的表", "marked", [number], set) : "",
    several && file.bad_rows ? saving("只保存有问题的行", "bad_rows", [number], set) : "", file.groups.length ? suggesting(number, set) : "");
}

function groupBlock(group, number, set) {
  const rule = element("p", { className: "rule" },
    element("span", { className: `badge ${group.severity}` }, group.label), element("span", { className: "code" }, group.rule),
    group.clause ? element("span", { className: "clause" }, group.clause) : "", element("span", { className: "about" }, group.about));
  const rest = group.rest.length ? element("details", { className: "rest" },
    element("summary", {}, `其余各处：还有 ${group.rest.length} 处同样的问题${group.where ? `　${group.where}` : ""}`),
    element("div", { className: "places" }, ...group.rest.map((finding) => placeButton(finding, number, set)))) : "";
  return element("li", { className: group.severity }, rule, ...group.listed.map((finding) => findingBlock(finding, number, set)), rest);
}

function findingBlock(finding, number, set) {
  return element("div", { className: "finding" }, placeButton(finding, number, set),
    element("div", {}, element("p", { className: "message" }, finding.message), element("p", { className: "fix" }, finding.fix),
      ...(finding.explanation ? [element("p", { className: "explanation" }, `情况说明：${finding.explanation}`)] : [])));
}

function placeButton(finding, number, set) {
  if (!finding.row) return element("span", { className: "place" }, finding.place);
  return element("button", { className: "place", title: "看这一行", "aria-expanded": "false", onclick: ({ target }) => showRow(target, finding, number, set) }, finding.place);
}

async function showRow(button, finding, number, set) {
  const holder = button.closest(".finding, .places");
  const shown = holder.nextElementSibling?.matches(".row") ? holder.nextElementSibling : null;
  const same = shown?.dataset.place === finding.place;
  shown?.remove();
  holder.querySelectorAll("[aria-expanded=true]").forEach((other) => other.setAttribute("aria-expanded", "false"));
  if (same) return;
  const answer = await python.ask("row", { number, sheet: finding.sheet, row: finding.row }, set);
  if (answer.refused) return say(answer.refused, true);
  button.setAttribute("aria-expanded", "true");
  holder.after(rowBlock(answer, finding));
}

function rowBlock({ title, cells }, finding) {
  const filled = cells.filter((cell) => cell.text || cell.cell === finding.cell || cell.column === finding.column);
  const body = filled.map((cell) => element("div", { className: cell.column === finding.column ? "cell bad" : "cell" },
    element("dt", {}, `${cell.column}${cell.cell ? `　${cell.cell}` : ""}`), element("dd", {}, cell.text || "（空）")));
  const block = element("section", { className: "row", "aria-label": title }, element("h4", {}, title),
    filled.length ? element("dl", {}, ...body) : element("p", {}, "这一处不在名单的行里，请打开表看。"));
  block.dataset.place = finding.place;
  return block;
}

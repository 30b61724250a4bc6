// What only the user knows about an old roster: which column is which, what its words mean, what everybody gets.
// A line goes back to Python as it came, with its answer; what is open stands first, the rest is folded.
const CHOICES = {
  列: {
    asked: "旧表的这些列，对应到哪一列？", title: (cells) => `“${cells["旧表的列名"] ?? ""}”`,
    detail: (cells) => [`${cells["工作表"]} ${cells["列"]} 列`, ["样例一", "样例二", "样例三"].map((name) => cells[name]).filter(Boolean).join("、")],
  },
  值: { asked: "旧表里的这些写法，改成什么？", title: (cells) => `“${cells["旧表的写法"]}”`, detail: (cells) => [cells["我们的列"], `${cells["个数"]} 格`] },
  统一填写: { asked: "旧表没有、每个人都要填的，统一填成什么？", title: (cells) => cells["要填的列"], detail: (cells) => [] },
};

// What was read is told, and nothing is saved before it is chosen.
function askChoices(form, answer) {
  const block = choicesBlock(form, answer);
  told(form, lines(answer.lines.slice(0, answer.lines.findIndex(Array.isArray)).map((line) => line.replace(/：$/, "。"))), block);
  block.focus({ preventScroll: true });
  block.scrollIntoView({ block: "start" });
}

function choicesBlock(form, answer) {
  const lines = answer.choices.flatMap((table) => table.lines.map((line) => ({ table, line, field: answerField(table, line) })));
  const send = (event) => {
    event.preventDefault();
    makeFrom(form, { answers: answersIn(answer.choices, lines) });
  };
  return element("form", { className: "choices", tabIndex: -1, "aria-label": "请选定", onsubmit: send },
    element("h3", {}, "请选定"),
    element("p", {}, "橙色的必须选，其余请核对。现在还什么都没有保存。党支部、学习小组填收表的机构编的代码，还没有代码的选“（不采用）”。"),
    ...answer.choices.map((table) => tableBlock(table, lines.filter((one) => one.table === table))),
    element("p", { className: "buttons" }, element("button", { className: "main" }, "选好了，导入"),
      element("button", { type: "button", onclick: () => saveMade(form, answer) }, "先保存，以后再选")));
}

function tableBlock(table, lines) {
  const open = lines.filter(({ line }) => ["asked", "proposed"].includes(line.state));
  const settled = lines.filter((one) => !open.includes(one));
  return element("fieldset", { hidden: !lines.length }, element("legend", {}, CHOICES[table.name].asked),
    ...open.map(choiceLine),
    settled.length ? element("details", {}, element("summary", {}, `已经对上的 ${settled.length} 处，可以改`), ...settled.map(choiceLine)) : "");
}

function choiceLine({ table, line, field }) {
  const { title, detail } = CHOICES[table.name];
  const more = [...detail(line.cells), line.cells["说明"]].filter(Boolean).join("　");
  return element("label", { className: `choice ${line.state}` },
    element("span", {}, element("b", {}, masked(title(line.cells))), element("small", {}, masked(more))), field);
}

// A list to choose from; where something else may be written too, a field that offers the list.
let offers = 0;
function answerField({ answer }, { cells, allowed, only, state }) {
  const value = cells[answer] ?? "";
  if (only && allowed.length) {
    const none = value ? [] : [element("option", { value: "" }, "请选……")];
    const field = element("select", { required: state === "asked" }, ...none, ...allowed.map((text) => element("option", { value: text }, text)));
    field.value = value;
    return field;
  }
  const list = `offer-${++offers}`;
  return element("span", {}, element("input", { value, list, autocomplete: "off", required: state === "asked" }),
    element("datalist", { id: list }, ...allowed.map((text) => element("option", { value: text }))));
}

const answered = (field) => (field.matches("span") ? field.firstElementChild : field).value.trim();

const answersIn = (tables, lines) => Object.fromEntries(tables.map((table) => [table.name,
  lines.filter((one) => one.table === table).map(({ line, field }) => ({ ...line.cells, [table.answer]: answered(field) }))]));

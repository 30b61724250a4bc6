// The page: its tabs, what is said in the line at the top, and what is done with what was dropped.
const by = (id) => document.getElementById(id);
const WISHES = { check: "正在校验", marked: "正在标注", bad_rows: "正在取出有问题的行", mend: "正在合并", due: "正在列", suggestions: "正在看哪些能改", corrected: "正在改", import: "正在导入" };
let lastSaid = "";

function say(text, wrong = false) {
  by("status-text").textContent = text;
  by("status").classList.toggle("wrong", wrong);
}

// What Python tells: a stage of its start, a sentence, that it is ready, a wish that begins or ends, how far one is.
python.told = (message) => {
  if (message.counted) return sayStep(message);
  const waiting = python.waiting.size > 0;
  const state = !python.ready ? "starting" : waiting ? "working" : "ready";
  by("status").dataset.state = state;
  by("status").classList.toggle("working", state !== "ready");
  passTime(state);
  if (message.wish === "row") sayStep({ counted: "row" });
  by("cancel").hidden = state !== "working" || message.wish === "row";
  if (message.said) sayLast(message.said);
  else if (message.stage) say(`正在准备：${message.stage}……（第一次要等十几秒，现在就可以把表放进来）${lastSaid}`);
  else if (python.ready) sayDone(message, waiting);
};

function sayLast(sentence) {
  lastSaid = sentence;
  say(sentence, sentence !== STOPPED);
}

function sayDone(message, waiting) {
  if (message.ready && !waiting) say(`可以校验了。${lastSaid}`);
  else if (message.ready) say("正在做……");
  else if (message.wish && message.wish !== "row") say(`${WISHES[message.wish] ?? "正在生成"}……`);
  else if (message.idle && message.idle !== "row") { lastSaid = ""; say("好了。"); }
}

async function checkSet(set) {
  if (!set.files.length) return say("没有文件。", true);
  const papers = await Promise.all(set.files.filter(isPaper).map(paperCard));
  const forms = { ...set, files: set.files.filter((file) => !isPaper(file)) };
  by("results").replaceChildren(...papers);
  document.body.classList.add("checked");
  if (!forms.files.length) return showResults("打开了，只能看，不能改。");
  const answer = await python.ask("check", {}, forms);
  if (answer.refused) return say(answer.refused, true);
  by("results").prepend(shownCheck(answer.shown, forms));
  showResults(answer.shown.overall || answer.shown.files[0].summary);
}

function showResults(said) {
  by("results").focus({ preventScroll: true });
  by("results").scrollIntoView({ block: "nearest" });
  say(said);
}

function showTab(tab) {
  for (const other of by("tabs").children) {
    const selected = other === tab;
    other.setAttribute("aria-selected", String(selected));
    other.tabIndex = selected ? 0 : -1;
    by(other.getAttribute("aria-controls")).hidden = !selected;
  }
}

function walkTabs(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const tabs = [...by("tabs").children];
  const next = tabs[(tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length];
  next.focus();
  showTab(next);
}

// The office that handed the page out: its units are offered by name, and their codes filled in with it.
function showOffice() {
  if (!officeText()) return;
  const office = JSON.parse(officeText());
  by("office").hidden = false;
  by("office").textContent = `${office.name}发给下级单位的网页，已带有单位代码和要求。报告期结束后 ${office.deadline_days} 天内报送。`;
  by("units").replaceChildren(...office.units.map((unit) => element("option", { value: unit.name })));
  const codes = new Map(office.units.map((unit) => [unit.name, unit.code]));
  for (const field of document.querySelectorAll("[name=superior]")) field.value = office.code;
  for (const field of document.querySelectorAll("[name=unit_name]")) {
    field.oninput = () => { if (codes.has(field.value)) field.form.elements.unit.value = codes.get(field.value); };
  }
}

// The quarter that is being reported: the last one that has ended.
function reportedQuarter() {
  const now = new Date();
  const ended = Math.floor(now.getMonth() / 3);
  return ended ? `${now.getFullYear()}Q${ended}` : `${now.getFullYear() - 1}Q4`;
}

function listen() {
  for (const tab of by("tabs").children) tab.onclick = () => showTab(tab);
  by("tabs").onkeydown = walkTabs;
  by("choose").onclick = () => by("files").click();
  by("choose-folder").onclick = () => by("folder").click();
  for (const input of [by("files"), by("folder")]) input.onchange = () => { checkSet(chosen(input.files)); input.value = ""; };
  by("cancel").onclick = () => python.stop();
  for (const form of document.querySelectorAll("form")) form.onsubmit = make;
  for (const field of document.querySelectorAll("[name=period]")) field.value = reportedQuarter();
  for (const input of document.querySelectorAll("form input[type=file]")) listenToField(input);
  listenToDrops();
  window.onbeforeprint = () => document.querySelectorAll("#results details").forEach((one) => { one.open = true; });
}

window.yinling = {
  async check(files) {
    const answer = await python.ask("check", {}, chosen(files));
    if (answer.refused) throw new Error(answer.refused);
    return answer.json;
  },
};

if (!by("page").hidden) {
  listen();
  showOffice();
  showTab(by("tab-check"));
  window.yinling.ready = python.start();
}

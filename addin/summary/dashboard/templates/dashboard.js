"use strict";
(() => {
  const data = JSON.parse(document.getElementById("figures").textContent);
  const byId = (id) => document.getElementById(id);
  const controls = byId("controls");
  if (!controls) return;
  const PAGE = 300, MOST_TILES = 300;
  const SIGNS = { REACHED: "✔ ", MISSED: "✘ ", PENDING: "▲ " };
  const state = { place: data.office, words: "", clause: "", status: "", order: "" };
  const children = new Map();
  for (const [code, [, above]] of Object.entries(data.places)) children.set(above, [...(children.get(above) ?? []), code]);

  const element = (name, text = "", attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };
  const nameOf = (code) => data.places[code]?.[0] ?? code;
  const pathTo = (code) => (code ? [...pathTo(data.places[code]?.[1] ?? ""), code] : []);
  const figureOf = (indicator, code) => {
    const found = data.chosen[indicator]?.[4][code];
    return found ? { text: found[0], sides: found[1], status: found[2], shade: found[3], number: found[4] } : null;
  };
  const shown = (figure) => (figure ? (SIGNS[figure.status] ?? "") + figure.text : "—");
  const inPlace = (unit) => state.place === data.office || pathTo(unit in data.places ? unit : "").includes(state.place);
  const matches = (text) => text.toLowerCase().includes(state.words);

  // A table whose rows are sorted, narrowed to a place and to words, and shown by pages; the rows of a script of data follow its own.
  class Listing {
    constructor(table) {
      this.table = table;
      this.body = table.tBodies[0];
      const after = table.closest(".scroll").nextElementSibling, more = after?.matches(".more") ? after : null;
      this.rows = [...this.body.rows, ...JSON.parse(more?.textContent ?? "[]").map((cells) => this.made(cells))];
      const left = more ? more.nextElementSibling : after;
      if (left?.matches(".left")) this.sayLeft(left);
      this.pager = element("p", "", { class: "pager note" });
      table.closest(".scroll").after(this.pager);
      this.from = 0;
      this.makeSortable();
    }
    made([unit, ...cells]) {
      const row = element("tr", "", { "data-u": unit }), heads = this.table.tHead.rows[0].cells;
      row.append(...cells.map((cell, column) => element("td", cell, heads[column].classList.contains("n") ? { class: "n" } : {})));
      return row;
    }
    sayLeft(left) {
      if (left.dataset.left === "0") left.hidden = true;
      else left.textContent = left.textContent.replace(/\d+/, left.dataset.left);
    }
    makeSortable() {
      [...this.table.tHead.rows[0].cells].forEach((head, column) => {
        head.classList.add("sortable");
        head.tabIndex = 0;
        const sort = () => this.sort(head, column);
        head.addEventListener("click", sort);
        head.addEventListener("keydown", (event) => event.key === "Enter" && sort());
      });
    }
    sort(head, column) {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of this.table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const number = head.classList.contains("n");
      const key = (row) => { const text = row.cells[column].textContent; return number ? parseFloat(text.replaceAll(",", "")) : text; };
      const compare = number ? (a, b) => (isNaN(a) ? (isNaN(b) ? 0 : 1) : isNaN(b) ? -1 : up ? a - b : b - a) : (a, b) => (up ? 1 : -1) * a.localeCompare(b, "zh");
      this.rows = this.rows.map((row) => [key(row), row]).sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
      this.show(this.all);
    }
    // ``all``: the rows need not contain the words, for what stands above them does.
    show(all) {
      this.all = all;
      this.found = this.rows.filter((row) => inPlace(row.dataset.u ?? "") && (all || matches(row.textContent)));
      this.from = 0;
      this.draw();
    }
    draw() {
      const { found, from } = this, to = Math.min(from + PAGE, found.length);
      this.body.replaceChildren(...found.slice(from, to));
      this.pager.hidden = found.length <= PAGE && found.length === this.rows.length;
      this.pager.replaceChildren(...this.turning(from, to, found.length));
    }
    turning(from, to, length) {
      const words = element("span", length ? `第 ${from + 1}～${to} 行，共 ${length} 行` : "没有符合条件的行");
      const turn = (text, start, possible) => {
        const button = element("button", text, { type: "button" });
        button.disabled = !possible;
        button.onclick = () => { this.from = start; this.draw(); this.pager.querySelector("button:enabled")?.focus(); };
        return button;
      };
      return length > PAGE ? [turn("上一页", from - PAGE, from > 0), words, turn("下一页", to, to < length)] : [words];
    }
    has() { return this.rows.some((row) => inPlace(row.dataset.u ?? "") && matches(row.textContent)); }
  }

  const listings = new Map();
  const listingsIn = (within) => [...within.querySelectorAll("table.rows-of")].map((table) => {
    if (!listings.has(table)) listings.set(table, new Listing(table));
    return listings.get(table);
  });
  const cards = [...document.querySelectorAll(".card")];
  const lists = [...document.querySelectorAll("details.list")];
  const free = [...document.querySelectorAll("table.rows-of")].filter((table) => !table.closest("details"));
  const headOf = (details) => details.querySelector("summary").textContent;
  const drawRows = (details) => listingsIn(details).forEach((one) => one.show(!state.words || matches(headOf(details))));
  for (const details of [...cards, ...lists]) details.addEventListener("toggle", () => details.open && drawRows(details));

  const belongs = (details) => !state.words || matches(headOf(details)) || listingsIn(details).some((one) => one.has());
  const here = (card) => (state.place === data.office ? null : figureOf(card.dataset.code, state.place));
  const statusOf = (card) => (state.place === data.office ? card.dataset.status : here(card)?.status ?? "NOTHING");

  function drawCards() {
    let count = 0;
    for (const card of cards) {
      const fits = (!state.clause || card.dataset.clause === state.clause) && (!state.status || statusOf(card) === state.status);
      card.hidden = !(fits && belongs(card));
      count += !card.hidden;
      const note = card.querySelector(".of-place"), figure = here(card);
      note.hidden = state.place === data.office;
      const unit = data.chosen[card.dataset.code]?.[1] ?? "%";
      note.textContent = `其中 ${nameOf(state.place)}：${shown(figure)}${figure && unit !== "%" ? ` ${unit}` : ""}${figure?.sides ? `（${figure.sides}）` : ""}`;
      if (card.open && !card.hidden) drawRows(card);
    }
    for (const list of lists) {
      list.hidden = !belongs(list) || (state.place !== data.office && !listingsIn(list).some((one) => one.rows.some((row) => inPlace(row.dataset.u ?? ""))));
      if (list.open && !list.hidden) drawRows(list);
    }
    for (const table of free) listingsIn(table.parentElement).forEach((one) => one.show(!state.words));
    for (const section of document.querySelectorAll(".section")) section.hidden = ![...section.querySelectorAll(".card")].some((card) => !card.hidden);
    byId("found").textContent = `显示 ${count} 项指标，共 ${cards.length} 项`;
  }

  const places = [...document.querySelectorAll(".cards")].map((box) => [box, [...box.children]]);
  function orderCards() {
    const value = (card) => figureOf(card.dataset.code, state.place)?.number ?? Infinity;
    const sign = state.order === "high" ? -1 : 1;
    const compare = (a, b) => (isFinite(value(a)) && isFinite(value(b)) ? sign * (value(a) - value(b)) : isFinite(value(a)) ? -1 : isFinite(value(b)) ? 1 : 0);
    for (const [box, own] of places) box.replaceChildren(...(state.order ? [...own].sort(compare) : own));
  }

  function goTo(code) {
    state.place = code;
    drawPlaces();
    orderCards();
    drawCards();
  }

  function drawTrail() {
    const parts = pathTo(state.place).flatMap((code) => {
      const button = element("button", nameOf(code), { type: "button" });
      button.onclick = () => goTo(code);
      if (code === state.place) button.setAttribute("aria-current", "location");
      return [document.createTextNode(" › "), button];
    });
    byId("trail").replaceChildren(...parts.slice(1));
  }

  function drawMap(indicator) {
    for (const tile of document.querySelectorAll("#map g")) {
      const code = tile.dataset.code, figure = figureOf(indicator, code);
      tile.querySelector("rect").setAttribute("class", `t-${figure?.shade ?? "none"}`);
      tile.querySelector(".figure").textContent = shown(figure);
      tile.querySelector(".steps").textContent = data.steps[figure?.shade ?? "none"];
      const title = tile.querySelector("title");
      title.textContent = `${title.textContent.split("：")[0]}：${shown(figure)} ${figure ? data.statuses[figure.status] : ""}`;
      tile.classList.toggle("here", pathTo(state.place).includes(code));
    }
  }

  function drawTiles(indicator, below) {
    const box = byId("tiles"), mapped = byId("map") && below.every((code) => code.length === 6);
    box.hidden = Boolean(mapped) || !below.length;
    box.replaceChildren(...(box.hidden ? [] : below.slice(0, MOST_TILES)).map((code) => {
      const figure = figureOf(indicator, code), button = element("button", "", { type: "button", class: `t-${figure?.shade ?? "none"}` });
      button.append(element("b", nameOf(code)), `${shown(figure)}${figure?.sides ? `　${figure.sides}` : ""}`, element("span", data.steps[figure?.shade ?? "none"], { class: "steps" }));
      button.onclick = () => goTo(code);
      return button;
    }));
  }

  const ranked = (indicator, below) => {
    const low = data.chosen[indicator][3], number = (code) => figureOf(indicator, code)?.number;
    return below.filter((code) => number(code) != null).sort((a, b) => (low ? 1 : -1) * (number(a) - number(b)));
  };
  function bar(share) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), rect = document.createElementNS(svg.namespaceURI, "rect");
    svg.setAttribute("class", "bar");
    rect.setAttribute("width", `${share}%`);
    svg.append(rect);
    return svg;
  }
  function drawRanking(indicator, below) {
    const [name, unit] = data.chosen[indicator], order = ranked(indicator, below);
    const most = unit === "%" ? 100 : Math.max(1, ...order.map((code) => figureOf(indicator, code).number));
    byId("ranking").tHead.rows[0].cells[2].textContent = name;
    byId("ranking").tBodies[0].replaceChildren(...order.slice(0, PAGE).map((code, number) => {
      const figure = figureOf(indicator, code), row = element("tr"), drawn = element("td"), link = element("button", nameOf(code), { type: "button" });
      link.onclick = () => goTo(code);
      const called = element("td");
      called.append(link);
      drawn.append(bar((100 * figure.number) / most));
      row.append(element("td", number + 1, { class: "n" }), called, drawn, element("td", `${shown(figure)} ${figure.sides}`, { class: "n" }));
      return row;
    }));
    byId("ranking").hidden = !order.length;
  }

  function drawPlaces() {
    const indicator = byId("chosen").value, below = children.get(state.place) ?? [];
    drawTrail();
    drawMap(indicator);
    drawTiles(indicator, below);
    drawRanking(indicator, below);
  }

  for (const [id, event] of [["words", "input"], ["clause", "change"], ["status", "change"], ["order", "change"]])
    byId(id).addEventListener(event, () => {
      state[id] = byId(id).value.trim().toLowerCase();
      if (id === "clause" || id === "status") state[id] = byId(id).value;
      if (id === "order") orderCards();
      drawCards();
    });
  byId("chosen").addEventListener("change", () => {
    byId("about").textContent = byId("about").textContent.replace(/^[^。]*/, data.chosen[byId("chosen").value][0]);
    drawPlaces();
  });
  controls.addEventListener("submit", (event) => event.preventDefault());
  for (const tile of document.querySelectorAll("#map g")) {
    if (!(tile.dataset.code in data.places)) continue;
    tile.setAttribute("tabindex", "0");
    tile.setAttribute("role", "button");
    tile.addEventListener("click", () => goTo(tile.dataset.code));
    tile.addEventListener("keydown", (event) => event.key === "Enter" && goTo(tile.dataset.code));
  }
  for (const id of ["controls", "trail", "choosing"]) byId(id).hidden = false;
  drawPlaces();
  drawCards();
})();

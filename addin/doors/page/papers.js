// What an office writes and nobody fills in: receipts and notes (.txt), the dashboard (.html). They are shown, and no more.
const PAPER = /\.(txt|html?)$/i;

const isPaper = ({ path }) => PAPER.test(path) && !path.includes("/");

async function paperCard({ file }) {
  const text = decoded(await file.arrayBuffer());
  const shown = /html?$/i.test(file.name) ? paperFrame(text, file.name) : element("div", { className: "paper" }, text);
  return element("details", { className: "card", open: true },
    element("summary", {}, element("span", { className: "badge" }, "只看"), element("bdi", { className: "name" }, shortName(file.name))), shown);
}

// No script of it runs and no form of it is sent, for the sandbox allows neither, and the page's own policy holds in it too.
const paperFrame = (text, name) => element("iframe", { sandbox: "", srcdoc: withoutAddresses(text), title: shortName(name) });

// A policy forbids to ask an address, but a browser may connect to one before it looks: none is left.
function withoutAddresses(text) {
  const parsed = new DOMParser().parseFromString(text, "text/html");
  for (const one of parsed.querySelectorAll("script, link, meta, base, object, embed, iframe")) one.remove();
  for (const one of parsed.querySelectorAll("[href], [src], [srcset], [action], [formaction], [ping], [background]")) {
    for (const name of ["href", "src", "srcset", "action", "formaction", "ping", "background"]) one.removeAttribute(name);
  }
  return `<!DOCTYPE html>${parsed.documentElement.outerHTML}`;
}

// Notepad writes texts in UTF-8 or in the code page of a Chinese Windows.
function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

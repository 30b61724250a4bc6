// Files that are chosen, and files that are saved. Nothing is read here: the worker reads them.
let sets = 0;

// What lies in no folder is opened whatever it is called; in a folder, what its ending says is a workbook or an archive.
const isOpened = (path) => !path.includes("/")
  || by("files").accept.split(",").some((ending) => path.toLowerCase().endsWith(ending) && !PAPER.test(ending));

// A path that is there already gets a number behind its name.
function fileSet(found) {
  const taken = new Set();
  const files = found.map(({ path, file }) => {
    const [, stem, ending] = path.match(/^(.*?)(\.[^./]*)?$/s);
    let own = path;
    for (let count = 2; taken.has(own); count++) own = `${stem}（${count}）${ending ?? ""}`;
    taken.add(own);
    return { path: own, file, shown: shortName(file.name), workbook: isOpened(own) };
  });
  return { id: ++sets, files };
}

const chosen = (files) => fileSet([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));

// A name as it is shown: long numbers masked, a long name cut. What is saved keeps its name.
const masked = (text) => text.replace(/\d{15,24}/g, (number) => `${number.slice(0, 6)}${"*".repeat(number.length - 10)}${number.slice(-4)}`);

function shortName(name) {
  const signs = [...masked(name)];
  return signs.length > 80 ? `${signs.slice(0, 60).join("")}…${signs.slice(-12).join("")}` : signs.join("");
}

// In an element of its own, so that its letters turn no others round.
const shownName = (name) => element("bdi", {}, shortName(name));

// \u2068 and \u2069 do in a sentence what the element does.
const savedText = (saved) => `已保存到“下载”文件夹：${saved.map((file) => `\u2068${shortName(file.name)}\u2069`).join("、")}`;

function save({ name, bytes }) {
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

// Files that are dropped or chosen, and files that are saved. Nothing is read here: the worker reads them.
let sets = 0;

function fileSet(found) {
  const taken = new Map();
  const files = found.map(({ path, file }) => {
    const count = (taken.get(path) ?? 0) + 1;
    taken.set(path, count);
    return { path: count === 1 ? path : `${count}/${path}`, file };
  });
  return { id: ++sets, files };
}

const chosen = (files) => fileSet([...files].map((file) => ({ path: file.webkitRelativePath || file.name, file })));

async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  if (!entries.length) return chosen(transfer.files);
  return fileSet((await Promise.all(entries.map(filesBelow))).flat());
}

async function filesBelow(entry) {
  if (entry.isFile) return [{ path: entry.fullPath.slice(1), file: await new Promise((resolve, reject) => entry.file(resolve, reject)) }];
  const reader = entry.createReader();
  const found = [];
  for (;;) { // a folder is read a hundred entries at a time
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length) return found;
    found.push(...(await Promise.all(some.map(filesBelow))).flat());
  }
}

function save({ name, bytes }) {
  const address = URL.createObjectURL(new Blob([bytes]));
  const link = element("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
}

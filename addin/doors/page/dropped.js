// What is dragged onto the page. A page that was opened as a file may not read through a dropped entry; it may read the file
// itself, and a folder through its handle. Other browsers have no handles and read entries.
const UNREADABLE_DROP = "拖进来的读不了，请用“选择文件夹”或者“选择文件”。";

// Each item is asked while the event lasts: afterwards it is empty.
async function dropped(transfer) {
  const items = [...transfer.items].filter((item) => item.kind === "file");
  return fileSet((await Promise.all(items.map(droppedItem))).flat());
}

async function droppedItem(item) {
  const entry = item.webkitGetAsEntry?.();
  const file = item.getAsFile();
  if (!entry?.isDirectory) return file ? [{ path: file.name, file }] : [];
  return item.getAsFileSystemHandle ? filesOfHandle(await item.getAsFileSystemHandle(), "") : filesBelow(entry);
}

async function filesOfHandle(handle, above) {
  const path = above + handle.name;
  if (handle.kind === "file") return [{ path, file: await handle.getFile() }];
  const found = [];
  for await (const inside of handle.values()) found.push(...await filesOfHandle(inside, `${path}/`));
  return found;
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

async function onDrop(event) {
  event.preventDefault();
  by("drop").classList.remove("over");
  const reading = dropped(event.dataTransfer);
  const form = document.querySelector("section:not([hidden]) form");
  const fields = form ? [...form.querySelectorAll("input[type=file]")] : [];
  const field = event.target.closest?.("label, .field")?.querySelector("input[type=file]") ?? (fields.length === 1 ? fields[0] : null);
  if (fields.length && !field) return say("请放到要填的那一栏上。", true);
  try {
    const set = await reading;
    if (field) return putInto(field, set);
    showTab(by("tab-check"));
    await checkSet(set);
  } catch {
    say(UNREADABLE_DROP, true);
  }
}

// As if the files had been chosen in the field.
function putInto(field, set) {
  if (!set.files.length) return say("没有文件。", true);
  if (set.files.length > 1 && !field.multiple) return say("这一栏只能放一张表。", true);
  const list = new DataTransfer();
  for (const { file } of set.files) list.items.add(file);
  field.files = list.files;
  field.dispatchEvent(new Event("change"));
  say("好了。");
}

function listenToDrops() {
  window.ondragover = (event) => { event.preventDefault(); by("drop").classList.add("over"); };
  window.ondragleave = ({ relatedTarget }) => { if (!relatedTarget) by("drop").classList.remove("over"); };
  window.ondrop = onDrop;
}

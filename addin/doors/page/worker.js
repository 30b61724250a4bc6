// The worker: Python, and the files that were dropped. Every message is one wish, every answer has the wish's number.
// It answers Pyodide's two downloads from memory and can make no other.
let python, answers, mounted, kept;

const say = (message) => self.postMessage(message);
self.fetch = async (name) => {
  if (String(name).endsWith("python_stdlib.zip")) return new Response(self.standardLibrary, { status: 200 });
  return new Response(null, { status: 404 });
};

self.importScripts = () => { throw new Error("nothing is loaded"); }; // and Pyodide, which wants to import modules, sees none

async function start({ wasm, stdlib, product, lock, office }) {
  self.standardLibrary = stdlib;
  WebAssembly.instantiateStreaming = async (_, imports) => ({ module: wasm, instance: await WebAssembly.instantiate(wasm, imports) });
  say({ stage: "启动 Python" });
  python = await self.loadPyodide({
    createPyodideModule: _createPyodideModule, lockFileContents: lock, indexURL: "memory:/", stdLibURL: "memory:/python_stdlib.zip", fullStdLib: false,
  });
  self.standardLibrary = null;
  say({ stage: "读入表式和规则" });
  python.unpackArchive(product, "zip", { extractDir: "/product" });
  python.FS.mkdirTree("/files");
  python.globals.set("tell", (counted, done, total, name) => say({ counted, done, total, name }));
  python.globals.set("office", office);
  answers = python.runPython(`
import sys
sys.path.insert(0, "/product")
sys.dont_write_bytecode = True
from pathlib import Path
from addin.doors.page.answers import PageAnswers
PageAnswers(Path("/files"), Path("/results"), tell, office)
`);
  say({ ready: true });
}

// As long as this worker lives it has the lock.
function hold(name) {
  navigator.locks?.request(name, () => { say({ lock: name }); return new Promise(() => {}); }).catch(() => {});
}

// Whatever a user may ask for later is made from the bytes that were checked: a workbook is read once, before it is checked, and
// may be saved again or deleted afterwards. What is no workbook by its ending is never read, only listed.
class FileChanged extends Error {}

async function read({ path, file, shown, workbook }) {
  if (!workbook) return { name: path, data: file };
  try {
    return { name: path, data: new Blob([await file.arrayBuffer()]) };
  } catch {
    throw new FileChanged(`“${shown}”选好以后又改过或者删掉了，请重新选一次。`);
  }
}

async function mount(set, checked) {
  if (!set || set.id === mounted) return; // a wish without files leaves those of the last one
  const blobs = kept?.id === set.id ? kept.blobs : await Promise.all(set.files.map(read));
  if (checked) kept = { id: set.id, blobs };
  if (mounted !== undefined) python.FS.unmount("/files");
  mounted = undefined;
  python.FS.mount(python.FS.filesystems.WORKERFS, { blobs }, "/files");
  mounted = set.id;
  answers.forget();
}

function collect(paths) {
  return paths.map((path) => {
    const bytes = python.FS.readFile(path);
    python.FS.unlink(path);
    return { name: path.split("/").pop(), bytes };
  });
}

async function answered({ data }) {
  try {
    if (data.parts) {
      hold(data.lock);
      return await start(data.parts);
    }
    await mount(data.set, data.wish === "check");
    const answer = JSON.parse(answers.answer(data.wish, JSON.stringify(data.details ?? {})));
    if (answer.saved) answer.saved = collect(answer.saved);
    say({ number: data.number, answer });
  } catch (error) {
    if (error instanceof FileChanged) return say({ number: data.number, answer: { refused: error.message } });
    say({ fatal: String(error).slice(0, 200), number: data.number });
  }
}

let turn = Promise.resolve(); // one wish after the other: reading files takes turns
self.onmessage = (message) => { turn = turn.then(() => answered(message)); };

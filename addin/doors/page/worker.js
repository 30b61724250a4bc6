// The worker: Python, and the files that were dropped. Every message is one wish, every answer has the wish's number.
// It answers Pyodide's two downloads from memory and can make no other.
let python, answers, mounted;

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
  python.globals.set("tell", (done, total, name) => say({ done, total, name }));
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

function mount(set) {
  if (!set || set.id === mounted) return; // a wish without files leaves those of the last one
  if (mounted !== undefined) python.FS.unmount("/files");
  mounted = undefined;
  python.FS.mount(python.FS.filesystems.WORKERFS, { blobs: set.files.map(({ path, file }) => ({ name: path, data: file })) }, "/files");
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

self.onmessage = async ({ data }) => {
  try {
    if (data.parts) {
      hold(data.lock);
      return await start(data.parts);
    }
    mount(data.set);
    const answer = JSON.parse(answers.answer(data.wish, JSON.stringify(data.details ?? {})));
    if (answer.saved) answer.saved = collect(answer.saved);
    say({ number: data.number, answer });
  } catch (error) {
    say({ fatal: String(error).slice(0, 200), number: data.number });
  }
};

// Python in a worker: started, asked, stopped and started again. The page itself never waits for it.
const STOPPED = "已停止。";
const DIED = "校验程序意外停了，没有做完；已经重新启动，可以再试一次。只在某一张表上这样的，请把它单独报给收表的机构。";

const CANNOT = "校验程序在这个浏览器里启动不了。请关掉别的网页再打开一次；还不行的，请换一台电脑或换一个新一些的浏览器。";

const python = {
  worker: null, ready: false, began: false, next: 1, waiting: new Map(), told: () => {}, parts: null,

  async start() {
    this.ready = false;
    this.told({ stage: "展开程序" });
    this.parts ??= unpackParts();
    const { script, ...parts } = await this.parts;
    const worker = new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
    this.worker = worker;
    worker.onmessage = ({ data }) => this.worker === worker && this.heard(data);
    worker.onerror = (event) => this.worker === worker && this.died(event.message);
    worker.postMessage({ parts, lock: `python-${Math.random()}` });
  },

  // The worker holds a lock as long as it lives; whoever gets it next knows that it is gone, however it went.
  watch(name) {
    const worker = this.worker;
    navigator.locks?.request(name, () => { if (this.worker === worker) this.died(); }).catch(() => {});
  },

  heard(message) {
    if (message.lock) return this.watch(message.lock);
    if (message.fatal) return this.died(message.fatal);
    if (message.ready) {
      this.ready = this.began = true;
      for (const { asked } of this.waiting.values()) this.worker.postMessage(asked);
    }
    if (message.answer === undefined) return this.told(message);
    const { resolve, wish } = this.waiting.get(message.number) ?? {};
    this.waiting.delete(message.number);
    if (this.waiting.size === 0) this.told({ idle: wish });
    resolve?.(message.answer);
  },

  ask(wish, details, set) {
    const number = this.next++;
    return new Promise((resolve) => {
      const asked = { number, wish, details, set };
      this.waiting.set(number, { resolve, wish, asked });
      this.told({ wish });
      if (this.ready) this.worker.postMessage(asked); // else as soon as Python is there
    });
  },

  stop() { this.again(STOPPED); },
  died(why) {
    console.warn(why);
    this.again(DIED);
  },

  again(sentence) {
    this.worker?.terminate();
    if (!this.began) return this.told({ said: CANNOT });
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    this.start().then(() => {
      for (const { resolve } of waiting) resolve({ refused: sentence });
      this.told({ said: sentence });
    });
  },
};

async function inflated(name) {
  const packed = atob(document.getElementById(`part-${name}`).textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

// What its units may see of the office that handed the page out.
const officeText = () => document.getElementById("part-office")?.textContent ?? "";

async function unpackParts() {
  const text = async (name) => new TextDecoder().decode(await inflated(name));
  const wasm = inflated("wasm").then((bytes) => WebAssembly.compile(bytes));
  const [script, stdlib, product, lock] = await Promise.all([text("worker"), inflated("stdlib"), inflated("product"), text("lock")]);
  return { script, stdlib, product, lock, office: officeText(), wasm: await wasm };
}

// How far the work is, beside the sentence at the top: nobody waits for seconds without seeing that something is being done.
// It is no part of the sentence that a screen reader says by itself, or it would say one a second.
const STEPS = {
  files: ({ done, total }) => total > 1 ? `已查 ${count(done)} 个文件，共 ${count(total)} 个` : "",
  rows: ({ done, total, name }) => `正在读${shortName(name)}，已读 ${count(done)} 行，共 ${count(total)} 行`,
  checks: ({ done, total }) => `正在逐项核对，已核对 ${count(done)} 项，共 ${count(total)} 项`,
  row: () => "正在看这一行……",
};
const PATIENCE = 2; // seconds after which they are counted
const clock = { state: "", began: 0, ticking: 0, step: "" };

const count = (number) => number.toLocaleString("en-US");

function sayStep(message) {
  clock.step = STEPS[message.counted](message);
  showStep();
}

function showStep() {
  const seconds = Math.floor((performance.now() - clock.began) / 1000);
  const passed = clock.ticking && seconds >= PATIENCE ? `已用 ${seconds} 秒` : "";
  by("status-step").textContent = [clock.step, passed].filter(Boolean).join("，");
}

// Seconds are counted from when a state begins until the page is ready again.
function passTime(state) {
  if (state === clock.state) return;
  clearInterval(clock.ticking);
  Object.assign(clock, { state, began: performance.now(), step: "", ticking: state === "ready" ? 0 : setInterval(showStep, 1000) });
  showStep();
}

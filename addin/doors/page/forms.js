// The forms of the page: their own file buttons, what they ask Python for, and what is told and saved then.

// A form's fields for files, in our own words: a browser labels its own in its own language.
function listenToField(input) {
  const field = input.closest(".field");
  field.querySelector("button").onclick = () => input.click();
  input.onchange = () => {
    const names = [...input.files].map((file) => element("li", {}, shownName(file.name)));
    field.querySelector(".names").replaceChildren(...(names.length ? names : [element("li", {}, "还没有选")]));
  };
}

// What a form still lacks before it can be done, as a sentence; empty where nothing.
function missingIn(form) {
  const field = [...form.querySelectorAll("[data-required]")].find((input) => !input.files.length)?.closest(".field");
  return field ? `请先选“${field.querySelector("b").textContent}”。` : "";
}

const namedFields = (form) => [...form.elements].filter((field) => field.name);

// The files lie in a folder of their field's name.
function filesIn(form) {
  const files = namedFields(form).filter((field) => field.type === "file")
    .flatMap((field) => [...field.files].map((file) => ({ path: `${field.name}/${file.name}`, file })));
  return files.length ? fileSet(files) : undefined;
}

const detailsIn = (form) => Object.fromEntries(namedFields(form).filter((field) => field.type !== "file")
  .map((field) => [field.name, field.type === "checkbox" ? field.checked : field.value.trim()]));

function make(event) {
  event.preventDefault();
  const missing = missingIn(event.target);
  if (missing) return told(event.target, lines([missing], "wrong"));
  return makeFrom(event.target);
}

// A form asks Python for what its name says: its fields are the details.
async function makeFrom(form, more = {}) {
  const answer = await python.ask(form.dataset.wish, { ...detailsIn(form), ...more }, filesIn(form));
  if (answer.refused) return told(form, lines([answer.refused], "wrong"));
  if (answer.choices?.length) return askChoices(form, answer);
  saveMade(form, answer);
}

function saveMade(form, { saved = [], lines: said = [] }) {
  told(form, lines([...said, ...(saved.length ? [savedText(saved)] : [])]));
  saved.forEach(save);
}

// Below the form, for a form holds no other: what was said of it before is gone.
function told(form, said, below) {
  form.querySelector(".said").replaceChildren(said);
  if (form.nextElementSibling?.matches(".choices")) form.nextElementSibling.remove();
  if (below) form.after(below);
}

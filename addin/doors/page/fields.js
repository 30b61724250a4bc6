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

// Suggestions under a search field, after the combobox pattern of the ARIA Authoring Practices Guide.
const WAIT = 140;

let lists = 0;

export function completeSearches() {
  for (const field of document.querySelectorAll("input[data-suggest]")) complete(field);
}

function complete(field) {
  const list = document.createElement("ul");
  list.id = `suggestions-${++lists}`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels?.[0]?.textContent.trim() ?? "");
  list.hidden = true;
  field.insertAdjacentElement("afterend", list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");

  let timer = 0;
  let asked = null;
  let active = -1;
  let typed = field.value;

  const close = () => {
    list.hidden = true;
    active = -1;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  };

  const choose = (place) => {
    active = place;
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === place)));
    if (place < 0) {
      field.removeAttribute("aria-activedescendant");
      field.value = typed;
    } else {
      field.setAttribute("aria-activedescendant", list.children[place].id);
      field.value = list.children[place].textContent;
    }
  };

  const show = (texts) => {
    list.replaceChildren(...texts.map((text, number) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${number}`;
      item.dir = "auto";
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.textContent = text;
      item.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        field.value = text;
        close();
        field.form.requestSubmit();
      });
      return item;
    }));
    active = -1;
    list.hidden = texts.length === 0;
    field.setAttribute("aria-expanded", String(texts.length > 0));
  };

  const ask = async () => {
    asked?.abort();
    asked = new AbortController();
    const address = new URL(field.dataset.suggest, location.href);
    address.search = new URLSearchParams({ q: typed, language: field.dataset.suggestLanguage });
    try {
      const answer = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
      if (!answer.ok) return close();
      const found = await answer.json();
      const texts = Array.isArray(found) ? found : found.suggestions ?? [];
      if (document.activeElement === field) show(texts.filter((text) => text !== typed));
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  field.addEventListener("input", () => {
    typed = field.value;
    clearTimeout(timer);
    if (typed.trim().length < (/\p{Script=Han}/u.test(typed) ? 1 : 2) || typed.length > 60) return close();
    timer = setTimeout(ask, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    const count = list.children.length;
    if (event.key === "ArrowDown") choose(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") choose(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") { field.value = typed; close(); }
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", close);
}

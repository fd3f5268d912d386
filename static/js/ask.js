// While somebody writes a request, show how it is being read. The page works without this file.
const WAIT = 500;
const SHORTEST = 12;

for (const panel of document.querySelectorAll("[data-understand]")) follow(panel);

function follow(panel) {
  const field = document.getElementById(panel.dataset.field);
  const country = document.getElementById(panel.dataset.country);
  const place = panel.querySelector("[aria-live]");
  if (!field || !place) return;
  let timer = 0;
  let asked = null;
  let shown = "";

  const understand = async () => {
    const text = field.value.trim();
    const weight = text.length + 2 * (text.match(/\p{Script=Han}/gu)?.length ?? 0);
    if (weight < SHORTEST || text === shown) return;
    asked?.abort();
    asked = new AbortController();
    const body = { text, reader: panel.dataset.reader };
    if (country?.value) body.country = country.value;
    try {
      const answer = await fetch(panel.dataset.understand, {
        method: "POST",
        headers: { "Content-Type": "application/json", Accept: "application/json" },
        body: JSON.stringify(body),
        signal: asked.signal,
      });
      if (!answer.ok) return;
      const read = await answer.json();
      shown = text;
      panel.hidden = false;
      place.replaceChildren(...describe(read, panel.dataset));
    } catch (error) {
      if (error.name !== "AbortError") panel.hidden = true;
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(understand, WAIT);
  });
  if (field.value.trim()) understand();
}

function describe(read, words) {
  const parts = [];
  if (read.other_language) parts.push(paragraph(words.other));
  const likely = read.objectives.filter((objective) => objective.likely);
  if (likely.length) parts.push(heading(words.objectives), objectives(likely, words.reader));
  if (read.concepts.length) parts.push(heading(words.concepts), list(read.concepts.slice(0, 8)));
  if (read.countries.length) parts.push(heading(words.countries), list(read.countries));
  if (read.target_groups.length) parts.push(heading(words.groups), list(read.target_groups.slice(0, 5)));
  if (read.needs.length > 1) parts.push(heading(`${words.needs}: ${read.needs.length.toLocaleString(words.reader)}`));
  return parts.length ? parts : [paragraph(words.nothing)];
}

function heading(text) {
  const element = document.createElement("h3");
  element.textContent = text;
  return element;
}

function paragraph(text) {
  const element = document.createElement("p");
  element.textContent = text;
  return element;
}

function list(items) {
  const element = document.createElement("ul");
  element.className = "ask-live-words";
  element.append(...items.map((item) => {
    const entry = document.createElement("li");
    entry.textContent = item.label;
    return entry;
  }));
  return element;
}

function objectives(found, language) {
  const share = new Intl.NumberFormat(language, { style: "percent" });
  const element = document.createElement("ul");
  element.className = "ask-live-objectives";
  element.append(...found.map((objective) => {
    const entry = document.createElement("li");
    const number = document.createElement("b");
    number.textContent = objective.number;
    const title = document.createElement("span");
    title.textContent = objective.title;
    const sure = document.createElement("i");
    sure.textContent = share.format(objective.confidence);
    entry.append(number, title, sure);
    return entry;
  }));
  return element;
}

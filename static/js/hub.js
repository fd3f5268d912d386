// Small comforts. Every page works without this file.
import { completeSearches } from "./suggest.js";

const root = document.documentElement;

function switchTheme() {
  const button = document.querySelector("[data-theme-switch]");
  if (!button) return;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");
  const show = () => button.setAttribute("aria-pressed", String(current() === "dark"));
  button.hidden = false;
  show();
  system.addEventListener("change", show);
  button.addEventListener("click", () => {
    root.dataset.theme = current() === "dark" ? "light" : "dark";
    show();
    try { localStorage.setItem("hub-theme", root.dataset.theme); } catch { /* not remembered */ }
  });
}

function submitOnChange() {
  for (const form of document.querySelectorAll("form[data-auto-submit]")) {
    form.addEventListener("change", () => form.requestSubmit());
    for (const button of form.querySelectorAll("[data-auto-hide]")) button.hidden = true;
  }
}

function foldOnNarrowPages() {
  const narrow = matchMedia("(max-width: 62rem)");
  for (const part of document.querySelectorAll("details[data-fold-narrow]")) {
    const fold = () => { part.open = !narrow.matches; };
    fold();
    narrow.addEventListener("change", fold);
  }
}

function copyOnClick() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
      button.textContent = button.dataset.copied;
      setTimeout(() => { button.textContent = label; }, 2000);
    });
  }
}

function printOnClick() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
}

function searchOnSlash() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const field = document.querySelector("input[type=search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

switchTheme();
submitOnChange();
foldOnNarrowPages();
copyOnClick();
printOnClick();
searchOnSlash();
completeSearches();

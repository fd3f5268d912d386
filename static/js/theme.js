// Runs before the page is painted: the visitor's choice of light or dark, if there is one.
try {
  const chosen = localStorage.getItem("hub-theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch { /* storage is off: the system's choice stands */ }

// The reader's palette, before anything is painted: what was chosen here, else what the system asks for.
"use strict";
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try {
    chosen = localStorage.getItem("palette");
  } catch {
    // Storage may be forbidden; the system's palette is a good answer.
  }
  const apply = () => {
    const scheme = chosen ?? (dark.matches ? "slate" : "default");
    document.body.dataset.mdColorScheme = scheme;
    document.querySelector("[data-palette]")?.setAttribute("aria-pressed", String(scheme === "slate"));
  };
  document.documentElement.className = "js";
  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    document.querySelector("[data-palette]")?.addEventListener("click", () => {
      const wanted = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
      // Who chooses what the system has follows the system again.
      chosen = wanted === (dark.matches ? "slate" : "default") ? null : wanted;
      try {
        if (chosen) localStorage.setItem("palette", chosen);
        else localStorage.removeItem("palette");
      } catch {
        // It holds for this page then.
      }
      apply();
    });
  });
})();

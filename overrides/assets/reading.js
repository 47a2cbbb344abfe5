// What makes reading easier and is not needed for it: contents opened on a desk, copying, endnotes on paper.
"use strict";
(() => {
  const desk = matchMedia("(min-width: 60em)");
  const contents = document.querySelector("[data-toc]");
  const unfold = () => {
    if (contents) contents.open = desk.matches;
  };
  unfold();
  desk.addEventListener("change", unfold);

  for (const text of document.querySelectorAll(".reference pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    const name = text.previousElementSibling?.textContent ?? "";
    button.textContent = `Copy ${name}`;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(text);
        button.textContent = "Selected: copy it with the keyboard";
      }
      setTimeout(() => (button.textContent = `Copy ${name}`), 3000);
    });
    button.setAttribute("aria-live", "polite");
    text.after(button);
  }

  // Links to sentences and to other hosts get a number each; the same address has the same number. Where the page lists
  // the articles that it cites, a note has the title too.
  const endnotes = () => {
    const article = document.querySelector("article");
    if (!article || article.querySelector(".endnotes")) return;
    const notes = new Map();
    const titles = new Map();
    for (const link of article.querySelectorAll("section:has(> .aside) li > a:first-child")) titles.set(link.href, link.textContent);
    for (const link of article.querySelectorAll("a[href]")) {
      const cites = link.matches(".cite, .where");
      const here = link.href.split("#")[0] === location.href.split("#")[0];
      if (link.closest("details") || link.matches(".next") || here || (!cites && link.host === location.host)) continue;
      if (!notes.has(link.href)) {
        const title = titles.get(link.href.split("#")[0]);
        const label = cites && link.textContent !== "in the text" ? link.textContent : "";
        notes.set(link.href, title && label ? `“${title}”, ${label}` : label);
      }
      const number = document.createElement("sup");
      number.className = "note";
      number.textContent = ` [${[...notes.keys()].indexOf(link.href) + 1}]`;
      link.append(number);
    }
    if (!notes.size) return;
    const section = document.createElement("section");
    section.className = "endnotes";
    const heading = document.createElement("h2");
    heading.textContent = "Notes";
    const list = document.createElement("ol");
    for (const [address, label] of notes) {
      const item = document.createElement("li");
      item.textContent = label ? `${label}. ${address}` : address;
      list.append(item);
    }
    const page = document.createElement("p");
    page.textContent = `This page: ${location.href.split("#")[0]}`;
    section.append(heading, list, page);
    article.append(section);
  };
  addEventListener("beforeprint", endnotes);
  addEventListener("afterprint", () => {
    for (const made of document.querySelectorAll(".endnotes, sup.note")) made.remove();
  });
})();

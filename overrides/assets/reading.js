// What makes reading easier and is not needed for it: contents opened on a desk, copying with sources, endnotes on paper.
"use strict";
(() => {
  const desk = matchMedia("(min-width: 60em)");
  const contents = document.querySelector("[data-toc]");
  const unfold = () => {
    if (contents) contents.open = desk.matches;
  };
  unfold();
  desk.addEventListener("change", unfold);

  // A button copies; where that is forbidden, it selects what can then be copied by hand.
  const copies = (button, place, write) => {
    const label = button.textContent;
    button.setAttribute("aria-live", "polite");
    button.addEventListener("click", async () => {
      try {
        await write();
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(place);
        button.textContent = "Selected: copy it with the keyboard";
      }
      setTimeout(() => (button.textContent = label), 3000);
    });
  };
  for (const text of document.querySelectorAll(".reference pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = `Copy ${text.previousElementSibling?.textContent ?? ""}`;
    copies(button, text, () => navigator.clipboard.writeText(text.textContent));
    text.after(button);
  }

  // Points with the address of each source, for a memo: as formatted text and as plain text.
  const said = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const point = (item) => {
    const cites = [...item.querySelectorAll(":scope > .cite")];
    const words = document.createElement("p");
    for (let node = item.firstChild; node !== cites[0]; node = node.nextSibling) words.append(node.cloneNode(true));
    const sources = cites.map((link) => [link.matches("[href^='#']") ? "" : `${said(link)}, `, link.href]);
    const html = document.createElement("li");
    html.append(`${said(words)} (`);
    sources.forEach(([label, address], number) => {
      const link = document.createElement("a");
      link.href = address;
      link.textContent = address;
      html.append(number ? "; " : "", label, link);
    });
    html.append(")");
    return html;
  };
  for (const button of document.querySelectorAll("[data-copy]")) {
    const place = button.closest("section") ?? document.querySelector("article");
    copies(button, place, () => {
      const html = document.createElement("div");
      const plain = [];
      const add = (name, text) => {
        html.append(Object.assign(document.createElement(name), { textContent: text }));
        plain.push(text, "");
      };
      add("h2", said(document.querySelector("article h1")));
      const about = document.querySelector(".kind-article .about");
      add("p", [about && said(about), location.href.split("#")[0]].filter(Boolean).join(", "));
      for (const list of place.querySelectorAll("ul:has(> li > .cite)")) {
        const heading = list.previousElementSibling;
        if (heading?.matches("h2") && place.matches("article")) add("h3", said(heading));
        const points = document.createElement("ul");
        points.append(...[...list.querySelectorAll(":scope > li:has(> .cite)")].map(point));
        html.append(points);
        plain.push(...[...points.children].map((item) => `- ${item.textContent}`), "");
      }
      const types = { "text/html": html.innerHTML, "text/plain": `${plain.join("\n").trim()}\n` };
      const blobs = Object.entries(types).map(([type, text]) => [type, new Blob([text], { type })]);
      return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    });
  }

  // Links to sentences and to other hosts get a number each; the same address has the same number. Where the page names
  // the articles that it cites, in a list or as a heading, a note has the title too.
  const endnotes = () => {
    const article = document.querySelector("article");
    if (!article || article.querySelector(".endnotes")) return;
    const notes = new Map();
    const titles = new Map();
    const named = article.querySelectorAll(":is(li:has(> .meta), h3) > a:first-child");
    for (const link of named) titles.set(link.href.split("#")[0], link.textContent);
    for (const link of article.querySelectorAll("a[href]")) {
      const cites = link.matches(".cite, .where");
      const here = link.href.split("#")[0] === location.href.split("#")[0];
      if (link.closest("details") || link.matches(".next") || here || (!cites && link.host === location.host)) continue;
      if (!notes.has(link.href)) {
        const title = titles.get(link.href.split("#")[0]);
        const label = cites && link.textContent !== "in the text" ? link.textContent : "";
        /* A label that is the title, cut, gives way to it. */
        const more = label.replace(/^“.*”, /, "");
        notes.set(link.href, title ? [`“${title}”`, more].filter(Boolean).join(", ") : label);
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
    const day = new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
    page.textContent = `This page: ${location.href.split("#")[0]}, printed on ${day}`;
    section.append(heading, list, page);
    article.append(section);
  };
  addEventListener("beforeprint", endnotes);
  addEventListener("afterprint", () => {
    for (const made of document.querySelectorAll(".endnotes, sup.note")) made.remove();
  });
})();

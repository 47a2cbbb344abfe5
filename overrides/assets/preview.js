// Previews: what a link leads to, beside it, for pointer, keyboard and touch. The page itself is fetched, so a preview
// is never out of date, and following the link then costs nothing. Only text is taken from it, so no id comes twice.
"use strict";
(() => {
  const NAME = /\/entities\/(?!kind\/|a-z\/|network\/)[^/]+\/$/;
  const WAIT = 250;
  const pages = new Map();
  const card = document.createElement("div");
  card.className = "preview";
  card.id = "preview";
  card.hidden = true;
  let shown = null;
  let touched = null;
  let timer = 0;

  const element = (name, text, kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };
  const said = (found) => found?.textContent.replace(/\s+/g, " ").trim() ?? "";

  const cites = (link) => link.matches(".cite, .where");
  const previewable = (link) =>
    link?.closest("article :is(p, li, td)") && (cites(link) || (NAME.test(link.pathname) && !link.hash));
  // In a list a touch chooses; in running text it asks.
  const asks = (link) => cites(link) || !link.closest("li");

  const load = async (link) => {
    const address = link.href.split("#")[0];
    if (address === location.href.split("#")[0]) return document;
    if (!pages.has(address)) {
      pages.set(
        address,
        fetch(address).then(async (answer) => {
          if (!answer.ok) throw new Error(answer.statusText);
          return new DOMParser().parseFromString(await answer.text(), "text/html");
        }),
      );
    }
    return pages.get(address);
  };

  const sentence = (page, id) => {
    const cited = page.getElementById(id);
    const paragraph = cited?.closest("p, li, td, blockquote, h3") ?? cited;
    if (!paragraph) return null;
    const text = document.createElement("p");
    for (const piece of paragraph.childNodes) {
      const same = piece === cited || piece.contains?.(cited);
      text.append(same ? element("mark", said(piece)) : said(piece) && ` ${said(piece)} `);
    }
    return text;
  };

  const contents = (page, link) => {
    const parts = [];
    const about = said(page.querySelector("article .about"));
    const own = page === document;
    if (!own) {
      const kind = said(page.querySelector(".kicker"));
      if (kind) parts.push(element("p", kind, "preview__meta"));
      parts.push(element("strong", said(page.querySelector("article h1"))));
    }
    const anchor = decodeURIComponent(link.hash.slice(1));
    const found = anchor ? sentence(page, anchor) : null;
    if (found) {
      if (about && !own) parts.push(element("p", about, "preview__meta"));
      parts.push(found);
    } else {
      const description = said(page.querySelector("article .description"));
      if (description) parts.push(element("p", description));
      const counted = said(page.querySelector("article .counted"));
      if (counted) parts.push(element("p", counted, "preview__meta"));
    }
    return parts;
  };

  const place = (link) => {
    const boxes = link.getClientRects();
    const box = boxes[boxes.length - 1] ?? link.getBoundingClientRect();
    const width = document.documentElement.clientWidth;
    const left = Math.max(12, Math.min(box.left, width - card.offsetWidth - 12));
    const below = box.bottom + 6;
    const above = box.top - card.offsetHeight - 6;
    const top = below + card.offsetHeight > innerHeight && above > 0 ? above : below;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
    shown?.removeAttribute("aria-describedby");
    shown = null;
  };

  const show = async (link, byTouch) => {
    hide();
    shown = link;
    let parts;
    try {
      parts = contents(await load(link), link);
    } catch {
      // The link still leads there, or the browser says why not.
      if (shown === link) shown = null;
      return false;
    }
    if (shown !== link) return true;
    if (!parts.length) return false;
    if (byTouch) {
      const open = element("a", "Open this page");
      open.href = link.href;
      parts.push(open);
    }
    card.setAttribute("role", byTouch ? "group" : "tooltip");
    card.setAttribute("aria-label", "Preview");
    card.replaceChildren(...parts);
    card.hidden = false;
    link.setAttribute("aria-describedby", card.id);
    place(link);
    return true;
  };

  const later = (action, wait) => {
    clearTimeout(timer);
    timer = setTimeout(action, wait);
  };

  document.querySelector("main").append(card);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = event.target.closest?.("a");
    if (event.target.closest?.(".preview")) clearTimeout(timer);
    else if (link && link === shown) clearTimeout(timer);
    else if (previewable(link)) later(() => show(link, false), WAIT);
    else if (shown && document.activeElement !== shown) later(hide, WAIT);
    else if (!shown) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.closest(".preview")) return;
    if (previewable(event.target) && event.target.matches(":focus-visible")) later(() => show(event.target, false), WAIT);
    else hide();
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch" ? event.target.closest("a") : null;
    if (shown && event.target.closest("a") !== shown && !event.target.closest(".preview")) hide();
  });
  // The first touch shows, the second follows.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || link !== touched || link === shown || !previewable(link) || !asks(link)) return;
    event.preventDefault();
    show(link, true).then((there) => there || location.assign(link.href));
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();

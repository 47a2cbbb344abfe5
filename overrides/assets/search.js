/* Search: a dialog on every page and the form on the search page. Pagefind, which holds the index, is loaded when
   somebody begins to search and not before. Results are sentences; each leads to its place in the text. */

const ROOT = new URL("../", import.meta.url);
const PAGES_AT_ONCE = 8;
const FILTERS = { kind: "Kind", topic: "Topic", name: "Name", publisher: "Publisher", year: "Year" };
/* Scripts without spaces; builder/finish/search.py has the same characters. */
const UNSPACED = "\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff";
const RUN = new RegExp(`[${UNSPACED}]+`, "g");
const ONE = new RegExp(`[${UNSPACED}]`);
const TOOLS = { ROOT, ONE, element, letters };
/* What questions are asked with, and no page is about. */
const ASKING = new Set(
  ("a about an and any are as at be been by can could did do does for from had has have how if in into is it its many much " +
    "of on or should that the their there they this to was were what when where which who whom whose why will with would").split(" "),
);
const MOST_WORDS = 8;
const OFFERED = 3;
/* What the select for the order offers: its values are ours, and none is Pagefind's own, by how well pages match. */
const ORDERS = { "": "Best match", newest: "Newest first" };

let loaded;
let known;
let shows;

/* The names that a query may mean. Without them search goes on as well as it can. */
function names() {
  known ??= import("./names.js").then((module) => module.load(new URL("pagefind/names.json", ROOT)));
  return known.catch(() => (known = undefined));
}

/* What makes a result of a page that was found: needed by nobody who only reads. */
function results() {
  shows ??= import("./results.js").then((module) => module.results(TOOLS));
  shows.catch(() => (shows = undefined));
  return shows;
}

function pagefind() {
  loaded ??= import(new URL("pagefind/pagefind.js", ROOT)).then(async (module) => {
    await module.options({ baseUrl: ROOT.pathname });
    await module.init();
    return module;
  });
  loaded.catch(() => (loaded = undefined));
  return loaded;
}

/* What the index is asked: straight quotation marks; sums without the sign of their currency, as the index has them;
   characters that stand apart in the index stand apart. Text of such characters alone is a phrase, because two that are
   somewhere on one page mean little. */
function asked(text) {
  const plain = text.trim().replace(/[“”„«»「」『』]/g, '"').replace(/[$€£¥](?=\d)/g, "");
  const apart = plain.replace(RUN, (run) => ` ${[...run].join(" ")} `).replace(/ +/g, " ").trim();
  return new RegExp(`^[${UNSPACED}]{2,}$`).test(plain) ? `"${apart}"` : apart.replace(/" /, '"').replace(/ "$/, '"');
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function letters(word) {
  return word.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/* The words of a query that tell something. Those that only ask are on every page, and what the index has of them is
   most of what it has; they count in a phrase, and where there are no others. "IT" is none: it is not meant as "it". */
function telling(query) {
  if (/["“”]/.test(query)) return query;
  const shouted = query === query.toUpperCase();
  const asks = (word) => ASKING.has(letters(word)) && (shouted || !/^\W*[A-Z]{2,}\W*$/.test(word));
  const some = (query.match(/\S+/g) ?? []).filter((word) => !asks(word));
  return some.length ? some.join(" ") : query;
}

/* Everything that one place to search has; `onSearch` is told of each search as an address has it. */
function form(onSearch = () => {}) {
  const input = element("input", { type: "search", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
  input.setAttribute("aria-label", "Search words, or a “phrase” in quotation marks");
  input.placeholder = 'Words, or "a phrase"';
  const status = element("p", { className: "search-status" });
  status.setAttribute("role", "status");
  const hint = element("p", { className: "search-hint", hidden: true });
  hint.setAttribute("aria-live", "polite");
  const list = element("ol", { className: "search-results" });
  const more = element("button", { className: "search-more", type: "button", textContent: "More pages", hidden: true });
  const choices = element("div");
  const filters = element("details", { className: "search-filters" }, element("summary", { textContent: "Filters and order" }), choices);
  const line = element("form", { className: "search-form", role: "search" }, input);
  const parts = [line, filters, status, hint, list, more];
  const selects = {};
  const order = element("select", {}, ...Object.entries(ORDERS).map(([value, textContent]) => element("option", { value, textContent })));
  let turn = 0;
  let found = [];
  let shown = 0;
  let bearers = new Set();

  async function show() {
    const now = turn;
    const from = shown;
    const { result } = await results();
    const pages = await Promise.all(found.slice(from, from + PAGES_AT_ONCE).map((each) => each.data()));
    if (now !== turn) return;
    const others = pages.filter((page) => !bearers.has(page.raw_url.replace(/^\//, "")));
    const items = others.map((page) => result(page));
    list.append(...items);
    shown = from + pages.length;
    more.hidden = shown >= found.length;
    if (from) items[0]?.querySelector("a").focus();
  }

  /* The index finds what shares a few first letters with a word that it has not: with a slip in it, anything. */
  function far() {
    const starts = input.value.toLowerCase().match(/[\p{L}\p{N}]{1,4}/gu) ?? [];
    const found = [...list.querySelectorAll("mark")].map((mark) => mark.textContent.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, ""));
    return list.childElementCount === 0 || (found.length > 0 && !found.some((word) => starts.some((start) => word.startsWith(start))));
  }

  /* Where nothing was found: what may have been meant, which of the words are found, and what else can be tried. */
  function advise(meant, fewer = []) {
    hint.hidden = false;
    const offered = (texts) => texts.map((text) => {
      const offer = element("button", { className: "search-offer", type: "button", textContent: text });
      offer.addEventListener("click", () => {
        input.value = text;
        input.focus();
        search();
      });
      return offer;
    });
    const said = (before, texts, after) =>
      texts.length ? [before, ...offered(texts).flatMap((offer, at) => (at ? [" or ", offer] : [offer])), after] : [];
    const all = element("a", { href: new URL("entities/a-z/", ROOT), textContent: "all names from A to Z" });
    const rest = fewer.length ? "There is also a list of " : "Fewer or other words may find more; there is also a list of ";
    hint.replaceChildren(...said("Did you mean ", meant, "? "), ...said("There are pages with ", fewer, ". "), rest, all, ".");
  }

  /* Some of the words of a query that no page has all of: without one of them. */
  async function fewer(index, options) {
    const words = telling(input.value).match(/[^\s?]+/g) ?? [];
    if (/["“”]/.test(input.value) || words.length < 2 || words.length > MOST_WORDS) return [];
    const finds = async (some) => (await index.search(asked(some.join(" ")), options)).results.length;
    const rests = words.map((_, left) => words.filter((_, at) => at !== left));
    const found = await Promise.all(rests.map(async (rest) => [await finds(rest), rest.join(" ")]));
    return found.filter(([count]) => count).sort(([one], [other]) => other - one).slice(0, OFFERED).map(([, text]) => text);
  }

  function asAddress() {
    const said = new URLSearchParams();
    if (input.value) said.set("q", input.value);
    for (const [name, select] of Object.entries({ ...selects, order })) if (select.value) said.set(name, select.value);
    return said;
  }

  /* Search what an address says: somebody sent it, comes back to it or follows a link that narrows the search. */
  async function resume(said) {
    input.value = said.get("q") ?? "";
    const chosen = [...Object.keys(FILTERS), "order"].filter((name) => said.get(name));
    if (chosen.length) {
      filters.open = true;
      await offer().catch(() => {});
      for (const name of chosen) {
        const select = { ...selects, order }[name];
        if (!select) continue;
        select.value = said.get(name);
        if (!select.value) select.value = "";
      }
    }
    if (input.value || chosen.length) await search();
  }

  async function search() {
    const now = ++turn;
    const chosen = Object.entries(selects).filter(([, select]) => select.value);
    onSearch(asAddress());
    hint.hidden = true;
    if (!input.value.trim() && !chosen.length) {
      list.replaceChildren();
      more.hidden = true;
      status.textContent = "";
      return;
    }
    try {
      const [index, catalogue, { bearer }] = await Promise.all([pagefind(), names(), results()]);
      const options = { filters: Object.fromEntries(chosen.map(([name, select]) => [name, select.value])) };
      if (order.value) options.sort = { date: "desc" };
      const wanted = asked(telling(input.value));
      /* Pagefind misses a phrase with a letter that the index also has with another mark (テ and デ), unless marks count. */
      const look = async (exactDiacritics, wait) => {
        await index.options({ exactDiacritics });
        return index.debouncedSearch(wanted || null, options, wait);
      };
      let answer = await look(ONE.test(wanted), 150);
      if (answer?.results.length === 0 && wanted.includes('"') && now === turn) answer = await look(true, 0);
      if (!answer || now !== turn) return;
      found = answer.results;
      shown = 0;
      const meant = chosen.length ? [] : (catalogue?.meant(input.value, !found.length) ?? []);
      bearers = new Set(meant.map(({ address }) => address));
      list.replaceChildren(...meant.map(bearer));
      await show();
      if (now !== turn) return;
      const count = Math.max(found.length, meant.length);
      status.textContent = count === 1 ? "1 page" : `${count || "No"} pages`;
      const near = catalogue && !meant.length && !chosen.length && far() ? catalogue.near(input.value) : [];
      const finds = async (text) => catalogue.meant(text, false).length || (await index.search(asked(telling(text)))).results.length;
      const there = await Promise.all(near.map(finds));
      const mended = near.filter((_, at) => there[at]);
      const some = count || mended.length ? [] : await fewer(index, options);
      if (now === turn && (!count || mended.length)) advise(mended, some);
    } catch {
      status.textContent = "Search is not available right now. Look under Names or Articles, or reload the page.";
    }
  }

  async function offer() {
    if (!filters.open || choices.childElementCount) return;
    const there = await (await pagefind()).filters();
    for (const [name, label] of Object.entries(FILTERS)) {
      if (!there[name] || choices.querySelector(`[data-filter=${name}]`)) continue;
      const values = Object.entries(there[name]).sort(([a], [b]) => (name === "year" ? b.localeCompare(a) : a.localeCompare(b)));
      const options = values.map(([value, count]) => element("option", { value, textContent: `${value} (${count})` }));
      selects[name] = element("select", {}, element("option", { value: "", textContent: "All" }), ...options);
      selects[name].setAttribute("aria-label", label);
      selects[name].addEventListener("change", search);
      const choice = element("label", {}, label, selects[name]);
      choice.dataset.filter = name;
      choices.append(choice);
    }
    if (!choices.contains(order)) choices.append(element("label", {}, "Order", order));
  }

  /* Arrow keys go from the field through the results and back; all else is as in any list of links. */
  function move(event) {
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if ((at < 0 && document.activeElement !== input) || !links.length) return;
    if (event.key === "ArrowDown") (links[at + 1] ?? links[at] ?? input).focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] ?? input).focus();
    else return;
    event.preventDefault();
  }

  order.setAttribute("aria-label", "Order");
  order.addEventListener("change", search);
  input.addEventListener("input", search);
  filters.addEventListener("toggle", offer);
  more.addEventListener("click", show);
  line.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  const all = element("div", { className: "search-here" }, ...parts);
  all.addEventListener("keydown", move);
  return { all, line, input, resume };
}

function dialog() {
  const { all, line, input } = form();
  const close = element("button", { className: "search-close", type: "button", textContent: "Close" });
  const made = element("dialog", { className: "search-dialog" }, all);
  made.setAttribute("aria-label", "Search");
  line.append(close);
  close.addEventListener("click", () => made.close());
  made.addEventListener("click", (event) => {
    /* On the backdrop, or on a result, which may be on this page. */
    if (event.target === made || event.target.closest(".search-results a")) made.close();
  });
  made.addEventListener("keydown", (event) => {
    /* In a field with text Escape would only clear it. */
    if (event.key !== "Escape") return;
    event.preventDefault();
    made.close();
  });
  document.body.append(made);
  return { made, input };
}

let opened;

function open() {
  opened ??= dialog();
  if (opened.made.open) return;
  opened.made.showModal();
  opened.input.focus();
  opened.input.select();
  pagefind().catch(() => {});
}

const place = document.querySelector(".search-place");
let here;
if (place) {
  here = form((said) => history.replaceState(null, "", said.size ? `?${said}` : location.pathname));
  place.replaceWith(here.all);
  here.resume(new URLSearchParams(location.search));
  here.input.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-search-open]");
  if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  here ? here.input.focus() : open();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  here ? here.input.focus() : open();
});

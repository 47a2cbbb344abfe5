/* What was found, as it is shown; search.js loads this when somebody begins to search. */

const SENTENCES_OF_A_PAGE = 3;

/* `element` and `letters` are functions of search.js, ROOT is the address of the site, ONE a character of a script without spaces. */
export function results({ ROOT, ONE, element, letters }) {
  /* The sentences of a page that were found: those with most of the words first, then in reading order. */
  function sentences(page) {
    const words = page.content.split(/\s+/);
    const found = new Set(page.locations);
    const anchors = page.anchors.filter(({ id }) => id !== "~");
    return anchors
      .map(({ id, location, text }, number) => {
        const end = anchors[number + 1]?.location ?? words.length;
        const hits = [...found].filter((at) => at >= location && at < end);
        const different = new Set(hits.map((at) => letters(words[at]))).size;
        return { id, text, location, end, hits: new Set(hits), different };
      })
      .filter(({ hits }) => hits.size)
      .sort((one, other) => other.different - one.different || one.location - other.location)
      .slice(0, SENTENCES_OF_A_PAGE)
      .sort((one, other) => one.location - other.location)
      .map((sentence) => {
        const said = words.slice(sentence.location, sentence.end);
        /* The index ends every block with a full stop, one that has none as well. */
        if (!sentence.text.trim().endsWith(".")) said.push(said.pop().replace(/\.$/, ""));
        return { ...sentence, words: said };
      });
  }

  /* Words as text, the found ones marked; spaces that only the index needs are left out. */
  function marked({ words, hits, location }) {
    const nodes = [];
    words.forEach((word, number) => {
      const apart = number && !ONE.test(words[number - 1].at(-1) + word[0]);
      nodes.push(apart ? " " : "", hits.has(location + number) ? element("mark", { textContent: word }) : word);
    });
    return nodes;
  }

  function result(page) {
    const lang = page.meta.language ?? document.documentElement.lang;
    const address = new URL(page.raw_url.replace(/^\//, ""), ROOT);
    const items = sentences(page).map((sentence) => {
      /* What stands behind a tilde only tells ids apart: there is no such element. */
      const href = new URL("#" + sentence.id.split("~")[0], address);
      const link = element("a", { className: "search-sentence", href, lang }, ...marked(sentence));
      return element("li", {}, link);
    });
    const title = element("a", { className: "search-title", href: address, lang, textContent: page.meta.title });
    const source = element("div", { className: "search-source", textContent: page.meta.source ?? "" });
    return element("li", {}, title, source, element("ul", { className: "search-results" }, ...items));
  }

  /* A page that bears the very name that was looked for. */
  function bearer({ name, address, kind, others }) {
    const title = element("a", { className: "search-title", href: new URL(address, ROOT), textContent: name });
    const also = others.slice(0, 3).join("; ");
    const source = element("div", { className: "search-source", textContent: also ? `${kind}, also written ${also}` : kind });
    return element("li", { className: "search-bearer" }, title, source);
  }

  return { result, bearer };
}

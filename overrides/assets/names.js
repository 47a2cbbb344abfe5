/* Which names and topics a query means: by what they are called, by their initials, or but for a slip of the finger. */

const ASKING = /^(?:who|what|where)(?:['’]s| is| was| are| were) /i;
const MOST = 5;
const OFFERED = 3;

/* What spellings have in common: no case, no accent, no dots of abbreviations ("U.S."), no genitive. */
function key(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
  return plain.replace(/['’]s\b/g, "").replace(/[.'’]/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/* The first letters of the words that have a capital: "BIS" of the Bureau of Industry and Security. */
function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => /^\p{Lu}./u.test(word)).map((word) => word[0]).join("");
}

/* How many letters must be changed, left out, put in or exchanged with the next; more than `most` is `most` + 1. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let above = [...Array(other.length + 1).keys()];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (same ? 0 : 1));
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (exchanged) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[other.length];
}

function slips(length) {
  return length < 4 ? 0 : length < 8 ? 1 : 2;
}

/* The spelling that is nearest to a text, among those given by key; nothing where the text is one of them. */
function nearest(text, spellings) {
  if (spellings.has(text)) return [];
  const most = slips(text.length);
  const found = [];
  if (most) {
    for (const [other, spelling] of spellings) {
      const far = distance(text, other, most);
      if (far <= most) found.push([far, spelling]);
    }
  }
  return found.sort((a, b) => a[0] - b[0]).map(([, spelling]) => spelling);
}

/* `listed` has name, address, kind and other spellings of each, those of most articles first. */
function catalogue(listed) {
  const all = listed.map(([name, address, kind, ...others]) => ({ name, address, kind, others }));
  const called = new Map();
  const shortened = new Map();
  const wholes = new Map();
  const words = new Map();
  const add = (map, at, value) => (map.has(at) ? map.get(at).add(value) : map.set(at, new Set([value])));
  for (const each of all) {
    add(shortened, initials(each.name), each);
    for (const spelling of [each.name, ...each.others]) {
      add(called, key(spelling), each);
      if (!wholes.has(key(spelling))) wholes.set(key(spelling), spelling);
      for (const word of spelling.match(/[\p{L}\p{N}]{4,}/gu) ?? []) if (!words.has(key(word))) words.set(key(word), word);
    }
  }
  return {
    /* Those that are called so. Initials count as capitals, or where nothing else was found. */
    meant(query, nothing) {
      const asked = query.trim().replace(ASKING, "").replace(/^the /i, "").replace(/\?$/, "");
      const found = called.get(key(asked)) ?? called.get(key(query)) ?? [];
      const letters = asked.replace(/\./g, "");
      const short = /^\p{Lu}{2,6}$/u.test(letters) || (nothing && /^\p{L}{3,6}$/u.test(letters));
      const known = [...found].length || !short ? found : (shortened.get(letters.toUpperCase()) ?? []);
      return [...known].slice(0, MOST);
    },
    /* What may have been meant where nothing was found: a name as a whole, else the words of the query, each mended. */
    near(query) {
      const whole = nearest(key(query), wholes);
      if (whole.length) return [...new Set(whole)].slice(0, OFFERED);
      const mended = query.trim().split(/\s+/).map((word) => nearest(key(word), words)[0] ?? word);
      return mended.join(" ") === query.trim().replace(/\s+/g, " ") ? [] : [mended.join(" ")];
    },
  };
}

export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return catalogue(await answer.json());
}

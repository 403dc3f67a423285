/** The words that a mistyped word may be meant as: the same as search_service/lookalikes.py, which explains it. */

export class Lookalikes {
  /**
   * @param {Set<string>} entries
   * @param {string[]} ordinary
   */
  constructor(entries, ordinary) {
    this.words = new Set([...entries].filter((entry) => !entry.endsWith("*")));
    this.stems = new Set([...entries].filter((entry) => entry.endsWith("*")).map((entry) => entry.slice(0, -1)));
    this.ordinary = new Set(ordinary);
    /** @type {Map<string, string[]>} */
    this.byShortened = new Map();
    for (const word of this.words) {
      for (const shortened of shortenings(word, allowed(word))) {
        const found = this.byShortened.get(shortened);
        if (found) found.push(word);
        else this.byShortened.set(shortened, [word]);
      }
    }
  }

  /**
   * Return the entries that a folded word of a text may be.
   * @param {string} word
   * @returns {Set<string>}
   */
  meant(word) {
    for (const each of [word, word.replace(/(.)\1{2,}/gu, "$1$1")]) {
      const known = this.known(each);
      if (known.size) return known;
    }
    return this.mistyped(word.replace(/(.)\1{2,}/gu, "$1"));
  }

  /** @param {string} word */
  known(word) {
    const found = new Set(this.words.has(word) ? [word] : []);
    for (let end = 3; end <= word.length; end++) {
      const stem = word.slice(0, end);
      if (this.stems.has(stem)) found.add(`${stem}*`);
    }
    return found;
  }

  /** @param {string} word */
  mistyped(word) {
    const known = this.known(word);
    if (known.size || this.ordinary.has(word) || word.length < 3 || word.length > 24 || !/^\p{L}+$/u.test(word)) return known;
    const candidates = this.candidates(word);
    for (const most of [1, 2]) {
      const near = candidates.filter((each) => distance(word, each) <= Math.min(most, allowed(each)));
      if (near.length) return new Set(near);
    }
    return known;
  }

  /** @param {string} word */
  candidates(word) {
    const found = [...shortenings(word, word.length > 5 ? 2 : 1)].flatMap((each) => this.byShortened.get(each) ?? []);
    return [...new Set(found)];
  }
}

/**
 * Return how many mistakes are forgiven in a word.
 * @param {string} word
 */
function allowed(word) {
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/**
 * Return how many letters are wrong, missing, too many or swapped with their neighbour.
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  /** @type {number[]} */
  let before = [];
  let row = [...Array(other.length + 1).keys()];
  for (let place = 1; place <= one.length; place++) {
    const last = before;
    before = row;
    row = [place];
    for (let column = 1; column <= other.length; column++) {
      const wrong = Number(one[place - 1] !== other[column - 1]);
      let best = Math.min(before[column] + 1, row[column - 1] + 1, before[column - 1] + wrong);
      const swapped = place > 1 && column > 1 && one[place - 1] === other[column - 2] && one[place - 2] === other[column - 1];
      if (swapped) best = Math.min(best, last[column - 2] + 1);
      row.push(best);
    }
  }
  return row[other.length];
}

/**
 * Return the word, the word without each letter, and without each two.
 * @param {string} word
 * @param {number} most
 */
function shortenings(word, most) {
  const found = new Set([word]);
  let last = [word];
  for (let round = 0; round < most; round++) {
    last = [...new Set(last.flatMap((each) => [...each].map((_, place) => each.slice(0, place) + each.slice(place + 1))))];
    last.forEach((each) => found.add(each));
  }
  return found;
}

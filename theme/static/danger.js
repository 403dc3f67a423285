/**
 * Whether a question says that someone is in danger now, by the signs in danger.json: the same as search_service/danger.py.
 * It is worked out here, so that the emergency numbers come first also when the service does not answer.
 */

import { Lookalikes } from "./lookalikes.js";
import { END, fits, PatternReader, PAUSE, QUESTION_END, spans, START } from "./word-patterns.js";

const LONGEST = 2000; // characters that are read
const UNSEEN = /[\u00ad\u200b\u200c\u200d\u2060\ufeff]/g;
const APOSTROPHES = /['`\u00b4\u2018\u2019\u02bc]/g;

/**
 * @typedef {import("./word-patterns.js").Pattern} Pattern
 * @typedef {import("./word-patterns.js").Sentence} Sentence
 * @typedef {{name: string, points: number, nl: string[], en: string[]}} Sign
 * @typedef {object} Rules
 * @property {number} threshold
 * @property {Record<string, string[]>} classes
 * @property {Sign[]} signs
 * @property {string[]} harmless
 * @property {string[]} ordinary
 */

/**
 * @param {URL} address of danger.json
 * @returns {Promise<Danger | null>} nothing where the file cannot be read: the numbers above the results still stand
 */
export async function loadDanger(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? new Danger(await answer.json()) : null;
  } catch {
    return null;
  }
}

export class Danger {
  /** @param {Rules} rules */
  constructor(rules) {
    const classes = Object.fromEntries(Object.entries(rules.classes).map(([name, lines]) => [name, wordsIn(lines)]));
    const reader = new PatternReader(classes);
    const read = reader.read.bind(reader);
    this.threshold = rules.threshold;
    this.harmless = rules.harmless.map(read);
    this.signs = rules.signs.map(({ points, nl, en }) => ({ points, patterns: [...nl, ...en].map(read) }));
    this.lookalikes = new Lookalikes(reader.words, wordsIn(rules.ordinary));
  }

  /** @param {string} question */
  isIn(question) {
    return this.score(question) >= this.threshold;
  }

  /** @param {string} question */
  score(question) {
    const sentences = this.sentences(question).map((sentence) => this.withoutHarmless(sentence));
    const found = this.signs.filter((sign) => sentences.some((sentence) => sign.patterns.some((pattern) => fits(pattern, sentence))));
    return found.reduce((sum, sign) => sum + sign.points, 0);
  }

  /**
   * @param {string} question
   * @returns {Sentence[]}
   */
  sentences(question) {
    const text = [...question].slice(0, LONGEST).join("").replace(APOSTROPHES, "");
    return [...text.matchAll(/([^.!?;\n]+)([.!?;\n]*)/g)].flatMap(([, sentence, end]) => {
      const parts = sentence.split(/[,:()]+/).map(folded);
      if (!parts.some((part) => part.length)) return [];
      const meanings = parts.flatMap((part, place) => [...(place ? [PAUSE] : []), ...part.map((word) => this.lookalikes.meant(word))]);
      return [[START, ...meanings, end.includes("?") ? QUESTION_END : END]];
    });
  }

  /** @param {Sentence} sentence */
  withoutHarmless(sentence) {
    const covered = new Set();
    for (const pattern of this.harmless) {
      for (const [start, end] of spans(pattern, sentence)) for (let place = start; place < end; place++) covered.add(place);
    }
    return sentence.map((meant, place) => (covered.has(place) ? /** @type {Set<string>} */ (new Set()) : meant));
  }
}

/**
 * Return the words of a text in lower case, without accents.
 * @param {string} text
 * @returns {string[]}
 */
function folded(text) {
  const apart = text.replace(UNSEEN, "").toLowerCase().replaceAll("ß", "ss").normalize("NFKD");
  return apart.replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** @param {string[]} lines */
function wordsIn(lines) {
  return lines.join(" ").split(/\s+/);
}

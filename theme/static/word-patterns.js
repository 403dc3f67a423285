/**
 * Patterns of words, as danger.json writes them, and where they fit in a sentence: the same as search_service/word_patterns.py,
 * which explains the marks. A sentence holds for each of its words a set of the words of the patterns that it may be.
 *
 * @typedef {Set<string>[]} Sentence
 * @typedef {{words: Set<string>, gap: number}} Slot
 * @typedef {Slot[][]} Pattern parts that must all fit
 */

export const [START, PAUSE, END, QUESTION_END] = [["^"], [","], ["$"], ["$", "?"]].map((marks) => new Set(marks));

/** @type {Record<string, number>} */
const GAPS = { "..": 3, "...": 8 };

export class PatternReader {
  /** @param {Record<string, string[]>} classes */
  constructor(classes) {
    this.classes = classes;
    /** @type {Map<string, Set<string>>} */
    this.seen = new Map();
  }

  /** All words of the patterns that were read. */
  get words() {
    return new Set([...this.seen.values()].flatMap((words) => [...words]));
  }

  /**
   * @param {string} text
   * @returns {Pattern}
   */
  read(text) {
    return text.split("+").map((part) => {
      const marks = part.trim().split(/\s+/);
      return marks.flatMap((mark, place) => (GAPS[mark] ? [] : [{ words: this.alternatives(mark), gap: GAPS[marks[place - 1]] ?? 0 }]));
    });
  }

  /** @param {string} mark */
  alternatives(mark) {
    const known = this.seen.get(mark);
    if (known) return known;
    const words = new Set(mark.split("|").flatMap((each) => (each.startsWith("<") ? this.classes[each.slice(1, -1)] : [each])));
    this.seen.set(mark, words);
    return words;
  }
}

/**
 * Say whether every part fits somewhere.
 * @param {Pattern} pattern
 * @param {Sentence} sentence
 */
export function fits(pattern, sentence) {
  return pattern.every((part) => !ends(part, sentence).next().done);
}

/**
 * Yield where the parts begin and end, if all fit.
 * @param {Pattern} pattern
 * @param {Sentence} sentence
 * @returns {Generator<[number, number]>}
 */
export function* spans(pattern, sentence) {
  if (fits(pattern, sentence)) for (const part of pattern) yield* ends(part, sentence);
}

/**
 * @param {Slot[]} part
 * @param {Sentence} sentence
 * @returns {Generator<[number, number]>}
 */
function* ends(part, sentence) {
  for (let start = 0; start < sentence.length; start++) {
    const end = meets(part[0], sentence[start]) ? rest(part, 1, sentence, start + 1) : null;
    if (end !== null) yield [start, end];
  }
}

/**
 * Return where the slots from `done` end when they begin at `place` or a gap later.
 * @param {Slot[]} part
 * @param {number} done
 * @param {Sentence} sentence
 * @param {number} place
 * @returns {number | null}
 */
function rest(part, done, sentence, place) {
  if (done === part.length) return place;
  const slot = part[done];
  for (let here = place; here < Math.min(place + slot.gap + 1, sentence.length); here++) {
    const end = meets(slot, sentence[here]) ? rest(part, done + 1, sentence, here + 1) : null;
    if (end !== null) return end;
  }
  return null;
}

/**
 * @param {Slot} slot
 * @param {Set<string>} meant
 */
function meets(slot, meant) {
  for (const word of meant) if (slot.words.has(word)) return true;
  return false;
}

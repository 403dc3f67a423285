/** Rules for e-mail addresses, phone numbers and citizen service numbers. */

import { digits, pieces } from "./personal-pieces.js";
import { PUBLIC_NUMBER, YEARS } from "./personal-words.js";

/* E-mail: also with spaces around the sign, or with (at) in its place. */

const EMAIL = /[\p{L}\d][\p{L}\d._%+'-]{0,63} ?(?:@|\(at\)|\[at\]) ?[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{2,63}){1,5}/giu;

/** @param {string} text */
export function email(text) {
  return pieces(text, EMAIL);
}

/* Phone: Dutch numbers have ten digits, or nine after +31; numbers from abroad count when they begin with +. */

const GAP = String.raw`[ .\-/()]{0,3}`;
const PHONE = new RegExp(
  [
    String.raw`(?:\+|\b00) ?31${GAP}(?:0${GAP})?[1-9](?:${GAP}\d){8}(?!\d)`, // +31 (0)6 12345678
    String.raw`(?:\((?=0\d{1,3}\))|\b|tel|mob)0[1-9](?:${GAP}\d){8}(?!\d)`, // (010) 123 45 67
    String.raw`\+[1-9]\d{0,2}(?:${GAP}\d){7,12}(?!\d)`, // +32 475 12 34 56
  ].join("|"),
  "gi",
);
const LABELLED_PHONE = new RegExp(
  String.raw`\b(?:tel|telefoon(?:nummer|nr)?|mobiel|mob|(?:tele)?phone(?: number)?|mobile)\b\.?:?(?: is)? ?` +
    String.raw`(\d(?:${GAP}\d){6,11})(?!\d)`, // tel. 123 45 67
  "gi",
);
const OF_ORGANISATIONS = /^0(?:800|90[069]|88)/;
const IBAN = /[A-Z]{2}\d{2} ?[A-Z]{4} ?$/;
const STARTS_AS_DATE = /^\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d(?!\d)/;

/** @param {string} text */
export function phone(text) {
  return [...pieces(text, PHONE, isPhone), ...pieces(text, LABELLED_PHONE, ({ match }) => isLabelledPhone(match[1]))];
}

/** @param {string} number */
function isLabelledPhone(number) {
  return !OF_ORGANISATIONS.test(digits(number)) && !YEARS.test(number) && !STARTS_AS_DATE.test(number);
}

/** @param {import("./personal-pieces.js").Match} found */
function isPhone({ match: [number], before }) {
  const shown = number.replace(/^[a-z(]+/i, "");
  const national = digits(shown).replace(/^(?:00)?31(?=\d{9,10}$)0?/, "0");
  if (OF_ORGANISATIONS.test(national) || IBAN.test(before) || /\d[.,]$/.test(before)) return false;
  if (STARTS_AS_DATE.test(shown)) return false;
  const isShortArea = /^0\d\D/.test(shown); // only mobile numbers have an area of two digits
  return !isShortArea || shown.startsWith("06");
}

/* Citizen service number (BSN): nine digits that pass the eleven test; eight with a label, when a leading zero was lost. */

const BSN_LABEL = String.raw`(?:b\.?s\.?n\.?|burger ?service ?(?:nummer|nr)|sofi-?(?:nummer|nr)|citizen service (?:number|no))`;
const BSN_LABELLED = new RegExp(String.raw`${BSN_LABEL}[^\d;?!]{0,25}(\d(?:[ .\-/]{0,2}\d){7,8})(?!\d)`, "gi");
const BSN_BARE = /\b\d(?:[ .-]?\d){8}(?!\d|[.-]\d)/g;
const WEIGHTS = [9, 8, 7, 6, 5, 4, 3, 2, -1];

/** @param {string} text */
export function bsn(text) {
  const labelled = pieces(text, BSN_LABELLED, ({ match }) => passesElevenTest(match[1]));
  return [...labelled, ...pieces(text, BSN_BARE, isBareBsn)];
}

/** @param {import("./personal-pieces.js").Match} found */
function isBareBsn({ match: [number], before, after }) {
  const groups = number.split(/[ .-]/);
  const goesOn = /\d[.,-]$/.test(before) || (groups.length > 1 && /^ \d/.test(after));
  return !goesOn && groups.every((group) => group.length > 1) && passesElevenTest(number) && !PUBLIC_NUMBER.test(before);
}

/** @param {string} number */
function passesElevenTest(number) {
  const each = [...digits(number).padStart(9, "0")].map(Number);
  const sum = each.reduce((total, digit, place) => total + digit * WEIGHTS[place], 0);
  return sum % 11 === 0 && each.some((digit) => digit > 0);
}

/** Letters of Cyrillic and Greek that stand for a Latin letter or digit to the eye (Unicode confusables; the common ones). */
const LIKE_LATIN = /^[АВЕЅІЈКМНОРСТУХЗаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρ]$/u;

/**
 * True for an identifier that another one with other letters looks like: Latin and Cyrillic letters in one, letters of
 * Cyrillic or Greek that all look Latin ("АВС-1"), and letters that only are another writing of Latin ones or digits
 * (full width, Roman numerals). Greek beside Latin is read as what it is (β-21S).
 */
function looksLikeAnother(id: string): boolean {
  const letters = id.match(/\p{L}/gu) ?? [];
  const of = (script: RegExp): string[] => letters.filter((letter) => script.test(letter));
  const latin = of(/\p{Script=Latin}/u);
  const alike = letters.filter((letter) => LIKE_LATIN.test(letter));
  return (
    (latin.length > 0 && of(/\p{Script=Cyrillic}/u).length > 0) ||
    (alike.length > 0 && alike.length + latin.length === letters.length) ||
    (id.match(/(?![A-Za-z0-9])[\p{L}\p{N}]/gu) ?? []).some((sign) =>
      /^[A-Za-z0-9]+$/.test(sign.normalize('NFKC')),
    )
  );
}

/** True for what may name a lot, heat, object, sample or analysis. `__proto__` would be no key of a JSON object. */
export const isIdentifier = (text: string): boolean =>
  text.length > 0 &&
  text.length <= 120 &&
  isPlain(text) &&
  text === text.trim() &&
  !/[\n\t]/.test(text) &&
  text !== '__proto__';

/** True for text without control characters (databases refuse U+0000) and without lone surrogates. */
export function isPlain(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x20 && character !== '\n' && character !== '\t') return false;
    if (code === 0x7f || (code >= 0xd800 && code <= 0xdfff)) return false;
  }
  return true;
}

/** What nobody sees (joiners, marks of direction, controls), and blanks that look like the usual one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** True for a name in which every sign is seen, each letter one code point (Unicode NFC): two that look the same are the same. */
const isSeenWhole = (id: string): boolean => !UNSEEN.test(id) && id === id.normalize('NFC');

/** What may name something new, at every door. */
const NEW_ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u;

const ID_RULE = '1 to 64 letters, digits and . _ - of one alphabet, the first a letter or digit';

/** True for what may name a new lot, heat, object, sample or analysis; those of an imported bundle may hold more. */
export const isNewId = (id: string): boolean =>
  NEW_ID.test(id) && isSeenWhole(id) && !looksLikeAnother(id) && id !== '__proto__';

/** The sentence that refuses an id, the same at every door. */
export const idRefusal = (id: string): string =>
  `"${[...id.slice(0, 80)].map(shown).join('')}" is not a valid id: ${ID_RULE}`;

const shown = (sign: string): string =>
  UNSEEN.test(sign) ? `\\u${sign.codePointAt(0)!.toString(16).padStart(4, '0')}` : sign;

const NAME_RULE =
  '1 to 120 visible characters (Unicode NFC) with single spaces, letters of one alphabet, so that no other name looks the same';

/** True for the name of a supplier, owner or customer, or of what is kept by name: two that look the same are the same. */
export const isName = (name: string): boolean =>
  isIdentifier(name) && isSeenWhole(name) && !/ {2}/.test(name) && !looksLikeAnother(name);

/** The sentence that refuses a name, the same at every door. */
export const nameRefusal = (name: string): string =>
  `"${[...name.slice(0, 80)].map(shown).join('')}" is not a valid name: ${NAME_RULE}`;

import { type ElementSymbol, isElement } from '../../metal/alloy/element.ts';
import { type ContentUnit, contentUnitIn, type MassUnit, massUnitIn } from './units.ts';
import {
  ELEMENT_WORDS,
  type FieldName,
  HEADING_WORDS,
  LEFT_OUT_WORDS,
  METHOD_WORDS,
  NO_RESULT,
  plainWords,
  wordIn,
} from './words.ts';

/** What a heading may mean, before anybody looked at what stands below it. */
export interface HeadingMeaning {
  readonly element?: ElementSymbol;
  readonly contentUnit?: ContentUnit | 'at%';
  /** Method that the heading of a result names: `Cr XRF`. */
  readonly method?: string;
  /** Fields by how sure the words are [0 to 1]. */
  readonly fields: ReadonlyMap<FieldName, number>;
  readonly massUnit?: MassUnit | 'ton';
  /** Elements that it names together, as Nb+Ta. */
  readonly together?: readonly ElementSymbol[];
  /** Why it is not a column of a lot although its words are known. */
  readonly leftOut?: string;
}

/** Words beside an element that change nothing. */
const FILLER = new Set([
  'content',
  'contents',
  'gehalt',
  'anteil',
  'konzentration',
  'konz',
  'concentration',
  'analysis',
  'analyse',
  'analysenwert',
  'chem',
  'chemical',
  'chemie',
  'chemische',
  'composition',
  'zusammensetzung',
  'result',
  'ergebnis',
  'ergebnisse',
  'wert',
  'istwert',
  'ist',
  'actual',
  'measured',
  'gemessen',
  'value',
  'in',
  'of',
  'im',
  'the',
  'by',
  'von',
  'mean',
  'avg',
  'average',
  'mittel',
  'mittelwert',
  'mw',
  'probe',
  'sample',
  'teneur',
  'contenido',
  'element',
  '含量',
  '1',
]);

/** The meanings of one heading; unknown words mean nothing. */
export function readHeading(heading: string): HeadingMeaning {
  const words = plainWords(heading);
  const result = resultIn(heading, words);
  const mass = massUnitIn(words);
  const left = LEFT_OUT_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  if (result.element !== undefined || result.leftOut !== undefined) return { ...result, fields: new Map() };
  return {
    fields: fieldsIn(words, mass.rest),
    ...(mass.unit === undefined ? {} : { massUnit: mass.unit }),
    ...(left === undefined ? {} : { leftOut: left }),
  };
}

type Result = Pick<HeadingMeaning, 'element' | 'contentUnit' | 'method' | 'leftOut' | 'together'>;

function resultIn(heading: string, words: string): Result {
  const { unit, rest: withoutUnit } = contentUnitIn(words);
  // "W %" is tungsten, no "per cent by weight" of nothing.
  const rest = withoutUnit === '' && unit !== undefined && /^W\b/.test(heading) ? 'w' : withoutUnit;
  const method = /\p{L}/u.test(rest) ? wordIn(METHOD_WORDS, withoutElements(rest)) : undefined;
  const tokens = rest.split(/[^\p{L}\p{N}]+/u).filter((token) => token !== '');
  const typed = new Set(heading.split(/[^\p{L}\p{N}]+/u));
  const found = new Set<ElementSymbol>();
  const unknown: string[] = [];
  for (const token of tokens) {
    const element = elementOf(token, typed, tokens.length);
    if (element !== undefined) found.add(element);
    else if (!FILLER.has(token) && !(method !== undefined && isMethodWord(token))) unknown.push(token);
  }
  const [element, ...more] = found;
  if (element === undefined) return {};
  if (NO_RESULT.test(words) || heading.includes('±'))
    return { leftOut: `a limit, an aim or a spread of ${element}, no result` };
  if (more.length > 0 && unknown.length === 0)
    return {
      together: [...found],
      ...(unit === undefined ? {} : { contentUnit: unit }),
      leftOut: `a sum or ratio of ${[...found].join(' and ')}; --map '${heading}=${element}[wt%]' takes it for one`,
    };
  // "N Charge" is no nitrogen: a symbol among other words counts only when it stands first and has two letters.
  if (
    unknown.length > 0 &&
    !(unknown.length < 2 && element.length === 2 && typed.has(element) && unit !== undefined)
  )
    return {};
  return {
    element,
    ...(unit === undefined ? {} : { contentUnit: unit }),
    ...(method === undefined ? {} : { method }),
  };
}

/** A symbol as typed or in capitals, or a name; RE may be rhenium or a rare earth and stays unknown. */
function elementOf(token: string, typed: ReadonlySet<string>, tokens: number): ElementSymbol | undefined {
  const named = Object.hasOwn(ELEMENT_WORDS, token) ? ELEMENT_WORDS[token] : undefined;
  if (named !== undefined && isElement(named)) return named;
  const symbol = token.charAt(0).toUpperCase() + token.slice(1);
  if (!isElement(symbol)) return undefined;
  if (typed.has(symbol)) return symbol;
  if (typed.has(symbol.toUpperCase()) && symbol !== 'Re') return symbol;
  return tokens === 1 && symbol !== 'Re' && token !== 'no' ? symbol : undefined;
}

const withoutElements = (words: string): string =>
  words
    .split(' ')
    .filter((word) => !isElement(word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');

const isMethodWord = (token: string): boolean =>
  wordIn(METHOD_WORDS, token) !== undefined ||
  ['ms', 'oes', 'aes', 'on', 'cs', 'tc', 'onh', 'lab', 'hand', 'ed', 'wd', 'spark'].includes(token);

const fieldsIn = (words: string, withoutUnit: string): ReadonlyMap<FieldName, number> =>
  namedIn(HEADING_WORDS, words, withoutUnit);

/** Fields whose phrases the words are, or hold, by how sure that is [0 to 1]; the earlier phrase of a list is the surer. */
export function namedIn<Field extends string>(
  phrasesOf: Readonly<Record<Field, readonly string[]>>,
  words: string,
  withoutUnit: string,
): ReadonlyMap<Field, number> {
  const found = new Map<Field, number>();
  for (const [field, phrases] of Object.entries(phrasesOf) as [Field, readonly string[]][]) {
    let best = 0;
    for (const [rank, phrase] of phrases.entries()) {
      const exact = words === phrase || withoutUnit === phrase;
      const held = phrase.length > 2 && ` ${withoutUnit || words} `.includes(` ${phrase} `);
      const chinese = /\p{Script=Han}/u.test(phrase) && words.includes(phrase);
      const score = exact
        ? 0.95 - (0.3 * rank) / phrases.length
        : held || chinese
          ? 0.65 - (0.2 * rank) / phrases.length
          : 0;
      best = Math.max(best, score);
    }
    if (best > 0) found.set(field, best);
  }
  return found;
}

import { InputError } from '../../foundation/errors.ts';
import { type ElementSymbol, isElement } from '../alloy/element.ts';
import type { Coefficient, Interaction, LiquidParameters, Terms } from './liquid-parameters.ts';
import { type Polynomial, parsePolynomial } from './tdb-expression.ts';

/** One statement of a TDB file with the line it begins on. */
interface Statement {
  readonly line: number;
  readonly text: string;
}

/** Where a plant's own file is to be named in messages. */
const FILE = 'thermo/liquid.tdb';

/**
 * Interaction parameters of the LIQUID phase of a Thermo-Calc database text. Read are FUNCTION and PARAMETER statements
 * G(LIQUID,A,B;k), L(LIQUID,...); one sublattice, up to four constituents, polynomials in T up to T^3, T ln T and 1/T.
 * Other phases and keywords are passed over. Throws InputError naming line and statement for what cannot be read,
 * for elements that Remelt does not know and for a file without any LIQUID parameter.
 */
export function parseTdb(text: string, file = FILE): LiquidParameters {
  const statements = statementsOf(text, file);
  const functions = functionsOf(statements, file);
  const found = new Map<
    string,
    { readonly elements: ElementSymbol[]; readonly coefficients: Coefficient[]; readonly line: number }
  >();
  for (const statement of statements) {
    const parameter = parameterOf(statement, { functions, file });
    if (!parameter) continue;
    const key = [...parameter.elements].sort().join('-');
    const known = found.get(key) ?? { elements: parameter.elements, coefficients: [], line: statement.line };
    if (known.elements.join() !== parameter.elements.join()) {
      throw refusal(
        `elements in another order than in line ${known.line}, so that odd orders would change their sign`,
        { file, line: statement.line },
        parameter.elements.join('-'),
      );
    }
    if (parameter.coefficients.some(({ k }) => known.coefficients.some((one) => one.k === k))) {
      throw refusal(
        `an order that appears twice (the pair begins in line ${known.line})`,
        { file, line: statement.line },
        key,
      );
    }
    known.coefficients.push(...parameter.coefficients);
    found.set(key, known);
  }
  if (found.size === 0) {
    throw new InputError(`${file} has no interaction parameter of the phase LIQUID`, {
      where: file,
      allowed: 'PARAMETER G(LIQUID,A,B;0) ... statements',
    });
  }
  const interactions = [...found.values()].map((one) => interactionOf(one, file));
  return {
    elements: [...new Set(interactions.flatMap((one) => one.elements))],
    interactions,
    missing: missingPairs(interactions),
    attribution: `plant file ${file}`,
  };
}

/** Begins a statement that counts here; what else a file says may stand in free text. */
const BEGINS = /^\s*(PAR\w*\s+\w+\s*\(|FUN\w*\s+\S+\s+[\d.])/i;

/** Statements end with "!"; a line that begins with "$" is a comment. Throws where one runs into the next. */
function statementsOf(text: string, file: string): Statement[] {
  const statements: Statement[] = [];
  let current = '';
  let began = 0;
  text.split(/\r?\n/).forEach((raw, index) => {
    if (raw.trimStart().startsWith('$')) return;
    if (current.trim() !== '' && BEGINS.test(raw)) throw unended({ file, line: began }, current);
    let rest = raw;
    for (;;) {
      const end = rest.indexOf('!');
      const part = end < 0 ? rest : rest.slice(0, end);
      if (current.trim() === '' && part.trim() !== '') began = index + 1;
      current += ` ${part}`;
      if (end < 0) break;
      if (current.trim() !== '') statements.push({ line: began, text: current.trim() });
      current = '';
      rest = rest.slice(end + 1);
    }
  });
  if (BEGINS.test(current)) throw unended({ file, line: began }, current);
  return statements;
}

const unended = (at: { readonly file: string; readonly line: number }, text: string): InputError =>
  refusal('a statement without "!" at its end', at, text.trim().slice(0, 40));

/** Functions by upper-case name; those that no polynomial can hold are kept as the reason why. */
type Functions = ReadonlyMap<string, Polynomial | string>;

function functionsOf(statements: readonly Statement[], file: string): Functions {
  const functions = new Map<string, Polynomial | string>();
  for (const { text, line } of statements) {
    const match = /^FUN\w*\s+(\S+)\s+([\d.E+-]+)\s+(.*)$/is.exec(text);
    if (!match) continue;
    const name = match[1]!.toUpperCase();
    try {
      functions.set(name, inMelts(match[3]!, { functions, file, line }));
    } catch (error) {
      functions.set(name, `FUNCTION ${name} of line ${line}: ${wordsOf(error)}`);
    }
  }
  return functions;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Temperatures between which a liquid is asked [K]: a function may have no break between them. */
const MELTS_K = [1000, 3000] as const;

interface Place {
  readonly functions: Functions;
  readonly file: string;
  readonly line: number;
}

/** Polynomial of the range that melts lie in, of "expression; 1800 Y expression; 6000 N REF". */
function inMelts(text: string, place: Place): Polynomial {
  let rest = text;
  for (;;) {
    const match = /^([^;]*)(?:;\s*([\d.E+-]*)\s*([YN])?([\s\S]*))?$/i.exec(rest)!;
    const upper = match[2] ? Number(match[2]) : 6000;
    if (match[3]?.toUpperCase() !== 'Y' || upper >= MELTS_K[1]) {
      return parsePolynomial(match[1]!, (name) => lookUp(name, place));
    }
    if (!(upper <= MELTS_K[0])) {
      throw new Error(`changes at ${upper} K, between ${MELTS_K[0]} and ${MELTS_K[1]} K`);
    }
    rest = match[4]!;
  }
}

function lookUp(name: string, { functions, file, line }: Place): Polynomial {
  const found = functions.get(name.toUpperCase().replace(/#$/, ''));
  if (found !== undefined && typeof found !== 'string') return found;
  throw refusal(`${found ?? `no FUNCTION ${name} before this line`}`, { file, line });
}

interface Parameter {
  readonly elements: ElementSymbol[];
  readonly coefficients: readonly Coefficient[];
}

/** A parameter of the liquid's Gibbs energy, well formed or not. */
const OF_LIQUID = /^PAR\w*\s+[GL]\s*\(\s*LIQ/i;
const FORM =
  /^PAR\w*\s+[GL]\s*\(\s*LIQ\w*\s*(?::\w+)?\s*,([^;()]*)(?:;\s*(\d+)\s*)?\)\s*([\d.E+-]+)\s+(.*)$/is;

/** The interaction of one PARAMETER statement; null for other statements, phases and pure elements. */
function parameterOf(
  { text, line }: Statement,
  at: { readonly functions: Functions; readonly file: string },
): Parameter | null {
  if (!OF_LIQUID.test(text)) return null;
  const place: Place = { ...at, line };
  const match = FORM.exec(text);
  if (!match) {
    throw refusal(
      'a LIQUID parameter not of the form G(LIQUID,A,B;0) 298.15 expression; 6000 N',
      place,
      text.slice(0, 60),
    );
  }
  const names = match[1]!.split(',').map((name) => name.trim());
  if (names.length === 1 && isElement(symbolOf(names[0]!))) return null;
  if (names.some((name) => name.includes(':') || name === '*')) {
    throw refusal('a LIQUID with sublattices or a wildcard', place, names.join(','));
  }
  const elements = names.map((name) => elementOf(name, place));
  if (new Set(elements).size < elements.length) {
    throw refusal('an element that appears twice in one interaction', place, names.join(','));
  }
  return {
    elements,
    coefficients: segmentsOf(match[4]!, {
      ...place,
      k: Number(match[2] ?? 0),
      from: temperature(match[3]!, place),
    }),
  };
}

function temperature(text: string, place: Place): number {
  const value = Number(text);
  if (value > 0) return value;
  throw refusal('a limit that is not a temperature in K', place, text);
}

const symbolOf = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1).toLowerCase();

function elementOf(name: string, place: Place): ElementSymbol {
  const symbol = symbolOf(name);
  if (isElement(symbol)) return symbol;
  throw refusal('a constituent that is not an element', place, name);
}

/** Ranges of a parameter: expression; Tmax Y expression; Tmax N. */
function segmentsOf(text: string, at: Place & { readonly k: number; readonly from: number }): Coefficient[] {
  const list: Coefficient[] = [];
  let rest = text;
  let Tmin = at.from;
  for (;;) {
    const match = /^([^;]*);\s*([\d.E+-]*)\s*([YN])?([\s\S]*)$/i.exec(rest);
    if (!match)
      throw refusal('an expression without ";" and upper temperature', at, rest.trim().slice(0, 40));
    const Tmax = match[2] ? temperature(match[2], at) : 6000;
    if (Tmax <= Tmin) throw refusal(`an upper temperature not above ${Tmin} K`, at, match[2]);
    list.push({
      k: at.k,
      terms: termsOf(
        parsePolynomial(
          match[1]!,
          (name) => lookUp(name, at),
          (words) => refusal(words, at),
        ),
      ),
      Tmin,
      Tmax,
    });
    if (match[3]?.toUpperCase() !== 'Y') return list;
    rest = match[4]!;
    Tmin = Tmax;
  }
}

const termsOf = (polynomial: Polynomial): Terms => ({
  a: polynomial.a,
  b: polynomial.b,
  c: polynomial.c,
  d: polynomial.d,
  e: polynomial.e,
  f: polynomial.f,
});

function interactionOf(
  one: {
    readonly elements: readonly ElementSymbol[];
    readonly coefficients: readonly Coefficient[];
    readonly line: number;
  },
  file: string,
): Interaction {
  const count = one.elements.length;
  if (count > 4) throw refusal('an interaction of more than four elements', { file, line: one.line });
  const orders = new Set(one.coefficients.map((coefficient) => coefficient.k));
  if (orders.size !== one.coefficients.length) {
    throw refusal(
      'an order with several temperature ranges',
      { file, line: one.line },
      one.elements.join('-'),
    );
  }
  const constant = orders.size === 1 && orders.has(0);
  return {
    elements: one.elements,
    form: count === 2 ? 'binary' : count === 4 ? 'quaternary' : constant ? 'constant' : 'composition',
    coefficients: one.coefficients,
    source: file,
    fill: false,
  };
}

/** Pairs of the file's own elements that it says nothing about. */
function missingPairs(interactions: readonly Interaction[]): LiquidParameters['missing'] {
  const elements = [...new Set(interactions.flatMap((one) => one.elements))];
  const known = new Set(
    interactions.filter((one) => one.form === 'binary').map((one) => [...one.elements].sort().join('-')),
  );
  return elements.flatMap((a, i) =>
    elements
      .slice(i + 1)
      .filter((b) => !known.has([a, b].sort().join('-')))
      .map((b) => ({ elements: [a, b] as const, importance: 'unknown' })),
  );
}

function refusal(
  words: string,
  at: { readonly file: string; readonly line: number },
  value?: string,
): InputError {
  return new InputError(`${at.file}, line ${at.line}: ${words}${value ? ` (${value})` : ''}`, {
    where: `${at.file}, line ${at.line}`,
    ...(value ? { value } : {}),
    allowed: 'LIQUID parameters of elements, polynomials in T with T*LN(T), T**2, T**3, T**(-1)',
  });
}

import { InputError } from '../../../foundation/errors.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';

/** A value with its slope along each variable that it depends on. */
export interface Dual {
  readonly value: number;
  readonly slopes: ReadonlyMap<string, number>;
}

/** An expression of named variables: its value and slopes where they have the values given. */
export type Expression = (read: (name: string) => number) => Dual;

const constant = (value: number): Dual => ({ value, slopes: new Map() });

/** a x + b y with the slopes that come with it; `value` is what it amounts to. */
function combined(value: number, parts: readonly (readonly [Dual, number])[]): Dual {
  const slopes = new Map<string, number>();
  for (const [dual, factor] of parts)
    for (const [name, slope] of dual.slopes) slopes.set(name, (slopes.get(name) ?? 0) + factor * slope);
  return { value, slopes };
}

const OPERATIONS: Readonly<Record<string, (a: Dual, b: Dual) => Dual>> = {
  '+': (a, b) =>
    combined(a.value + b.value, [
      [a, 1],
      [b, 1],
    ]),
  '-': (a, b) =>
    combined(a.value - b.value, [
      [a, 1],
      [b, -1],
    ]),
  '*': (a, b) =>
    combined(a.value * b.value, [
      [a, b.value],
      [b, a.value],
    ]),
  '/': (a, b) =>
    combined(a.value / b.value, [
      [a, 1 / b.value],
      [b, -a.value / b.value ** 2],
    ]),
};

const TOKEN = /\s*([A-Za-z_][\w.]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+|[-+*/()])/y;

/**
 * Left side less right side of a relation such as `flow4 = TC34 * flow3`: + - * / and brackets over numbers and names of
 * letters, digits, _ and dots. Throws InputError for what can not be read.
 */
export function relationOf(text: string, known: KnownNames, path: string): Expression {
  const sides = text.split('=');
  if (sides.length !== 2)
    throw new InputError(`${path}: "${text}" is no relation`, {
      path,
      value: text,
      allowed: 'one = between two sides: flow4 = TC34 * flow3',
    });
  const [left, right] = sides.map((side) => expressionOf(side, known, path));
  return (read) => OPERATIONS['-']!(left!(read), right!(read));
}

function tokensOf(text: string, path: string): string[] {
  const tokens: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const at = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (!found)
      throw new InputError(`${path}: "${text.slice(at)}" cannot be read`, {
        path,
        value: text,
        allowed: 'numbers, names, + - * / and brackets',
      });
    tokens.push(found[1]!);
  }
  return tokens;
}

/** Names that an expression may use. */
export interface KnownNames {
  readonly has: (name: string) => boolean;
  /** In words, for what is refused. */
  readonly words: string;
}

/** An expression of + - * / and brackets over numbers and names, by recursive descent. Throws InputError as `relationOf`. */
export function expressionOf(text: string, known: KnownNames, path: string): Expression {
  const tokens = tokensOf(text, path);
  let at = 0;
  const fail = (): never => {
    throw new InputError(`${path}: "${text.trim()}" ends too early or has one sign too many`, {
      path,
      value: text.trim(),
      allowed: 'numbers, names, + - * / and brackets',
    });
  };
  const chain = (part: () => Expression, signs: readonly string[]): Expression => {
    let left = part();
    while (signs.includes(tokens[at] ?? '')) {
      const apply = ownValue(OPERATIONS, tokens[at++]!)!;
      const before = left;
      const right = part();
      left = (read) => apply(before(read), right(read));
    }
    return left;
  };
  const sum = (): Expression => chain(product, ['+', '-']);
  const product = (): Expression => chain(factor, ['*', '/']);
  const factor = (): Expression => {
    const token = tokens[at++] ?? fail();
    if (token === '-') {
      const inner = factor();
      return (read) => OPERATIONS['-']!(constant(0), inner(read));
    }
    if (token === '(') {
      const inner = sum();
      if (tokens[at++] !== ')') fail();
      return inner;
    }
    if (/^[\d.]/.test(token)) return () => constant(Number(token));
    if (!/^[A-Za-z_]/.test(token)) return fail();
    if (!known.has(token))
      throw new InputError(`${path}: there is no "${token}"`, {
        path,
        value: token,
        allowed: known.words,
      });
    return (read) => ({ value: read(token), slopes: new Map([[token, 1]]) });
  };
  const whole = sum();
  return at === tokens.length ? whole : fail();
}

import type { Dice } from './dice.ts';

/** Texts that programs stumble over. */
export const ODD_TEXTS: readonly string[] = [
  ...['', ' ', '-', '--', '-1', '0', '1e999', 'NaN', 'Infinity', '9e12', '0x10', '1,5', '\uff11', '٣'],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', 'prototype', 'length'],
  ...['A\u0000B', '\ud800', '\u202e', '\u200b', 'e\u0301', '\u0410BC', '🔩', '=cmd|', '<script>', '../../x'],
  ...[
    '2026-02-30',
    '9999-99-99',
    '2026-11-24T25:00:00Z',
    '+275760-09-13',
    '1e-400',
    '$(id)',
    '%s%n',
    '\n',
    '\t',
  ],
  ...[
    'x'.repeat(10_000),
    '9'.repeat(400),
    '[]',
    '{}',
    'null',
    'lot:',
    'heat:',
    ':',
    'lot:constructor',
    'heat:__proto__',
  ],
];

/** Numbers at the ends of what a number can be; the last is written as 1e999 and read as infinity. */
const ODD_NUMBERS = [
  ...[0, -0, -1, 1, 0.1, 1e-320, 1e308, -1e308, 9e12, 2 ** 31, 2 ** 53, 1e21, 1e-9, 100.0001, 1e6],
  Number.POSITIVE_INFINITY,
];

const ODD_KEYS = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'Xx', '', 'RE', 'Cr ', '0'];

/** Stands for lists in lists, deeper than a stack goes; `jsonOf` writes them. */
const DEEP = '\u0001deep';
const DEPTH = 20_000;

/** Values of the wrong kind. */
function oddValue(dice: Dice): unknown {
  const kind = dice.below(8);
  if (kind < 3) return dice.one(ODD_NUMBERS);
  if (kind < 5) return dice.one(ODD_TEXTS);
  const key = dice.one(ODD_KEYS);
  return dice.one<unknown>([
    null,
    true,
    [],
    {},
    [[]],
    [null],
    own({}, key, 1),
    own({}, 'toString', 1),
    own({}, key, {}),
    DEEP,
  ]);
}

type Branch = Record<string, unknown> | unknown[];
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Sets a key as JSON.parse does: `__proto__` is a key like any other. */
const own = (branch: Branch, key: string, value: unknown): Branch =>
  Object.defineProperty(branch, key, { value, enumerable: true, configurable: true, writable: true });

/** Every place of a document: a branch and the key in it. */
function placesOf(document: unknown): (readonly [branch: Branch, key: string])[] {
  const places: (readonly [Branch, string])[] = [];
  const waiting = [document];
  for (let at = 0; at < waiting.length; at++) {
    const branch = waiting[at];
    if (!isBranch(branch)) continue;
    for (const [key, value] of Object.entries(branch)) {
      places.push([branch, key]);
      waiting.push(value);
    }
  }
  return places;
}

/** A document with one to three things changed; the one that was given stays as it is. */
export function mutated(document: unknown, dice: Dice): unknown {
  const root = { document: structuredClone(document) };
  const times = 1 + dice.below(3);
  for (let i = 0; i < times; i++) change(root, dice);
  // the whole document may have been taken out
  return root.document ?? null;
}

/** The same, where every value keeps its kind: what the types of the library let through. */
export function mutatedInKind(document: unknown, dice: Dice): unknown {
  const root = { document: structuredClone(document) };
  const places = placesOf(root).filter(([branch, key]) =>
    ['string', 'number'].includes(typeof at(branch, key)),
  );
  for (let i = dice.below(2); i >= 0; i--) {
    const [branch, key] = dice.one(places);
    own(branch, key, typeof at(branch, key) === 'number' ? dice.one(ODD_NUMBERS) : dice.one(ODD_TEXTS));
  }
  return root.document;
}

const at = (branch: Branch, key: string): unknown => (branch as Record<string, unknown>)[key];

function change(root: { readonly document: unknown }, dice: Dice): void {
  const places = placesOf(root);
  if (places.length === 0) return;
  const [branch, key] = dice.one(places);
  const value = at(branch, key);
  const changes: readonly (() => unknown)[] = [
    () => own(branch, key, oddValue(dice)),
    () => own(branch, key, oddValue(dice)),
    () => (Array.isArray(branch) ? branch.splice(Number(key), 1) : delete branch[key]),
    () =>
      own(
        isBranch(value) && !Array.isArray(value) ? value : { ...branch },
        dice.one(ODD_KEYS),
        oddValue(dice),
      ),
    () => own(branch, key, many(value, dice)),
    () => own(branch, key, structuredClone(at(...dice.one(places)))),
    () => own(branch, key, near(value, dice)),
    () => own(branch, key, near(value, dice)),
  ];
  dice.one(changes)();
}

/** A list of many of what the list holds; anything else twice in a list. */
const many = (value: unknown, dice: Dice): unknown =>
  Array.isArray(value) && value.length > 0
    ? Array.from({ length: dice.one([2, 30]) }, () => dice.one(value) as unknown)
    : [value, value];

/** A number of another size, a text with its letters moved, another truth. */
function near(value: unknown, dice: Dice): unknown {
  if (typeof value === 'number') return value * dice.one([1e3, -1, 1e-6, 0, 1e300]);
  if (typeof value === 'string')
    return dice.chance(0.5) ? dice.one(ODD_TEXTS) : value.slice(1) + value.slice(0, 1);
  return typeof value === 'boolean' ? !value : oddValue(dice);
}

/** JSON text; what JSON cannot write (infinity) stands as the number that it is read from. */
export const jsonOf = (document: unknown): string =>
  JSON.stringify(document, (_key, value: unknown) =>
    value === Number.POSITIVE_INFINITY ? '\u0001inf' : Object.is(value, -0) ? '\u0001zero' : value,
  )
    .replaceAll('"\\u0001inf"', '1e999')
    .replaceAll('"\\u0001zero"', '-0')
    .replaceAll('"\\u0001deep"', '['.repeat(DEPTH) + ']'.repeat(DEPTH));

/** Bytes with some of them changed, cut out, doubled or put in. */
export function torn(bytes: Buffer, dice: Dice): Buffer {
  let result = Buffer.from(bytes);
  const times = 1 + dice.below(4);
  for (let i = 0; i < times; i++) {
    const at = dice.below(result.length + 1);
    const what = dice.below(4);
    if (what === 0 && at < result.length) result[at] = dice.below(256);
    else if (what === 1)
      result = Buffer.concat([result.subarray(0, at), result.subarray(at + dice.below(50))]);
    else if (what === 2) result = result.subarray(0, at);
    else
      result = Buffer.concat([
        result.subarray(0, at),
        Buffer.from(dice.one(ODD_TEXTS).slice(0, 300)),
        result.subarray(at),
      ]);
  }
  return result;
}

import { InputError } from '../../foundation/errors.ts';

/** Symbols Remelt knows; order is the print order of compositions: base metals, alloying, minor, rare earths, traces, gases. */
export const ELEMENTS = [
  'Ni',
  'Co',
  'Fe',
  'Cr',
  'Mo',
  'W',
  'Re',
  'Ru',
  'Ta',
  'Nb',
  'Hf',
  'Al',
  'Ti',
  'V',
  'Pt',
  'C',
  'B',
  'Zr',
  'Si',
  'Mn',
  'Cu',
  'Mg',
  'Ca',
  'Ba',
  'Y',
  'La',
  'Ce',
  'Pr',
  'Nd',
  'Sm',
  'Gd',
  'Dy',
  'Er',
  'Yb',
  'Sc',
  'P',
  'S',
  'O',
  'N',
  'H',
  'Pb',
  'Bi',
  'Te',
  'Se',
  'Tl',
  'Ag',
  'Sn',
  'Sb',
  'As',
  'Zn',
  'Cd',
  'Ga',
  'Ge',
  'In',
  'Hg',
  'Au',
  'Pd',
  'Ir',
  'Rh',
  'Os',
  'Na',
  'K',
  'Li',
  'Be',
  'Sr',
  'Th',
  'U',
  'Cl',
  'F',
] as const;

export type ElementSymbol = (typeof ELEMENTS)[number];

/** Never written `RE`: that is rhenium's spelling to half of the trade. */
export const RARE_EARTHS: readonly ElementSymbol[] = [
  'Y',
  'La',
  'Ce',
  'Pr',
  'Nd',
  'Sm',
  'Gd',
  'Dy',
  'Er',
  'Yb',
  'Sc',
];
export const GASES: readonly ElementSymbol[] = ['O', 'N', 'H'];
/** Traces that get no removal credit until the plant's own heats show it. */
export const RELEASE_CRITICAL: readonly ElementSymbol[] = ['Pb', 'Bi', 'Te', 'Se', 'Tl', 'Ag'];
/** Traces in every alloy of the catalogue. */
export const TRACES: readonly string[] = [
  ...GASES,
  ...RELEASE_CRITICAL,
  'S',
  'P',
  'As',
  'Sb',
  'Sn',
  'Zn',
  'Cd',
];

const ORDER: ReadonlyMap<string, number> = new Map(ELEMENTS.map((symbol, i) => [symbol, i]));

/** True for a symbol that Remelt knows. */
export const isElement = (text: string): text is ElementSymbol => ORDER.has(text);

/**
 * The element named by `text`. Throws InputError for anything else; `RE` (rare earth or rhenium?) and a wrong case
 * ("MO", "co") are named with the spelling that was probably meant.
 */
export function parseElement(text: string, path?: string): ElementSymbol {
  if (isElement(text)) return text;
  const near = ELEMENTS.find((symbol) => symbol.toLowerCase() === text.toLowerCase());
  const cure = near
    ? `write "${near}"${near === 'Re' ? ' for rhenium, or the symbol of the rare earth' : ''}`
    : 'use the chemical symbol';
  throw new InputError(`"${text}" is not an element that Remelt knows`, {
    ...(path === undefined ? {} : { path }),
    value: text,
    allowed: 'a chemical symbol such as Ni, Cr, La',
    cure,
  });
}

/** Sorts symbols into the print order of compositions. */
export const byElementOrder = (a: string, b: string): number => (ORDER.get(a) ?? 999) - (ORDER.get(b) ?? 999);

/** Elements that a record has an entry for, in its own order. */
export const elementsIn = (record: Readonly<Partial<Record<ElementSymbol, unknown>>>): ElementSymbol[] =>
  Object.keys(record) as ElementSymbol[];

/** Entries of a record by element, in its own order. */
export const entriesOf = <T>(record: Readonly<Partial<Record<ElementSymbol, T>>>): [ElementSymbol, T][] =>
  Object.entries(record) as [ElementSymbol, T][];

/**
 * Places of a list of elements in print order. Sums taken in this order do not depend, to the last bit, on the order
 * that the caller lists elements in.
 */
export const canonicalPlaces = (elements: readonly ElementSymbol[]): readonly number[] =>
  elements.map((_, place) => place).sort((a, b) => byElementOrder(elements[a]!, elements[b]!));

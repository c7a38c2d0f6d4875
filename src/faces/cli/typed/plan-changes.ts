import { InputError } from '../../../foundation/errors.ts';
import { readContent } from '../../../foundation/quantity/content.ts';
import { PPM_PER } from '../../../foundation/quantity/format.ts';
import { decimalIn } from './numbers.ts';

/** The option of a verb that asks about a plan. */
export const WHAT_IF_OPTION = [
  '--what-if <change...>',
  'compare the plan with itself, changed: "price Ni-electrolytic 21", "element Co +5", "limit S max 16ppm", "share form turnings 0.3", "most R-1001 200", "without R-1001"; nothing is booked',
] as const;

interface Shape {
  readonly allowed: string;
  /** The change that the words after its kind say; undefined where they say none. Names may hold spaces. */
  readonly read: (words: readonly string[]) => object | undefined;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  price: {
    allowed: 'price MATERIAL USD_PER_KG',
    read: (words) => ({ what: 'price', material: nameIn(words), usd_per_kg: numberIn(words.at(-1)) }),
  },
  element: {
    allowed: 'element ELEMENT +USD_PER_KG',
    read: ([element, more]) => ({ what: 'element', element, more_usd_per_kg: numberIn(more) }),
  },
  limit: {
    allowed: 'limit ELEMENT min|max CONTENT, such as "limit Fe max 20" in wt% or "limit S max 16ppm"',
    read: ([element, side, ...content]) =>
      side === 'min' || side === 'max'
        ? { what: 'limit', element, [`${side}_wtpct`]: wtpctIn(content.join(' ')) }
        : undefined,
  },
  share: {
    allowed: 'share form|lotClass|owner|generation NAME SHARE',
    read: ([by = '', ...words]) => {
      const max = numberIn(words.at(-1));
      const name = by === 'generation' ? numberIn(nameIn(words)) : nameIn(words);
      return max === undefined || name === undefined ? undefined : { what: 'share', of: { [by]: name, max } };
    },
  },
  most: {
    allowed: 'most MATERIAL KG',
    read: (words) => ({ what: 'most', material: nameIn(words), most_kg: numberIn(words.at(-1)) }),
  },
  without: {
    allowed: 'without MATERIAL',
    read: (words) => ({ what: 'without', material: words.join(' ') || undefined }),
  },
};

/** Changes of a plan from words such as "limit Fe max 20". Throws InputError naming the words; the rest is read by the schema. */
export const changesIn = (texts: readonly string[]): unknown[] =>
  texts.map((text) => {
    const [kind = '', ...words] = text.trim().split(/\s+/);
    const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
    const change = shape?.read(words);
    if (change && !Object.values(change).includes(undefined)) return change;
    throw new InputError(`--what-if "${text}" is no change of a plan`, {
      path: '--what-if',
      value: text,
      allowed:
        shape?.allowed ??
        Object.values(SHAPES)
          .map(({ allowed }) => allowed)
          .join('; '),
    });
  });

/** The words before the last one. */
const nameIn = (words: readonly string[]): string | undefined => words.slice(0, -1).join(' ') || undefined;

/** A content in wt%, or in the unit behind it. */
function wtpctIn(typed: string): number | undefined {
  const content = readContent(typed);
  const value = numberIn(content?.text);
  // twelve digits: 16 ppm is 0.0016 wt%, not 0.0016000000000000001
  return content === undefined || value === undefined
    ? undefined
    : Number(((value * PPM_PER[content.unit]) / PPM_PER['wt%']).toPrecision(12));
}

function numberIn(text: string | undefined): number | undefined {
  const value = decimalIn(text ?? '');
  return Number.isFinite(value) ? value : undefined;
}

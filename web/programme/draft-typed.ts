import type { z } from 'zod';
import type { programmePlanSchema } from '../../src/documents/qualify.ts';
import { numberOf } from '../design/read-number.ts';

/** A programme before it is locked. */
export type Draft = z.input<typeof programmePlanSchema>;

/** What is typed of one property. */
export interface TypedProperty {
  readonly id: string;
  readonly unit: string;
  readonly isAsked: boolean;
  readonly min: string;
  readonly max: string;
  readonly heats: string;
  readonly perHeat: string;
}

/** What stands in the form of a draft, as typed. */
export interface TypedDraft {
  readonly id: string;
  readonly title: string;
  /** The frozen process, one "name: value" a line. */
  readonly process: string;
  readonly properties: readonly TypedProperty[];
}

const textOf = (number: number | undefined): string => (number === undefined ? '' : String(number));

/** The form of a draft as it came. */
export const typedOf = ({ programme: { id, title = '', process = {}, properties } }: Draft): TypedDraft => ({
  id,
  title,
  process: Object.entries(process)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n'),
  properties: properties.map(({ id: name, unit, designMinimum, designMaximum, plan }) => ({
    id: name,
    unit,
    isAsked: true,
    min: textOf(designMinimum),
    max: textOf(designMaximum),
    heats: textOf(plan?.heats),
    perHeat: textOf(plan?.perHeat),
  })),
});

/** The draft as it was typed; null while a number is unclear, or a line of the process has no name. */
export function documentOf(draft: Draft, typed: TypedDraft): Draft | null {
  const process = processOf(typed.process);
  const properties = draft.programme.properties.flatMap((property, i) => {
    const row = typed.properties[i];
    return row?.isAsked ? [propertyOf(property, row)] : [];
  });
  if (process === null || properties.includes(null)) return null;
  const { process: _, title: __, ...programme } = draft.programme;
  return {
    ...draft,
    programme: {
      ...programme,
      id: typed.id.trim(),
      ...(typed.title.trim() === '' ? {} : { title: typed.title.trim() }),
      ...(process === undefined ? {} : { process }),
      properties: properties.flatMap((one) => (one === null ? [] : [one])),
    },
  };
}

type Property = Draft['programme']['properties'][number];

function propertyOf(property: Property, { min, max, heats, perHeat }: TypedProperty): Property | null {
  const { designMinimum: _, designMaximum: __, plan: ___, ...rest } = property;
  const numbers = [min, max, heats, perHeat].map((text) => (text.trim() === '' ? null : numberOf(text)));
  if (numbers.includes(undefined)) return null;
  const [low, high, planned, each] = numbers;
  return {
    ...rest,
    ...(low ? { designMinimum: low } : {}),
    ...(high ? { designMaximum: high } : {}),
    ...(planned && each ? { plan: { heats: planned, perHeat: each } } : {}),
  };
}

/** The frozen process by its names; undefined for none, null where a line has no name. */
function processOf(typed: string): Readonly<Record<string, string>> | undefined | null {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return undefined;
  const pairs = lines.map((line) => /^([^:]+):\s*(\S.*)$/.exec(line));
  if (pairs.includes(null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1]?.trim() ?? '', pair?.[2] ?? '']));
}

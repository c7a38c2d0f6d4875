import type { z } from 'zod';
import type { programmePlanSchema } from '../../src/documents/qualification/qualify.ts';
import { typedNumber } from '../design/locale.ts';
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
  readonly margin: string;
  /** Values of the qualified route, one "heat: value" a line, with the kind of bar behind it where it is known. */
  readonly baseline: string;
}

/** What stands in the form of a draft, as typed. */
export interface TypedDraft {
  readonly id: string;
  readonly title: string;
  /** The frozen process, one "name: value" a line. */
  readonly process: string;
  /** Evaluations of gate 1 that are planned. */
  readonly looks: string;
  readonly properties: readonly TypedProperty[];
}

const textOf = (number: number | undefined): string => (number === undefined ? '' : typedNumber(number));

/** The form of a draft as it came. */
export const typedOf = ({
  programme: { id, title = '', process = {}, looks, properties },
}: Draft): TypedDraft => ({
  id,
  title,
  looks: textOf(looks?.planned),
  process: Object.entries(process)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n'),
  properties: properties.map(
    ({ id: name, unit, designMinimum, designMaximum, plan, margin, baseline = [] }) => ({
      id: name,
      unit,
      isAsked: true,
      min: textOf(designMinimum),
      max: textOf(designMaximum),
      heats: textOf(plan?.heats),
      perHeat: textOf(plan?.perHeat),
      margin: textOf(margin),
      baseline: baseline
        .map(({ heat, value, bar }) => `${heat}: ${value}${bar === undefined ? '' : ` ${bar}`}`)
        .join('\n'),
    }),
  ),
});

/** A line that cannot be read: its number, from 1, and what stands there. */
export interface WrongLine {
  readonly line: number;
  readonly text: string;
}

/** The first line of the process that has no name or no value. */
export const wrongOfProcess = (typed: string): WrongLine | undefined =>
  wrongLine(typed, (line) => PROCESS.test(line));

/** The first line of a baseline that is not a heat with its value. */
export const wrongOfBaseline = (typed: string): WrongLine | undefined =>
  wrongLine(typed, (line) => baselineOf(line) !== undefined);

function wrongLine(typed: string, isGood: (line: string) => boolean): WrongLine | undefined {
  const lines = typed.split('\n').map((line) => line.trim());
  const at = lines.findIndex((line) => line !== '' && !isGood(line));
  return at < 0 ? undefined : { line: at + 1, text: lines[at]! };
}

/** What is wrong with a number of the form besides its shape: a count of heats is whole, a margin above nothing. */
export function wrongNumber(
  name: 'heats' | 'perHeat' | 'margin' | 'looks' | 'min' | 'max',
  typed: string,
): 'whole' | 'positive' | 'looks' | undefined {
  const number = typed.trim() === '' ? undefined : numberOf(typed);
  if (number === undefined || name === 'min' || name === 'max') return undefined;
  if (name === 'margin') return number > 0 ? undefined : 'positive';
  if (name === 'looks') return Number.isInteger(number) && number >= 1 && number <= 20 ? undefined : 'looks';
  return Number.isInteger(number) && number >= 1 ? undefined : 'whole';
}

const PROCESS = /^([^:]+):\s*(\S.*)$/;

/** A line of a baseline; undefined for any other line. */
function baselineOf(line: string): Baseline | undefined {
  const [, heat, number = '', bar] = /^(.+):\s*(\S+)(?:\s+(part|separate))?$/.exec(line.trim()) ?? [];
  const value = numberOf(number);
  if (heat === undefined || value === undefined) return undefined;
  return { heat: heat.trim(), value, ...(bar === undefined ? {} : { bar: bar as 'part' | 'separate' }) };
}

/** The draft as it was typed; null while a number is unclear, or a line cannot be read. */
export function documentOf(draft: Draft, typed: TypedDraft): Draft | null {
  const process = processOf(typed.process);
  const properties = draft.programme.properties.flatMap((property, i) => {
    const row = typed.properties[i];
    return row?.isAsked ? [propertyOf(property, row)] : [];
  });
  const looks = typed.looks.trim() === '' ? null : numberOf(typed.looks);
  if (process === null || properties.includes(null)) return null;
  if (looks === undefined || wrongNumber('looks', typed.looks)) return null;
  const { process: _, title: __, looks: was, ...programme } = draft.programme;
  return {
    ...draft,
    programme: {
      ...programme,
      id: typed.id.trim(),
      ...(typed.title.trim() === '' ? {} : { title: typed.title.trim() }),
      ...(process === undefined ? {} : { process }),
      ...(looks === null ? {} : { looks: { ...was, planned: looks, present: was?.present ?? 1 } }),
      properties: properties.flatMap((one) => (one === null ? [] : [one])),
    },
  };
}

type Property = Draft['programme']['properties'][number];
type Baseline = NonNullable<Property['baseline']>[number];

function propertyOf(property: Property, typed: TypedProperty): Property | null {
  const { designMinimum: _, designMaximum: __, plan: ___, margin: ____, baseline: _____, ...rest } = property;
  const { min, max, heats, perHeat, margin, baseline } = typed;
  const numbers = [min, max, heats, perHeat, margin].map((text) =>
    text.trim() === '' ? null : numberOf(text),
  );
  if (numbers.includes(undefined) || wrongOfBaseline(baseline)) return null;
  if ((['heats', 'perHeat', 'margin'] as const).some((name) => wrongNumber(name, typed[name]))) return null;
  const [low, high, planned, each, most] = numbers;
  const before = baseline.split('\n').flatMap((line) => baselineOf(line) ?? []);
  return {
    ...rest,
    ...(typeof low === 'number' ? { designMinimum: low } : {}),
    ...(typeof high === 'number' ? { designMaximum: high } : {}),
    ...(planned && each ? { plan: { heats: planned, perHeat: each } } : {}),
    ...(most ? { margin: most } : {}),
    ...(before.length > 0 ? { baseline: before } : {}),
  };
}

/** The frozen process by its names; undefined for none, null where a line has no name. */
function processOf(typed: string): Readonly<Record<string, string>> | undefined | null {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return undefined;
  const pairs = lines.map((line) => PROCESS.exec(line));
  if (pairs.includes(null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1]?.trim() ?? '', pair?.[2] ?? '']));
}

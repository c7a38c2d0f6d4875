import { significant } from '../../../foundation/quantity/format.ts';
import { type ElementSymbol, RARE_EARTHS } from '../../../metal/alloy/element.ts';
import {
  type CoveredRange,
  type CoveredWord,
  type Envelope,
  NEW_METAL,
} from '../../../metal/alloy/envelope.ts';
import { sequenceOf } from './envelope.ts';
import type { Watch } from './trigger.ts';

/** Something about a planned heat that the qualified heats do not cover. */
export interface Change {
  readonly watch: Watch;
  readonly what: string;
  readonly words: string;
  readonly element?: ElementSymbol;
  /** Share of the draws; absent where it is certain. */
  readonly share?: number;
}

/** An operation as it is planned. */
export interface PlannedOperation {
  readonly operation: string;
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** Rounding of a solver: a share at its edge is not above it [1]. */
const AT_THE_EDGE = 1e-6;

const NAMES = {
  furnace: 'furnace',
  heatTreatment: 'heat treatment',
  site: 'site',
  specification: 'specification',
  laboratory: 'laboratory',
} as const satisfies Partial<Record<CoveredWord, string>>;

/** What stands around heats in words: places, papers, the laboratory. */
export type Circumstance = keyof typeof NAMES;

/** Circumstances that are stated and that no two heats had. */
export const circumstancesOutside = (
  { words }: Envelope,
  now: Readonly<Partial<Record<Circumstance, string | undefined>>>,
): Change[] =>
  (Object.keys(NAMES) as Circumstance[]).flatMap((watch) => {
    const value = now[watch];
    if (value === undefined || words[watch].length === 0 || words[watch].includes(value)) return [];
    return [
      { watch, what: `${NAMES[watch]} ${value}`, words: `The ${NAMES[watch]} ${value} is not qualified` },
    ];
  });

/** A part of a charge. */
export interface ChargedPart {
  readonly mass_kg: number;
  readonly lotClass?: string | undefined;
  readonly generation?: number | undefined;
}

/** Source classes of a charge, its share of revert, and how often its metal was remelted. */
export function sourcesOutside(envelope: Envelope, parts: readonly ChargedPart[]): Change[] {
  const { share, generation } = sourcesIn(parts);
  const revert = parts.filter(isRevert);
  const known = envelope.words.lotClass;
  const used = [...new Set(revert.flatMap(({ lotClass }) => lotClass ?? []))];
  return [
    ...(known.length === 0 ? [] : used.filter((one) => !known.includes(one))).map(
      (one): Change => ({
        watch: 'lotClass',
        what: `source class ${one}`,
        words: `The source class ${one} is in no two qualified heats`,
      }),
    ),
    ...above({
      watch: 'revertShare',
      name: 'Revert share',
      value: share,
      range: envelope.revertShare,
    }),
    ...above({ watch: 'generation', name: 'Generation', value: generation, range: envelope.generation }),
  ];
}

const isRevert = ({ lotClass }: ChargedPart): boolean =>
  lotClass !== undefined && !NEW_METAL.includes(lotClass);

/** Share of revert in a charge [1], and how often its metal was remelted at most. */
export function sourcesIn(parts: readonly ChargedPart[]): {
  readonly share: number;
  readonly generation: number;
} {
  const massOf = (some: readonly ChargedPart[]): number =>
    some.reduce((sum, { mass_kg }) => sum + mass_kg, 0);
  return {
    share: massOf(parts.filter(isRevert)) / massOf(parts),
    generation: Math.max(0, ...parts.map((part) => part.generation ?? 0)),
  };
}

/** Mean contents [ppm] beyond their edges: above the highest, and of rare earths below the lowest. */
export const contentsOutside = (
  { contents }: Envelope,
  ppm: Readonly<Partial<Record<ElementSymbol, number>>>,
): Change[] =>
  contents.flatMap(({ elements, range }): Change[] => {
    const value = elements.reduce((sum, element) => sum + (ppm[element] ?? 0), 0);
    const [one, ...others] = elements;
    const element = others.length === 0 ? one : undefined;
    const side =
      value > range.high * (1 + AT_THE_EDGE)
        ? 'above'
        : element && RARE_EARTHS.includes(element) && value < range.low * (1 - AT_THE_EDGE)
          ? 'below'
          : undefined;
    if (!side) return [];
    const edge = `${side} ${significant(side === 'above' ? range.high : range.low)} ppm`;
    const what = elements.join('+');
    return [
      {
        ...(element ? { watch: 'element' as const, element } : { watch: 'sum' as const }),
        what: `${what} ${edge}`,
        words: `${what} of ${significant(value)} ppm is ${edge}`,
      },
    ];
  });

/** Sequence, linings with their ages, and numeric settings of a planned route; schedules and groups are not compared. */
export function routeOutside(envelope: Envelope, operations: readonly PlannedOperation[]): Change[] {
  if (operations.length === 0) return [];
  const sequence = sequenceOf(operations.map(({ operation }) => operation));
  const { route } = envelope.words;
  return [
    ...(route.length > 0 && !route.includes(sequence)
      ? [{ watch: 'route' as const, what: sequence, words: `The sequence ${sequence} is not qualified` }]
      : []),
    ...operations.flatMap(({ settings = {} }) => liningOutside(envelope, settings.lining)),
    ...operations.flatMap(({ operation, settings = {} }) =>
      Object.entries(settings).flatMap(([name, value]) =>
        settingOutside(envelope, `${operation}.${name}`, value),
      ),
    ),
  ];
}

function liningOutside({ words, liningAge }: Envelope, lining: unknown): Change[] {
  if (typeof lining !== 'object' || lining === null) return [];
  const material = 'material' in lining ? String(lining.material) : undefined;
  const age = 'heatsSinceReline' in lining ? Number(lining.heatsSinceReline) : undefined;
  const known = words.lining;
  return [
    ...(material !== undefined && known.length > 0 && !known.includes(material)
      ? [
          {
            watch: 'lining' as const,
            what: `lining of ${material}`,
            words: `A lining of ${material} is not qualified`,
          },
        ]
      : []),
    ...(age === undefined
      ? []
      : above({ watch: 'liningAge', name: 'Heats on the lining', value: age, range: liningAge })),
  ];
}

function settingOutside({ settings }: Envelope, name: string, value: unknown): Change[] {
  const range = settings.get(name);
  if (!range || typeof value !== 'number' || (value >= range.low && value <= range.high)) return [];
  return [
    {
      watch: 'setting',
      what: name,
      words: `${name} of ${significant(value)} lies outside ${significant(range.low)} to ${significant(range.high)}`,
    },
  ];
}

/** A quantity above the highest that two heats reached. */
const above = ({
  watch,
  name,
  value,
  range,
}: {
  readonly watch: Watch;
  readonly name: string;
  readonly value: number;
  readonly range: CoveredRange | undefined;
}): Change[] =>
  range && value > range.high * (1 + AT_THE_EDGE)
    ? [{ watch, what: name, words: `${name} of ${significant(value)} is above ${significant(range.high)}` }]
    : [];

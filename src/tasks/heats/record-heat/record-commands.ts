import { type ReadMass, weighedPart } from '../../../desk/heat/weighings.ts';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import { lossName, POURED, type Weighing } from '../../../evidence/ledger/commands/heat/weighings.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import { BATH } from '../../../metal/alloy/words.ts';
import type { NamedRecord } from './named-analyses.ts';

type Single = Exclude<Command, { type: 'batch' }>;

/** A command and the place in the document that asks for it. */
export interface Told {
  readonly place: string;
  readonly command: Single;
}

type HeatLosses = NonNullable<HeatRecord['melt']>['losses'];

/** Steps of a record whose masses may be read from a scale. */
export type WeighedStep = 'charge' | 'melt' | 'cast';

/** The masses of each step, and the readings that they come from. */
export function massesOf({
  charge = [],
  melt,
  cast,
}: HeatRecord): Readonly<Record<WeighedStep, readonly ReadMass[]>> {
  const lost = (step: WeighedStep, losses: HeatLosses = []): ReadMass[] =>
    losses.map(({ to, readings }, i) => ({ of: lossName(to), path: `${step}.losses[${i}]`, readings }));
  return {
    charge: charge.map(({ lot, readings }, i) => ({ of: `lot:${lot}`, path: `charge[${i}]`, readings })),
    melt: melt ? [{ of: POURED, path: 'melt', readings: melt.readings }, ...lost('melt', melt.losses)] : [],
    cast: cast
      ? [
          ...cast.objects.map(({ object, readings }, i) => ({
            of: `object:${object}`,
            path: `cast.objects[${i}]`,
            readings,
          })),
          ...(cast.reverts ?? []).map(({ lot, readings }, i) => ({
            of: `lot:${lot}`,
            path: `cast.reverts[${i}]`,
            readings,
          })),
          ...lost('cast', cast.losses),
        ]
      : [],
  };
}

/** The parts of a record as commands, in the order of the trade; retests come after them. */
export function commandsOf(
  record: NamedRecord,
  weighings: Readonly<Record<WeighedStep, readonly Weighing[]>>,
): Told[] {
  const {
    heat,
    by,
    happenedAt,
    charge,
    notThere,
    asPlanned,
    furnace,
    unplanned,
    log,
    used,
    melt,
    cast,
    samples = [],
    analyses = [],
  } = record;
  const told = (part: { readonly by?: string | undefined } = {}): { by?: string; happenedAt?: string } => {
    const who = part.by ?? by;
    return { ...(who === undefined ? {} : { by: who }), ...(happenedAt === undefined ? {} : { happenedAt }) };
  };
  const part = (place: string, command: Single | undefined): Told[] => (command ? [{ place, command }] : []);
  // what was taken of the bath, and read of it, comes before the pour
  const measured = (ofBath: boolean): Told[] => [
    ...samples.flatMap(({ of, sample, place, purpose, mass_g }, i) =>
      part(
        `samples[${i}]`,
        (place === BATH) === ofBath
          ? {
              type: 'takeSample',
              of: of as `heat:${string}`,
              sample,
              place,
              ...(purpose === undefined ? {} : { purpose }),
              ...(mass_g === undefined ? {} : { mass_g }),
              ...told(),
            }
          : undefined,
      ),
    ),
    ...analyses.flatMap(({ of, by: analyst, results, ...analysis }, i) =>
      part(
        `analyses[${i}]`,
        (analysis.place === BATH) === ofBath
          ? {
              type: 'recordAnalysis',
              of: of as `heat:${string}`,
              basis: 'measured',
              ...present(analysis),
              results: asBooked(results),
              ...told({ by: analyst }),
            }
          : undefined,
      ),
    ),
  ];
  return [
    ...part(
      'charge',
      charge && {
        type: 'chargeHeat',
        heat,
        draws: charge.map(({ lot, actual_g }) => ({ from: `lot:${lot}` as const, mass_g: actual_g })),
        ...(asPlanned ? { asPlanned } : {}),
        ...weighedPart(weighings.charge),
        ...(notThere
          ? { missing: notThere.map(({ lot, reason }) => ({ from: `lot:${lot}` as const, reason })) }
          : {}),
        ...(furnace === undefined ? {} : { furnace }),
        ...(unplanned === undefined ? {} : { addition: { kind: 'unplanned', reason: unplanned } }),
        ...told(),
      },
    ),
    // nobody plans with metal that is not there until somebody has found it
    ...(notThere ?? []).flatMap(({ lot, reason }, i) =>
      part(`notThere[${i}]`, {
        type: 'holdLot',
        lot,
        reason: `not there for heat ${heat}: ${reason}`,
        ...told(),
      }),
    ),
    ...part('log', log && { type: 'logHeat', heat, ...furnaceLog(log), ...told(log) }),
    ...measured(true),
    ...part(
      'melt',
      melt && {
        type: 'meltHeat',
        heat,
        process: melt.process,
        output_g: melt.output_g,
        ...balanced(melt),
        ...weighedPart(weighings.melt),
        ...told(melt),
      },
    ),
    ...part(
      'cast',
      cast && {
        type: 'castHeat',
        heat,
        objects: cast.objects.map(({ readings: _, ...one }) => one),
        reverts: (cast.reverts ?? []).map(({ readings: _, ...one }) => one),
        ...balanced(cast),
        ...weighedPart(weighings.cast),
        ...told(cast),
      },
    ),
    ...part('used', used && { type: 'useHeat', heat, used, ...told() }),
    ...measured(false),
  ];
}

/** Results as the ledger takes them. */
const asBooked = (results: NonNullable<HeatRecord['analyses']>[number]['results']) =>
  results.map(({ element, text, unit, sd }) => ({
    element,
    text,
    unit,
    ...(sd === undefined ? {} : { sd }),
  }));

function furnaceLog({ furnace, by: _by, ...log }: NonNullable<HeatRecord['log']>): {
  furnace: string;
  log: string;
} {
  return { furnace, log: canonicalText(log) };
}

const balanced = ({
  losses,
  tolerance_g,
}: {
  readonly losses?: HeatLosses;
  readonly tolerance_g?: number | undefined;
}) => ({
  ...(losses ? { losses: losses.map(({ to, mass_g }) => ({ to, mass_g })) } : {}),
  ...(tolerance_g === undefined ? {} : { tolerance_g }),
});

function present(analysis: Omit<NonNullable<NamedRecord['analyses']>[number], 'of' | 'by' | 'results'>): {
  analysis: string;
  method: string;
  place: string;
  sample?: string;
  laboratory?: string;
  reference?: string;
  ofRetest?: true;
} {
  const { analysis: id, method, place, sample, laboratory, reference, ofRetest } = analysis;
  return {
    analysis: id,
    method,
    place,
    ...(sample === undefined ? {} : { sample }),
    ...(laboratory === undefined ? {} : { laboratory }),
    ...(reference === undefined ? {} : { reference }),
    ...(ofRetest === undefined ? {} : { ofRetest }),
  };
}

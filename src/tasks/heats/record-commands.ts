import type { HeatRecord } from '../../documents/heat-record.ts';
import type { Command } from '../../evidence/ledger/commands.ts';
import { canonicalText } from '../../foundation/quantity/canonical.ts';

type Single = Exclude<Command, { type: 'batch' }>;

/** A command and the place in the document that asks for it. */
export interface Told {
  readonly place: string;
  readonly command: Single;
}

/** The parts of a record as commands, in the order of the trade; retests come after them. */
export function commandsOf(record: HeatRecord): Told[] {
  const {
    heat,
    by,
    happenedAt,
    charge,
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
  return [
    ...part(
      'charge',
      charge && {
        type: 'chargeHeat',
        heat,
        draws: charge.map(({ lot, actual_g }) => ({ from: `lot:${lot}` as const, mass_g: actual_g })),
        ...(asPlanned ? { asPlanned } : {}),
        ...(furnace === undefined ? {} : { furnace }),
        ...(unplanned === undefined ? {} : { addition: { kind: 'unplanned', reason: unplanned } }),
        ...told(),
      },
    ),
    ...part('log', log && { type: 'logHeat', heat, ...furnaceLog(log), ...told(log) }),
    ...part(
      'melt',
      melt && {
        type: 'meltHeat',
        heat,
        process: melt.process,
        output_g: melt.output_g,
        ...balanced(melt),
        ...told(melt),
      },
    ),
    ...part(
      'cast',
      cast && {
        type: 'castHeat',
        heat,
        objects: cast.objects,
        reverts: cast.reverts ?? [],
        ...balanced(cast),
        ...told(cast),
      },
    ),
    ...part('used', used && { type: 'useHeat', heat, used, ...told() }),
    ...samples.flatMap(({ of, sample, place, mass_g }, i) =>
      part(`samples[${i}]`, {
        type: 'takeSample',
        of: of as `heat:${string}`,
        sample,
        place,
        ...(mass_g === undefined ? {} : { mass_g }),
        ...told(),
      }),
    ),
    ...analyses.flatMap(({ of, by: analyst, results, ...analysis }, i) =>
      part(`analyses[${i}]`, {
        type: 'recordAnalysis',
        of: of as `heat:${string}`,
        basis: 'measured',
        ...present(analysis),
        results: asBooked(results),
        ...told({ by: analyst }),
      }),
    ),
  ];
}

/** Results as the ledger takes them. */
export const asBooked = (results: NonNullable<HeatRecord['analyses']>[number]['results']) =>
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
  readonly losses?: readonly { readonly to: string; readonly mass_g: number }[] | undefined;
  readonly tolerance_g?: number | undefined;
}) => ({ ...(losses ? { losses } : {}), ...(tolerance_g === undefined ? {} : { tolerance_g }) });

function present(analysis: Omit<NonNullable<HeatRecord['analyses']>[number], 'of' | 'by' | 'results'>): {
  analysis: string;
  method: string;
  place: string;
  sample?: string;
  laboratory?: string;
  reference?: string;
} {
  const { analysis: id, method, place, sample, laboratory, reference } = analysis;
  return {
    analysis: id,
    method,
    place,
    ...(sample === undefined ? {} : { sample }),
    ...(laboratory === undefined ? {} : { laboratory }),
    ...(reference === undefined ? {} : { reference }),
  };
}

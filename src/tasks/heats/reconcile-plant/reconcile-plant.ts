import {
  type BalanceAnswer,
  type BalanceRun,
  elementRuns,
  runOf,
  type WeighedFlow,
  type WeighedHeat,
  weightRows,
  weightsRun,
} from '../../../calculations/heats/plant-balances.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import {
  type BookedMove,
  countedMetal,
  heatMoves,
  leavingMoves,
  type Metal,
} from '../../../desk/money/booked-moves.ts';
import { type ContentsOf, contentsIn } from '../../../desk/planning/contents-of-metal.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import type { ObjectView } from '../../../evidence/ledger/store.ts';
import { METAL_LOSSES } from '../../../foundation/quantity/heat-losses.ts';
import { type Scale, scaleFor, weighingSd_g } from '../../../metal/plant/scale.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Weights and analyses of a period against the balances of its heats: what contradicts, and which measurement is suspect. */
export const reconcilePlant = defineVerb(contract, async (period, context) => {
  const metal = await countedMetal(context);
  const melted = (await heatMoves(metal, period, context)).filter(({ heat }) => heat.output_g !== null);
  const cut = metal.objects.filter(
    (piece) => isCut(piece) && melted.some(({ heat }) => heat.id === piece.heat),
  );
  const plant = {
    ...{ metal, contents: contentsIn(metal, context), scales: context.compute.facts().plant.scales },
    lost: (await leavingMoves({ ...metal, lots: [], objects: cut }, ALWAYS, context)).filter(
      ({ step }) => step === 'lost',
    ),
  };
  const heats = melted.map(({ heat }) => weighedHeat(heat, plant));
  const weights = weightsRun(heats);
  const answer = weights && (await answerOf(weights, context));
  const runs = weights && answer ? [runOf(weights, answer)] : [];
  for (const run of runs[0] ? elementRuns(heats, runs[0]) : [])
    runs.push(runOf(run, await answerOf(run, context)));
  return {
    format: 'remelt-plant-reconciliation/1' as const,
    ...period,
    ...{ heats: heats.map(({ id }) => id), runs, rules: RULES },
    weights: weights && answer ? weightRows(weights, answer) : [],
  };
});

/** The calculation names its quantities: of a system of flows they are these. */
const answerOf = async ({ inputs }: BalanceRun, context: TaskContext): Promise<BalanceAnswer> =>
  (await context.compute.lifecycle(
    { method: 'reconcile', inputs },
    signalOf(context),
  )) as unknown as BalanceAnswer;

const RULES = [
  'A heat counts whole on the day it was melted. Melting, casting and cutting are balanced, each against the weights booked for it.',
  'The standard deviation of a weight is that of the finest scale of the plant that holds it. Heavier metal counts as weighed in parts.',
  'A charge that was booked as planned was not weighed: its weight is unknown.',
  'Each element is balanced over melting, in the heats whose charge and melt were all measured for it.',
  'A weight that the weights alone find wrong counts as unknown there.',
  'Slag and fume were not analysed: each may hold anything from none of the element to nothing else.',
  'Errors of one laboratory count as independent here.',
  'Measurements that stand in one balance alone cannot be told apart: what is left without them is the same.',
];

/** A piece may be cut after the period that its heat was melted in. */
const ALWAYS = { from: '0000-01-01', to: '9999-12-31' };

/** Cut as a whole: what was remelted of it before is in no balance of its cut. */
const isCut = ({ status, drawn_g }: ObjectView): boolean =>
  status === 'cut' && !Object.keys(drawn_g).some((to) => to.startsWith('heat:'));

interface Plant {
  readonly metal: Metal;
  readonly contents: ContentsOf;
  readonly scales: readonly Scale[];
  /** Samples and kerf of pieces that were cut. */
  readonly lost: readonly BookedMove[];
}

function weighedHeat(heat: HeatState, plant: Plant): WeighedHeat {
  const { id, subject, output_g } = heat;
  const [melt, cast] = [`melting ${id}`, `casting ${id}`];
  const [melted, ...others] = heat.balances;
  const contents = plant.contents(subject);
  const own = { metal: `heat ${id}`, contents };
  const charged = heat.charges.flatMap(({ portions, asPlanned }) =>
    portions.map(({ from, mass_g }): WeighedFlow => {
      const piece = from.startsWith('lot:') ? undefined : plant.metal.stock.get(from);
      const source = piece?.type === 'object' ? (`heat:${piece.heat}` as const) : from;
      return {
        ...{ name: `${wordsOf(from)} into heat ${id}`, from: null, to: melt },
        ...weighed(asPlanned ? null : mass_g, plant),
        ...{ metal: wordsOf(source), contents: plant.contents(source) },
      };
    }),
  );
  const isCast = heat.status === 'cast';
  const after = isCast
    ? [
        ...others.flatMap(({ losses_g }) => lossesOf(losses_g, { at: cast, heat, plant })),
        ...heat.outputs.flatMap(({ to, mass_g }) => {
          const piece = plant.metal.stock.get(to);
          const cut = piece?.type === 'object' && isCut(piece) ? piece : undefined;
          return [
            {
              ...{ name: `${wordsOf(to)} of heat ${id}`, from: cast, to: cut ? `cutting ${cut.id}` : null },
              ...{ ...weighed(mass_g, plant), ...own },
            },
            ...(cut ? cuts(cut, { own, plant }) : []),
          ];
        }),
      ]
    : [];
  return {
    id,
    contents,
    melting: [
      ...charged,
      {
        name: `melt of heat ${id}`,
        from: melt,
        to: isCast ? cast : null,
        ...weighed(output_g, plant),
        ...own,
      },
      ...lossesOf(melted?.losses_g ?? {}, { at: melt, heat, plant }),
    ],
    after,
  };
}

/** `lot R-1` of the subject `lot:R-1`. */
const wordsOf = (subject: string): string => subject.replace(':', ' ');

/** A weight with the uncertainty of the scale that takes it; what no scale holds was weighed in parts. */
function weighed(
  mass_g: number | null,
  { scales }: Pick<Plant, 'scales'>,
): Pick<WeighedFlow, 'mass_g' | 'sd_g'> {
  if (mass_g === null) return { mass_g, sd_g: 0 };
  const largest_g = Math.max(...scales.map(({ capacity_g }) => capacity_g));
  const parts = Math.max(1, Math.ceil(mass_g / largest_g));
  return { mass_g, sd_g: Math.sqrt(parts) * weighingSd_g(scaleFor(scales, mass_g / parts)) };
}

function lossesOf(
  losses_g: Readonly<Record<string, number>>,
  { at, heat, plant }: { readonly at: string; readonly heat: HeatState; readonly plant: Plant },
): WeighedFlow[] {
  return Object.entries(losses_g).map(([to, mass_g]) => ({
    ...{ name: `${to} of ${at}`, from: at, to: null, ...weighed(mass_g, plant), metal: `heat ${heat.id}` },
    contents: METAL_LOSSES.includes(to) ? plant.contents(heat.subject) : null,
  }));
}

/** What a piece was cut into: pieces, which may be cut again, revert lots, kerf and samples. */
function cuts(
  piece: ObjectView,
  { own, plant }: { readonly own: Pick<WeighedFlow, 'metal' | 'contents'>; readonly plant: Plant },
): WeighedFlow[] {
  const { metal, lost } = plant;
  const step = `cutting ${piece.id}`;
  const parts = [...metal.objects, ...metal.lots].filter(({ from }) => from === piece.subject);
  return [
    ...parts.flatMap((part): WeighedFlow[] => {
      const next = part.type === 'object' && isCut(part) ? part : undefined;
      const to = next ? `cutting ${next.id}` : null;
      const name = `${wordsOf(part.subject)} of object ${piece.id}`;
      return [
        { name, from: step, to, ...weighed(part.mass_g, plant), ...own },
        ...(next ? cuts(next, { own, plant }) : []),
      ];
    }),
    ...lost
      .filter(({ about }) => about === piece.subject)
      .map(({ to, mass_g }) => ({
        name: `${to} of ${step}`,
        from: step,
        to: null,
        ...weighed(mass_g, plant),
        ...own,
      })),
  ];
}

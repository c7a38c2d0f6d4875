import {
  type BalancedHeat,
  contentsOfComposition,
  contentsOfResults,
  elementFlows,
  type KnownContents,
  type KnownMetal,
} from '../../calculations/heats/element-flows.ts';
import {
  bandsOf,
  bookedBy,
  lossesOf,
  type MoveStep,
  recycledOf,
  unexplainedOf,
} from '../../calculations/heats/metal-flows.ts';
import { contentsOfLot } from '../../calculations/lots/contents.ts';
import { flowsSchema } from '../../documents/flows.ts';
import { reportFlowsOrder } from '../../documents/orders/heats.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { orRefusal } from '../or-refusal.ts';
import { defineTask } from '../task.ts';
import { forPlanning } from '../yard/lot-documents.ts';
import {
  type BookedMove,
  countedMetal,
  type HeatMoves,
  heatMoves,
  leavingMoves,
  type Metal,
  receivedMoves,
} from './booked-moves.ts';
import { recordedOf } from './compare-heat.ts';
import { METAL_LOSSES } from './learn-yields.ts';

/** The metal of the plant between two days, as the ledger books it now: a correction of a booking changes its figures. */
export const reportFlows = defineTask({
  name: 'report-flows',
  title: 'Show the metal that came in, was melted, went out and was lost between two days',
  order: reportFlowsOrder,
  answer: flowsSchema,
  act: null,
  reads: true,
  run: async (period, context) => {
    const metal = await countedMetal(context);
    const heats = await heatMoves(metal, period, context);
    const moves = [
      ...receivedMoves(metal, period),
      ...heats.flatMap((heat) => heat.moves),
      ...(await leavingMoves(metal, period, context)),
    ];
    const contentsOf = contentsIn(metal, context);
    return {
      format: 'remelt-flows/1' as const,
      ...period,
      ...bandsOf(moves),
      elements: elementFlows({
        ...knownSteps(moves, contentsOf),
        heats: heats.flatMap((heat) => balanced(heat, contentsOf)),
      }),
      by: {
        grade: bookedBy(moves, 'grade'),
        customer: bookedBy(moves, 'customer'),
        supplier: bookedBy(moves, 'supplier'),
        form: bookedBy(moves, 'form'),
      },
      recycled: recycledOf(moves),
      losses: lossesOf(moves),
      unexplained_kg: unexplainedOf(moves),
      rules: RULES,
    };
  },
});

const RULES = [
  'A lot counts on the day it came in, a heat whole on the day it was melted, a piece on the day it was shipped or cut. Both days of the period count, in UTC.',
  'A correction counts from the beginning: each figure is what the ledger says now.',
  'Contents of lots are those of their analyses as plans take them; of pieces and revert lots, the latest measured result of their heat.',
  `The difference of an element counts ${METAL_LOSSES.join(', ')} as metal of the heat. What slag and fume took is in the difference, and so is what nobody can explain.`,
  'The standard deviation holds the errors of the analyses, and those of one laboratory together. Masses count as exact.',
  'Recycled content follows ISO 14021: internal revert stands apart, and a lot without a stated origin counts for no claim.',
];

type ContentsOf = (subject: Subject | undefined) => KnownContents;

/** Contents of any lot or heat, each computed once; none where nothing is known. */
function contentsIn(metal: Metal, context: TaskContext): ContentsOf {
  const known = new Map<Subject, KnownContents>();
  const compute = (subject: Subject): KnownContents => {
    const lot = metal.stock.get(subject);
    if (lot?.type === 'lot') {
      const found = orRefusal(() => contentsOfLot(forPlanning(lot), context.compute.facts()));
      return found instanceof Error ? new Map() : contentsOfComposition(found.composition);
    }
    const heat = metal.heats.find((one) => one.subject === subject);
    if (!heat) return new Map();
    const pieces = metal.objects.filter((one) => one.heat === heat.id);
    return contentsOfResults(recordedOf([heat, ...pieces], context));
  };
  return (subject) => {
    if (subject === undefined) return new Map();
    const contents = known.get(subject) ?? compute(subject);
    known.set(subject, contents);
    return contents;
  };
}

const knownMetal = ({ mass_g, contentsOf }: BookedMove, contents: ContentsOf): KnownMetal => ({
  id: contentsOf ?? '',
  mass_g,
  contents: contents(contentsOf),
});

function knownSteps(
  moves: readonly BookedMove[],
  contents: ContentsOf,
): Record<MoveStep, readonly KnownMetal[]> {
  const of = (step: MoveStep): KnownMetal[] =>
    moves.filter((move) => move.step === step).map((move) => knownMetal(move, contents));
  return {
    received: of('received'),
    charged: of('charged'),
    made: of('made'),
    returned: of('returned'),
    shipped: of('shipped'),
  };
}

/** A melted heat as the balance of its elements takes it; none while it is in the furnace. */
function balanced({ heat, moves }: HeatMoves, contents: ContentsOf): BalancedHeat[] {
  if (heat.output_g === null) return [];
  const metal = moves.filter(
    ({ step, to }) =>
      step === 'made' ||
      step === 'returned' ||
      to === 'melted, not cast' ||
      (step === 'lost' && METAL_LOSSES.includes(to)),
  );
  return [
    {
      id: heat.id,
      inputs: moves.filter(({ step }) => step === 'charged').map((move) => knownMetal(move, contents)),
      metal_g: metal.reduce((sum, { mass_g }) => sum + mass_g, 0),
      contents: contents(heat.subject),
    },
  ];
}

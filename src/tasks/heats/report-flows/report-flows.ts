import {
  type BalancedHeat,
  elementFlows,
  type KnownMetal,
} from '../../../calculations/heats/element-flows.ts';
import {
  bandsOf,
  bookedBy,
  lossesOf,
  type MoveStep,
  NOT_CAST,
  recycledOf,
  unexplainedOf,
} from '../../../calculations/heats/metal-flows.ts';
import { inTurns } from '../../../desk/in-turns.ts';
import {
  type BookedMove,
  countedMetal,
  type HeatMoves,
  heatMoves,
  leavingMoves,
  receivedMoves,
} from '../../../desk/money/booked-moves.ts';
import { type ContentsOf, contentsIn } from '../../../desk/planning/contents-of-metal.ts';
import { METAL_LOSSES } from '../../../foundation/quantity/heat-losses.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The metal of the plant between two days, as the ledger books it now: a correction of a booking changes its figures. */
export const reportFlows = defineVerb(contract, async (period, context) => {
  const metal = await countedMetal(context);
  const heats = await heatMoves(metal, period, context);
  const moves = [
    ...receivedMoves(metal, period),
    ...heats.flatMap((heat) => heat.moves),
    ...(await leavingMoves(metal, period, context)),
  ];
  const contentsOf = contentsIn(metal, context);
  // each is worked out once, and kept
  await inTurns(
    [...moves.map((move) => move.contentsOf), ...heats.map(({ heat }) => heat.subject)],
    contentsOf,
  );
  return {
    format: 'remelt-flows/1' as const,
    ...period,
    ...bandsOf(moves),
    elements: await elementFlows({
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
});

const RULES = [
  'A lot counts on the day it came in, a heat whole on the day it was melted, a piece on the day it was shipped or cut. Both days of the period count, in UTC.',
  'A correction counts from the beginning: each figure is what the ledger says now.',
  'Contents of lots are those of their analyses as plans take them; of pieces and revert lots, the latest measured result of their heat.',
  `The difference of an element counts ${METAL_LOSSES.join(', ')} as metal of the heat. What slag and fume took is in the difference, and so is what nobody can explain.`,
  'The standard deviation holds the errors of the analyses, and those of one laboratory together. Masses count as exact.',
  'Recycled content follows ISO 14021: internal revert stands apart, and a lot without a stated origin counts for no claim.',
];

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
      to === NOT_CAST ||
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

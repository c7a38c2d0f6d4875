import type { TaskContext } from '../../../desk/context.ts';
import { decisionOn } from '../../../desk/heat/decision-on.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { doneWords, stepsToCome } from '../../../desk/heat/steps-to-come.ts';
import { failedIn, suspensionsIn } from '../../../desk/samples/suspended-metal.ts';
import type { PiecesOfHeat } from '../../../documents/heats/pieces-of-heat.ts';
import type { ObjectView } from '../../../evidence/ledger/store.ts';
import { kgToGrams } from '../../../evidence/records/mass.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** The pieces of a heat, or one of them: where each is, and what became of it. Throws NotFoundError for a name that is not one. */
export const listPieces = defineVerb(contract, async ({ of }, context): Promise<PiecesOfHeat> => {
  const one = of.startsWith('object:') ? await context.store.object(idOf(of as Subject)) : undefined;
  const heat = await knownHeat(one?.heat ?? idOf(of as Subject), context);
  const all = await context.store.objects({ heat: heat.id });
  const pointSteps = stepsToCome(heat, all);
  const suspends = suspensionsIn(heat, all);
  const failedBy = failedIn(heat, all);
  const asked = one ? all.filter(({ id }) => id === one.id) : all;
  return {
    format: 'remelt-pieces-of-heat/1',
    heat: heat.id,
    pieces: await Promise.all(
      asked.map(async (piece) => {
        const words = suspends(piece).map((found) => found.words);
        const failed = failedBy(piece);
        return {
          ...(await pieceOf(piece, context)),
          ...(failed ? { failed } : {}),
          ...(words.length > 0 ? { suspended: words } : {}),
        };
      }),
    ),
    pointSteps: [...pointSteps],
    ...(pointSteps.length === 0 ? { noPoint: doneWords(heat, all) } : {}),
  };
});

async function pieceOf(piece: ObjectView, { store }: TaskContext): Promise<PiecesOfHeat['pieces'][number]> {
  const { id, subject, form, mass_g, free_g, status, disposition, drawn_g, cut, shipment, held, recalled } =
    piece;
  const isDecided = disposition !== null || piece.decidedSince !== undefined;
  const history = cut || isDecided ? await store.history(subject) : [];
  const record = cut && history.find(({ seq }) => seq === cut.seq);
  const decision = isDecided ? decisionOn(history) : undefined;
  const losses = (record?.body.losses ?? []) as readonly { readonly to: string; readonly kg: string }[];
  return {
    ...{ id, form, mass_g, free_g, status, disposition },
    ...(held ? { held: held.reason } : {}),
    ...(recalled ? { recalled } : {}),
    ...(decision ? { decision } : {}),
    ...(cut
      ? {
          cut: {
            seq: cut.seq,
            by: typeof record?.body.by === 'string' ? record.body.by : null,
            into: cut.outputs.map(({ to, mass_g: of_g }) => ({ of: to, mass_g: of_g })),
            losses: losses.map(({ to, kg }) => ({ to, mass_g: kgToGrams(kg) })),
          },
        }
      : {}),
    ...(shipment
      ? { shipment: { seq: shipment.seq, to: shipment.to, happenedAt: shipment.happenedAt } }
      : {}),
    melted: Object.entries(drawn_g)
      .filter(([into]) => into.startsWith('heat:'))
      .map(([into, of_g]) => ({ heat: idOf(into as Subject), mass_g: of_g })),
  };
}

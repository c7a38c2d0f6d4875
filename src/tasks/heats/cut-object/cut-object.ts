import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { lossNamed } from '../../../desk/heat/loss-names.ts';
import { weighedPart, weighingsFrom } from '../../../desk/heat/weighings.ts';
import { lossName } from '../../../evidence/ledger/commands/heat/weighings.ts';
import type { ObjectView } from '../../../evidence/ledger/store.ts';
import { InputError } from '../../../foundation/errors.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { missing_g, scaleTolerance_g } from '../../../foundation/quantity/heat-losses.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Books that an ingot, bar or other object was cut up whole: pieces, crops that come back as lots on hold, kerf and other
 * losses [g] together are what was left of it. Answers the object, what came out of it and what was lost. Throws InputError for masses that do
 * not add up within the tolerance of the scales and for an id that is used, ConflictError for an object that is cut, shipped or
 * reserved, ForbiddenError for one that is on HOLD or FAIL and not disposed of.
 */
export const cutObject = defineVerb(
  contract,
  async ({ object: id, pieces, reverts = [], losses = [] }, context) => {
    const { store, clock } = context;
    const object = await store.object(id.replace(/^object:/, ''));
    const named = losses.map(({ to, ...loss }, i) => ({ to: lossNamed(to, `losses[${i}].to`), ...loss }));
    // what is not here any more is refused by the ledger, in its own words
    if (object.free_g > 0) refuseMismatch(object, { pieces: [...pieces, ...reverts], losses: named });
    const weighings = await weighingsFrom(
      [
        ...pieces.map((one, i) => ({ of: `object:${one.object}`, path: `pieces[${i}]`, ...one })),
        ...reverts.map((one, i) => ({ of: `lot:${one.lot}`, path: `reverts[${i}]`, ...one })),
        ...named.map((one, i) => ({ of: lossName(one.to), path: `losses[${i}]`, ...one })),
      ],
      context,
    );
    await store.execute(
      {
        type: 'cutObject',
        object: object.id,
        pieces: pieces.map(({ readings: _, ...one }) => one),
        reverts: reverts.map(({ readings: _, ...one }) => one),
        losses: named.map(({ readings: _, ...one }) => one),
        ...weighedPart(weighings),
        ...signatureOf(context.actor),
        happenedAt: clock().toISOString(),
      },
      signalOf(context),
    );
    const kept = await store.object(object.id);
    return {
      ...kept,
      pieces: await Promise.all(pieces.map((one) => store.object(one.object))),
      reverts: await Promise.all(reverts.map((one) => store.lot(one.lot))),
      losses: named.map(({ to, mass_g }) => ({ to, mass_g })),
    };
  },
);

interface Parts {
  readonly pieces: readonly { readonly mass_g: number }[];
  readonly losses: readonly { readonly mass_g: number }[];
}

/** Throws InputError for parts that are more, or less, than what is left of the object and the scales may be off by. */
function refuseMismatch({ id, mass_g, drawn_g }: ObjectView, { pieces, losses }: Parts): void {
  const sum = (of: readonly { readonly mass_g: number }[]) => of.reduce((all, one) => all + one.mass_g, 0);
  const input_g = mass_g - Object.values(drawn_g).reduce((all, one) => all + one, 0);
  const missing = missing_g({ input_g, output_g: sum(pieces), losses });
  const tolerance_g = scaleTolerance_g(input_g);
  if (Math.abs(missing) <= tolerance_g) return;
  const parts_g = input_g - missing;
  throw new InputError(
    `the pieces, crops and losses add up to ${kilograms(parts_g)}, object ${id} has ${kilograms(input_g)}: ${kilograms(Math.abs(missing))} ${missing > 0 ? 'are missing' : 'are too much'}`,
    {
      path: 'pieces',
      value: parts_g / 1000,
      unit: 'kg',
      allowed: `${kilograms(input_g)}, give or take ${kilograms(tolerance_g)} that the scales may be off by`,
      cure:
        missing > 0
          ? 'book the rest as a piece, as a crop that comes back as a lot, or as a loss such as kerf'
          : 'weigh again; a mass may be in another unit, or a piece booked twice',
    },
  );
}

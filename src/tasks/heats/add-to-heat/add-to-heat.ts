import type { AddedMetal } from '../../../calculations/heats/after-additions.ts';
import { materialOfLot } from '../../../calculations/lots/material.ts';
import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { weighedPart, weighingsFrom } from '../../../desk/heat/weighings.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import { orRefusal } from '../../../desk/or-refusal.ts';
import { gramsFor } from '../../../desk/planning/stocked-additions.ts';
import { forPlanning } from '../../../desk/yard/lot-documents.ts';
import type { Additions } from '../../../documents/heats/heats.ts';
import type { ChargeHeat } from '../../../evidence/ledger/commands/heat/charge-heat.ts';
import type { HeatState } from '../../../evidence/ledger/state.ts';
import type { Head, LotView } from '../../../evidence/ledger/store.ts';
import { CancelledError, ConflictError, InputError } from '../../../foundation/errors.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { kilograms } from '../../../foundation/quantity/format.ts';
import { ownValue } from '../../../foundation/quantity/own-value.ts';
import { scaleFor } from '../../../metal/plant/scale.ts';
import { requireAsShown } from '../../as-shown.ts';
import { defineVerb } from '../../task.ts';
import { trimOf } from '../trim-of-heat.ts';
import { type AdditionOrder, contract } from './contract.ts';
import { type BathChange, bathAfter, predictionsAfter } from './predict-additions.ts';

type Line = Additions['lines'][number];

/** What is to be added: the lots, why, and what the bath becomes. */
interface Wanted {
  readonly kind: Additions['kind'];
  readonly lines: readonly Line[];
  readonly addition?: ChargeHeat['addition'];
  readonly change: BathChange;
  readonly words: readonly string[];
}

/**
 * Adds metal to a heat in the furnace, in one booking: the draws, and what the bath and the finished heat are expected to
 * be now. Metal of the plan is booked at once. The additions of a trim, and metal that nobody planned, are shown first and
 * booked when `confirm` repeats what was shown; a ledger that has moved on so that it is no longer the same is a ConflictError.
 */
export const addToHeat = defineVerb(contract, (order, context) =>
  onOneHead(context.store, (head) => add(order, head, context)),
);

async function add(order: AdditionOrder, expectedHead: Head, context: TaskContext): Promise<Additions> {
  const heat = await knownHeat(order.heat, context);
  const wanted = await wantedOf(order, heat, context);
  const { kind, addition } = wanted;
  const shown = hashOf({
    heat: heat.id,
    charges: heat.charges.map(({ seq }) => seq),
    kind,
    lines: wanted.lines,
  });
  requireAsShown(`the addition to heat ${heat.id}`, { confirm: order.confirm, shown }, context);
  const booked = kind === 'planned' || order.confirm !== undefined;
  const { lines, change, words } =
    order.weighed === undefined ? wanted : await asWeighed(wanted, order.weighed, { heat, context });
  const read = [
    { of: `lot:${order.lot}`, path: 'lot', readings: order.readings },
    ...(order.weighed ?? []).map(({ lot, readings }, i) => ({
      of: `lot:${lot}`,
      path: `weighed[${i}]`,
      readings,
    })),
  ];
  const weighings = booked ? await weighingsFrom(read, context) : [];
  const receipt =
    booked &&
    (await context.store.execute(
      {
        type: 'batch',
        commands: [
          {
            type: 'chargeHeat',
            heat: heat.id,
            draws: lines.map(({ lot, mass_g }) => ({ from: `lot:${lot}` as const, mass_g })),
            ...(addition ? { addition } : {}),
            ...weighedPart(weighings),
            ...signatureOf(context.actor),
          },
          ...predictionsAfter(heat, change, context),
        ],
      },
      { expectedHead, ...signalOf(context) },
    ));
  const charged = receipt ? receipt.records.find(({ record }) => record.kind === 'heat.charged') : undefined;
  return {
    format: 'remelt-additions/1',
    heat: heat.id,
    kind,
    booked,
    ...(charged ? { record: Number(charged.record.seq) } : {}),
    lines: [...lines],
    // the bath holds the addition already: what it was before is not worked out again
    composition: context.booked ? [] : compositionOf(change),
    words: [...words],
    shown,
  };
}

function wantedOf(order: AdditionOrder, heat: HeatState, context: TaskContext): Promise<Wanted> {
  if (order.advice !== undefined && order.lot === undefined) return advised(order, heat, context);
  if (order.lot !== undefined && order.mass_g !== undefined && order.advice === undefined)
    return oneLot({ ...order, lot: order.lot, mass_g: order.mass_g }, heat, context);
  throw new InputError('add-to-heat needs a lot with its mass, or the advice of a trim', {
    path: 'lot',
    value: order.lot ?? null,
    allowed: 'lot and mass_g, or advice alone',
  });
}

/** A lot that a person names: as planned while the plan still holds so much of it. */
async function oneLot(
  { lot: id, mass_g, reason }: AdditionOrder & { readonly lot: string; readonly mass_g: number },
  heat: HeatState,
  context: TaskContext,
): Promise<Wanted> {
  const lot = await context.store.lot(id);
  const line = lineOf(lot, heat, mass_g);
  const facts = context.compute.facts();
  const material = orRefusal(() => materialOfLot(forPlanning(lot), facts).material);
  const change =
    material instanceof Error
      ? { before: [], after: [] }
      : await bathAfter(
          heat,
          [{ mass_g, contents_ppm: contentsOf(material), recovery: material.recovery }],
          context,
        );
  if (line.reserved_g >= mass_g) return { kind: 'planned', lines: [line], change, words: [] };
  if (reason === undefined)
    throw new InputError(
      `nobody planned ${kilograms(mass_g)} of lot ${id} for heat ${heat.id}: why is it added?`,
      {
        path: 'reason',
        value: null,
        allowed: 'words, such as "titanium low in the bath sample"',
      },
    );
  return {
    kind: 'unplanned',
    lines: [line],
    addition: { kind: 'unplanned', reason },
    change,
    words: [
      line.reserved_g === 0
        ? `the plan of heat ${heat.id} holds no lot ${id}`
        : `the plan of heat ${heat.id} still holds ${kilograms(line.reserved_g)} of lot ${id}`,
    ],
  };
}

/** The additions of the trim, worked out on the same head: what is booked is what was shown. */
async function advised(order: AdditionOrder, heat: HeatState, context: TaskContext): Promise<Wanted> {
  const { output, arrivals } = await trimOf({ ...order.advice, heat: heat.id }, context);
  if (output.additions.length === 0)
    throw new ConflictError(`there is no trim of heat ${heat.id} to book: ${output.words[0]}`, {
      path: `heat:${heat.id}`,
      value: output.verdict,
      allowed: 'a trim that adds something',
    });
  if (order.confirm !== undefined && output.verdict === 'undecided' && !order.reason?.trim())
    throw new CancelledError(
      `the trim of heat ${heat.id} is undecided, and books only with a reason: nothing was booked`,
      {
        path: 'reason',
        value: output.verdict,
        allowed: 'a trim that judges every limit, or words why it is added all the same',
        cure: `book a bath sample with ${output.unknown.join(', ')}, or say why it is added without`,
      },
    );
  const lots = new Map((await context.store.lots({ status: 'cleared' })).map((lot) => [lot.id, lot]));
  const missing = output.additions.filter(({ id }) => !lots.has(id));
  if (missing.length > 0)
    throw new ConflictError(
      `the yard does not hold what the trim of heat ${heat.id} needs: ${missing.map(({ id, mass_kg }) => `${kilograms(1000 * mass_kg)} ${id}`).join(', ')}`,
      {
        path: `heat:${heat.id}`,
        value: missing.map(({ id }) => id).join(', '),
        allowed: 'cleared lots with free metal',
        cure: 'buy it, or add a lot of the yard',
        does: [
          { verb: 'yard/buy-material', order: { material: missing[0]!.id } },
          { verb: 'heats/add-to-heat', order: { heat: heat.id } },
        ],
      },
    );
  const lines = output.additions.map(({ id, mass_kg }) =>
    lineOf(lots.get(id)!, heat, weighable(1000 * mass_kg, context)),
  );
  return {
    kind: 'advised',
    lines,
    addition: {
      kind: 'advised',
      documentSha256: hashOf(output),
      ...(arrivals.length === 0 ? {} : { arrivals }),
      ...(order.reason === undefined ? {} : { reason: order.reason }),
    },
    change: await bathAfter(heat, await metalOf(lines, context), context),
    words: output.words,
  };
}

/** What is added with the lines of a trim. */
const metalOf = (lines: readonly Line[], { store, compute }: TaskContext): Promise<AddedMetal[]> =>
  Promise.all(
    lines.map(async ({ lot, mass_g }) => {
      const { material } = materialOfLot(forPlanning(await store.lot(lot)), compute.facts());
      return { mass_g, contents_ppm: contentsOf(material), recovery: material.recovery };
    }),
  );

/** A weight further off than this share of the advice is another addition: a slip of the decimal sign, or a change of mind. */
const FAR = 0.1;

/** The advised additions with what the scale showed; the bath is expected to become what they make of it. */
async function asWeighed(
  wanted: Wanted,
  weighed: NonNullable<AdditionOrder['weighed']>,
  { heat, context }: { readonly heat: HeatState; readonly context: TaskContext },
): Promise<Wanted> {
  const byLot = new Map(weighed.map(({ lot, mass_g }) => [lot, mass_g]));
  const stranger = weighed.find(({ lot }) => wanted.lines.every((line) => line.lot !== lot));
  const off = wanted.lines.find(({ lot, mass_g }) => {
    const shown_g = byLot.get(lot);
    return shown_g === undefined || Math.abs(shown_g - mass_g) > FAR * mass_g;
  });
  if (wanted.kind !== 'advised' || stranger || off)
    throw new InputError(
      off
        ? `the trim of heat ${heat.id} asks for ${kilograms(off.mass_g)} of ${off.lot}, and ${byLot.has(off.lot) ? kilograms(byLot.get(off.lot)!) : 'nothing'} was weighed`
        : `${stranger?.lot ?? 'this'} is no addition of the trim of heat ${heat.id}`,
      {
        path: 'weighed',
        allowed: `within ${100 * FAR} % of ${wanted.lines.map(({ lot, mass_g }) => `${lot} ${kilograms(mass_g)}`).join(', ')}`,
        cure: 'weigh again, or book another addition with its reason',
        does: [{ verb: 'heats/add-to-heat', order: { heat: heat.id, reason: null } }],
      },
    );
  const lines = await Promise.all(
    wanted.lines.map(async ({ lot }) => lineOf(await context.store.lot(lot), heat, byLot.get(lot)!)),
  );
  return { ...wanted, lines, change: await bathAfter(heat, await metalOf(lines, context), context) };
}

/** The nearest mass that the finest scale for it can show [g]; at least one step. */
function weighable(mass_g: number, { compute }: TaskContext): number {
  const { scales } = compute.facts().plant;
  if (scales.length === 0) return Math.max(1, Math.round(mass_g));
  const largest = Math.max(...scales.map(({ capacity_g }) => capacity_g));
  const { resolution_g } = scaleFor(scales, Math.min(mass_g, largest));
  return Math.max(1, Math.round(mass_g / resolution_g)) * resolution_g;
}

function lineOf(lot: LotView, heat: HeatState, mass_g: number): Line {
  const reserved_g = Math.min(ownValue(lot.reserved_g, heat.id) ?? 0, mass_g);
  return {
    lot: lot.id,
    clearedAs: lot.clearedAs ?? '',
    mass_g,
    reference: lot.reference,
    reserved_g,
    left_g: gramsFor(lot, heat) - mass_g,
  };
}

/** All contents of a material [ppm], the balance by difference. */
function contentsOf({
  composition_wtpct,
  balance,
}: ReturnType<typeof materialOfLot>['material']): AddedMetal['contents_ppm'] {
  const known = Object.entries(composition_wtpct).map(([element, wtpct]) => [element, 1e4 * wtpct] as const);
  const sum = known.reduce((total, [, ppm]) => total + ppm, 0);
  return Object.fromEntries(balance === undefined ? known : [...known, [balance, Math.max(0, 1e6 - sum)]]);
}

function compositionOf({ before, after }: BathChange): Additions['composition'] {
  const known = new Map(before.map(({ element, mean_ppm }) => [element, mean_ppm / 1e4]));
  return after.map(({ element, mean_ppm }) => ({
    element,
    before_wtpct: known.get(element) ?? null,
    after_wtpct: mean_ppm / 1e4,
  }));
}

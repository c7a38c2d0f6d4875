import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { knownFootprint } from '../../../desk/money/heat-footprint.ts';
import { onOneHead } from '../../../desk/on-one-head.ts';
import type { FootprintRecord, HeatFootprintAnswer } from '../../../documents/heats/heat-footprint.ts';
import { footprintTotal } from '../../../evidence/records/footprint-record.ts';
import { hashOf } from '../../../foundation/quantity/canonical.ts';
import { requireAsShown } from '../../as-shown.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

type Booked = Pick<
  FootprintRecord,
  | 'heat'
  | 'method'
  | 'version'
  | 'unit'
  | 'total'
  | 'product_kg'
  | 'parts'
  | 'rules'
  | 'rests'
  | 'documentSha256'
>;

/**
 * Books the footprint of a melted heat as it is worked out now, part by part, so that a customer can add it up again. Shown first,
 * and booked when `confirm` repeats what was shown; a later booking takes its place. Throws ConflictError for a heat without metal.
 */
export const recordFootprint = defineVerb(
  contract,
  ({ heat: id, confirm }, context) =>
    onOneHead(context.store, async (expectedHead) => {
      const { footprint: before = null } = await knownHeat(id, context);
      const booked = bookedFrom(await knownFootprint(id, context), context);
      const shown = hashOf(booked);
      requireAsShown(`the footprint of heat ${id}`, { confirm, shown }, context);
      const answer = { format: 'remelt-footprint-record/1' as const, ...booked, before, shown };
      if (confirm === undefined) return { ...answer, seq: null };
      const { product_kg, ...told } = booked;
      const { records } = await context.store.execute(
        {
          type: 'recordFootprint',
          ...told,
          product_g: Math.round(1000 * product_kg),
          ...signatureOf(context.actor),
        },
        { expectedHead, ...signalOf(context) },
      );
      return { ...answer, seq: records[0]!.seq };
    }),
  {
    signs: ({ heat, confirm }, name) =>
      confirm === undefined ? null : `I, ${name}, book the footprint of heat ${heat} as it was shown.`,
  },
);

const METHOD = 'greenhouse gases from cradle to the gate of the heat, cut-off rule (remelt-heat-footprint/1)';

/** The figures as a record holds them: quantities to the millionth, factors as published, their exact sum. */
function bookedFrom(answer: HeatFootprintAnswer, { compute }: Pick<TaskContext, 'compute'>): Booked {
  const parts = answer.parts.map(({ name, basis, quantity, quantityUnit, factor, factorUnit, source }) => ({
    name,
    quantity: plainDecimal(quantity, 6),
    unit: quantityUnit,
    basis,
    factor: plainDecimal(factor, 9),
    factorUnit,
    source,
    ...dateIn(source),
  }));
  return {
    heat: answer.heat,
    method: METHOD,
    version: compute.facts().version,
    unit: 'kg CO2e',
    total: footprintTotal(parts)!,
    product_kg: answer.product_kg,
    parts,
    rules: [
      ...answer.boundary,
      ...(answer.missing.length === 0 ? [] : [`Without a factor: ${answer.missing.join(', ')}.`]),
    ],
    rests: [...answer.rests],
    documentSha256: hashOf(answer),
  };
}

/** Decimal text without closing zeros. */
const plainDecimal = (value: number, places: number): string => value.toFixed(places).replace(/\.?0+$/, '');

/** The year that a citation states. */
function dateIn(source: string): { readonly date?: string } {
  const year = /\((\d{4})\)/.exec(source)?.[1];
  return year === undefined ? {} : { date: year };
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TaskContext } from '../../../desk/context.ts';
import type { ValueOutput } from '../../../documents/yard/value.ts';
import { runTask } from '../../task.ts';
import { orderedYard, ORDERS as orders } from '../../testing/ordered-yard.ts';
import { valueLot } from './value-lot.ts';

let context: TaskContext;
beforeAll(async () => {
  context = await orderedYard();
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

const worth = (lot: string): Promise<ValueOutput> => runTask(valueLot, { lot, orders }, context);

it('says what a lot of the ledger is worth to the orders, and who else pays', async () => {
  const value = await worth('RETURNS');
  const { metals } = context.compute.facts().market;
  // it replaces four fifths of nickel and a fifth of chromium, bought new at the deck or above
  const replaced = 0.8 * metals.get('Ni')!.value + 0.2 * metals.get('Cr')!.value;
  expect(value.most_usd_per_kg).toBeGreaterThan(0.9 * replaced);
  expect(value.alternatives.map(({ as }) => as)).toContain('stainless feed (stainless mill)');
});

it('refuses what cannot be valued, and a yard where nothing is ordered', async () => {
  await expect(worth('GRINDINGS')).rejects.toThrow(/GRINDINGS cannot be valued: .*O is 2.55 wt%/);
  await expect(runTask(valueLot, { lot: 'RETURNS' }, context)).rejects.toThrow(/nothing is ordered/);
  await expect(worth('OF-HUBER')).rejects.toThrow(/belongs to a customer/);
  await expect(worth('NONE')).rejects.toThrow(/NONE/);
});

it('takes only cleared lots beside the one that it values, which may be on hold', async () => {
  let asked: readonly string[] = [];
  let letGo = 0;
  const watching: TaskContext = {
    ...context,
    letGo: async () => {
      letGo += 1;
    },
    compute: {
      ...context.compute,
      value: async (document, control) => {
        const { plan } = document as {
          readonly plan: { readonly materials: readonly { readonly id: string }[] };
        };
        asked = plan.materials.map(({ id }) => id);
        return context.compute.value(document, control);
      },
    },
  };
  await runTask(valueLot, { lot: 'BLADES', orders }, watching);
  expect([[...asked].sort(), letGo]).toEqual([['BLADES', 'NEW-CR', 'NEW-NI', 'RETURNS'], 1]);
});

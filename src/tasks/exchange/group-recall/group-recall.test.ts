import { expect, it } from 'vitest';
import {
  emptyPlant,
  LOG_B,
  type Plant,
  shippingPlant,
  trustIn,
} from '../../../../test/testing/two-plants.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { taskNamed } from '../../registry.ts';
import { runTask } from '../../task.ts';
import { groupRecall } from './group-recall.ts';
import { page } from './page.ts';

it('ends a chain where nobody of the group received the metal, and asks at which of two plants it begins', async () => {
  const plants: Record<string, Plant> = { a: await shippingPlant(), b: await emptyPlant(LOG_B) };
  const of = async (id: string) => ({ id, folder: id, trust: await trustIn(plants[id]!) });
  const group = { format: 'remelt-group/1', plants: [await of('a'), await of('b')] };
  const ask = async ({ id }: { readonly id: string }, { verb, order }: { verb: string; order: object }) =>
    runTask(await taskNamed(verb.split('/')[1]!), order, plants[id]!.context);
  const context = { ...plants.a!.context, plants: { ask } };
  const found = await runTask(groupRecall, { of: 'lot:R-1', group }, context);
  expect(found).toMatchObject({
    ...{ complete: true, hops: [] },
    reached: [{ plant: 'a', share: 1, heats: 1 }],
    ends: [
      {
        of: 'object:I-1',
        words: `shipped to ${LOG_B}: no plant that answered has a receipt of it that holds`,
      },
    ],
  });
  expect(renderTerminal(page(found))).toContain('Where a chain ends');
  plants.b = plants.a!;
  await expect(runTask(groupRecall, { of: 'lot:R-1', group }, context)).rejects.toMatchObject({
    message: 'several plants have lot:R-1: a, b',
    details: [{ path: 'plant', allowed: 'a, b' }],
  });
  const certificate = await runTask(groupRecall, { of: 'certificate:C-1', group, plant: 'a' }, context);
  expect(certificate.reached[0]).toMatchObject({ plant: 'a', of: 'heat:H-1' });
  expect(certificate.reached[0]?.rows).toContainEqual(
    expect.objectContaining({ subject: 'object:I-1', customer: LOG_B, certificate: 'C-1' }),
  );
});

import { expect, it } from 'vitest';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { hashEpcis } from './hash-epcis.ts';

const event = (bizStep: string) => ({
  ...{ type: 'ObjectEvent', eventTime: '2026-01-02T03:04:05Z', eventTimeZoneOffset: '+00:00' },
  ...{ epcList: ['https://id.plant.example/lot/R-1'], action: 'OBSERVE', bizStep },
});

it('names each event by what it says, and refuses what is not a document', async () => {
  const hashes = async (...steps: readonly string[]) => {
    const document = { type: 'EPCISDocument', epcisBody: { eventList: steps.map(event) } };
    return (await runTask(hashEpcis, { document }, memoryContext())).hashes;
  };
  const [received, shipped] = await hashes('receiving', 'shipping');
  expect(received).toMatch(/^ni:\/\/\/sha-256;[0-9a-f]{64}\?ver=CBV2\.0$/);
  expect(shipped).not.toBe(received);
  expect(await hashes('receiving')).toEqual([received]);
  const list = runTask(hashEpcis, { document: [] }, memoryContext());
  await expect(list).rejects.toMatchObject({ details: [{ path: 'document' }] });
});

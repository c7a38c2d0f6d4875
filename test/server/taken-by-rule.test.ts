import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ArrivalState } from '../../src/evidence/ledger/subjects/arrival.ts';
import { plantLinks } from '../../src/faces/server/plant-links.ts';
import { freshFolder } from '../testing/remelt.ts';
import { type PersonId, type Service, servedPlant, tokenOf } from './founded.ts';

const folder = freshFolder();
const results = join(folder.path, 'results');
let service: Service;
let links: ReturnType<typeof plantLinks>;
beforeAll(async () => {
  mkdirSync(results);
  service = await servedPlant('own');
  links = plantLinks({ ...service.plant, scales: new Map() });
});
afterAll(async () => {
  await links.close();
  await service.close();
  folder.remove();
});

const booked = async (path: string, order: object, by: PersonId): Promise<void> => {
  const reply = await service.post(path, order, { by, key: randomUUID() });
  expect([reply.status, reply.status === 200 ? '' : await reply.text()]).toEqual([200, '']);
};

/** A lot of a real plant with a sample that nobody has measured. */
async function sampledLot(lotId: string): Promise<void> {
  const lot = { row: 2, lotId, mass_g: 100_000, form: 'mill-solids', analyses: [] };
  const row = { ...lot, originClass: 'pre-consumer-external', lotClass: 'purchased-scrap' };
  await booked('/api/yard/book-returns', { rows: [row] }, 'gus');
  const { store } = await service.plant.open();
  const signer = await store.signIn({ token: tokenOf('mel') });
  await store.execute({ type: 'takeSample', of: `lot:${lotId}`, sample: `S-${lotId}` }, { signer });
}

it('in a real plant a rule of quality takes a result while nobody is signed in, and signs nothing', async () => {
  await sampledLot('R-1');
  const source = { source: 'oes-1', driver: 'folder', address: results, method: 'OES', settle_s: 0.2 };
  await booked('/api/links/enter-source', source, 'anna');
  const control = { control: 'QC-1', results: [{ element: 'Cr', text: '15.00', unit: 'wt%', sd: '0.10' }] };
  await booked('/api/links/enter-control', { ...control, method: 'OES' }, 'anna');
  await booked('/api/links/set-taking-rule', { rule: 'spark', source: 'oes-1', method: 'OES' }, 'anna');
  // from here on only the source speaks
  links.begin();
  writeFileSync(join(results, 'run-1.csv'), 'Sample;Cr %;Ni %\nQC-1;15.05;60.0\nS-R-1;15.62;60.1\n');
  const { store } = await service.plant.open();
  await vi.waitFor(
    async () => expect((await store.lot('R-1')).analyses).toMatchObject([{ sample: 'S-R-1' }]),
    { timeout: 20_000, interval: 50 },
  );
  const [arrival] = (await store.subjects('arrival')).map(({ state }) => state as ArrivalState);
  expect(arrival).toMatchObject({ status: 'settled', source: 'oes-1' });
  const [analysis] = (await store.lot('R-1')).analyses;
  expect(analysis).toMatchObject({ basis: 'measured', takingRule: 'spark', rawSha256: arrival!.sha256 });
  expect(analysis).not.toHaveProperty('by');
  expect((await store.verify()).ok).toBe(true);
}, 60_000);

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/faces/server/app.ts';
import { type Service, servedPlant, tokenOf } from './founded.ts';

const LINES = { accept: 'application/x-ndjson' };

interface Line {
  readonly format: string;
  readonly type?: string;
  readonly id?: string;
  readonly cursor: string;
  readonly more?: boolean;
  readonly events?: number;
}

const linesOf = async (answer: Response): Promise<readonly Line[]> =>
  (await answer.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

describe('the feed over HTTP', () => {
  let plant: Service;
  beforeAll(async () => {
    plant = await servedPlant();
    const lot = { lotId: 'R-1', mass_g: 100_000, form: 'turnings', row: 2, analyses: [] };
    const row = { ...lot, originClass: 'post-consumer', lotClass: 'purchased-scrap', supplier: '=cmd()' };
    for (const lotId of ['R-1', 'R-2', 'R-3'])
      expect((await plant.post('/api/yard/book-returns', { rows: [{ ...row, lotId }] })).status).toBe(200);
  });
  afterAll(() => plant.close());

  it('tells events line by line, and ends with where to go on', async () => {
    const answer = await plant.get('/api/feed', 'paul', LINES);
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    const lines = await linesOf(answer);
    expect(lines.map(({ type, format }) => type ?? format)).toEqual([
      ...['goods-received', 'goods-received', 'goods-received', 'remelt-feed-end/1'],
    ]);
    expect(lines.at(-1)).toMatchObject({ events: 3, more: false });
    const rest = await linesOf(await plant.get(`/api/feed?after=${lines[1]!.cursor}`, 'paul', LINES));
    expect(rest.map(({ id }) => id)).toEqual([lines[2]!.id, undefined]);
    const part = await linesOf(await plant.get('/api/feed?limit=2', 'paul', LINES));
    expect(part.at(-1)).toMatchObject({ events: 2, more: true, cursor: lines[1]!.cursor });
  });

  it('tells a table of one type, in which no name computes', async () => {
    const answer = await plant.get('/api/feed?types=goods-received', 'paul', { accept: 'text/csv' });
    const [head, first] = (await answer.text()).split('\r\n');
    expect(head!.split(',').slice(9, 12)).toEqual(['lot', 'kg', 'form']);
    expect(first).toContain(',R-1,100.000,turnings,');
    expect(first).toContain(",'=cmd(),");
    expect(answer.headers.get('remelt-cursor')).toMatch(/^\w+/);
    const several = await plant.get('/api/feed?types=consumption&types=goods-made', 'paul', {
      accept: 'text/csv',
    });
    expect(several.status).toBe(400);
    expect(await several.json()).toMatchObject({ error: { details: [{ path: 'types' }] } });
  });

  it('opens to who is of the plant alone, and says of a cursor what is wrong before the first line', async () => {
    for (const by of ['rita', 'ivo'] as const)
      expect((await plant.get('/api/feed', by, LINES)).status).toBe(403);
    expect((await plant.get('/api/feed', null, LINES)).status).toBe(401);
    const wrong = await plant.get('/api/feed?after=nonsense', 'paul', LINES);
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({ error: { details: [{ path: 'after' }] } });
    const other = await servedPlant();
    const [strange] = await linesOf(await other.get('/api/feed', 'paul', LINES));
    await other.close();
    const mixed = await plant.get(`/api/feed?after=${strange!.cursor}`, 'paul', LINES);
    expect(mixed.status).toBe(400);
    expect(await mixed.text()).toContain('this cursor is of another ledger');
  });

  it('refuses a body of 100 MB, one that is cut, and one in another encoding, and books nothing of them', async () => {
    const { store } = await plant.plant.open();
    const { size } = await store.head();
    const app = createApp(plant.plant);
    const send = (body: Uint8Array<ArrayBuffer>) =>
      app.request('/api/exchange/enter-customer', {
        ...{ method: 'POST', body },
        headers: {
          ...{ 'content-type': 'application/json', 'idempotency-key': randomUUID() },
          ...{ authorization: `Bearer ${tokenOf('paul')}`, 'content-length': String(body.length) },
        },
      });
    const customer = '{"customer":"C-7","name":"Gießerei Nord","sender":"sap"}';
    for (const [body, status, words] of [
      [new Uint8Array(100 * 1024 * 1024), 413, 'the body is too large'],
      [new TextEncoder().encode(customer.slice(0, -9)), 400, 'line 1, column'],
      [new Uint8Array(Buffer.from(customer, 'latin1')), 400, 'is not UTF-8 text'],
    ] as const) {
      const answer = await send(body);
      expect(answer.status).toBe(status);
      expect(await answer.text()).toContain(words);
    }
    expect((await store.head()).size).toBe(size);
    expect((await send(new TextEncoder().encode(customer))).status).toBe(200);
  });

  it('takes a table of orders over HTTP, and says of each wrong row where it stands', async () => {
    const send = (text: string) =>
      plant.post(
        '/api/exchange/import-customers',
        { file: { name: 'c.csv', base64: Buffer.from(text).toString('base64') }, sender: 'sap' },
        { by: 'paul' },
      );
    const booked = await send('Kundennummer;Firma\nC-20;Foundry North\nC-21;Foundry South\n');
    expect(await booked.json()).toMatchObject({
      entered: [
        { id: 'C-20', row: 2 },
        { id: 'C-21', row: 3 },
      ],
    });
    const wrong = await send('customer;name;country\nC-22;Foundry;Sweden\n');
    expect(wrong.status).toBe(400);
    expect(await wrong.json()).toMatchObject({
      error: { details: [{ where: 'c.csv, row 2', path: 'country', value: 'Sweden' }] },
    });
  });
});

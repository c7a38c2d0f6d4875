import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import type { TaskContext } from '../../../desk/context.ts';
import type { Flows } from '../../../documents/economics/flows.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { flowsPackage } from '../../../pages/blocks/economics/flows-package.ts';
import { flowsPage } from '../../../pages/blocks/economics/flows-page.ts';
import { type PackageFile, renderDataPackage } from '../../../pages/render/data-package.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { runTask } from '../../task.ts';
import { memoryContext } from '../../testing/memory-context.ts';
import { pouredHeat } from '../../testing/poured-heat.ts';
import { reportFlows } from './report-flows.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
let context: TaskContext;
const flows = (period: object = MARCH): Promise<Flows> => runTask(reportFlows, period, context);
const book = async (...commands: readonly Command[]): Promise<void> => {
  for (const command of commands) await context.store.execute(command);
};

const analysed = (of: string, chromium: string): Command =>
  ({
    ...{ type: 'recordAnalysis', of, analysis: 'A1', basis: 'measured', method: 'OES', balance: 'Ni' },
    results: [{ element: 'Cr', text: chromium, unit: 'wt%', sd: '0.1' }],
    by: 'p-lab',
  }) as Command;

const received = (lot: string, mass_g: number, more: object): readonly Command[] => [
  {
    type: 'receiveLots',
    lots: [{ lot, mass_g, form: 'turnings', lotClass: 'purchased-scrap', supplier: 'Maier', ...more }],
    happenedAt: '2026-03-02T08:00:00Z',
    by: 'p-goods',
  } as Command,
  { type: 'gateCheck', lot, checks: [{ check: 'radioactivity', verdict: 'PASS' }], by: 'p-goods' },
  analysed(`lot:${lot}`, '20.0'),
  {
    type: 'recordIdentification',
    lot,
    verdict: 'identified',
    candidates: [{ grade: 'IN600', probability: '0.99' }],
    by: 'p-lab',
  },
];
const cleared = (lot: string): Command => ({
  ...{ type: 'clearLot', lot, grade: 'IN600', reason: 'agrees', by: 'p-qual' },
});

const draws = [
  { from: 'lot:R-1' as const, mass_g: 300_000 },
  { from: 'lot:R-2' as const, mass_g: 100_000 },
];

/** 400 kg charged: 360 kg pieces, 25 kg revert, 5 kg skull, 8 kg slag, 2 kg missing; one piece is sold, one cut. */
beforeAll(async () => {
  context = memoryContext({ clock: () => new Date('2026-03-20T08:00:00Z') });
  await book(
    ...received('R-1', 500_000, { originClass: 'post-consumer', owner: undefined }),
    {
      type: 'processLot',
      lot: 'R-1',
      treatment: 'wash',
      wet_g: 500_000,
      clean_g: 490_000,
      losses: [{ to: 'oil', mass_g: 10_000 }],
      by: 'p-goods',
    },
    {
      type: 'recordIdentification',
      lot: 'R-1',
      verdict: 'identified',
      candidates: [{ grade: 'IN600', probability: '0.99' }],
      by: 'p-lab',
    },
    cleared('R-1'),
    ...received('R-2', 100_000, { lotClass: 'internal-revert', originClass: 'internal-revert' }),
    cleared('R-2'),
    {
      type: 'planHeat',
      heat: 'H-1',
      target: { grade: 'IN600', mass_g: 390_000 },
      reservations: draws,
      by: 'p-plan',
    },
    { type: 'chargeHeat', heat: 'H-1', draws, by: 'p-melt' },
    ...pouredHeat(analysed('heat:H-1', '19.5')),
    {
      ...{ type: 'release', of: 'object:I-1', verdict: 'FAIL', predicted: false, specification: 'S' },
      ...{ reasons: ['Cr low'], by: 'p-cert' },
    } as Command,
    { type: 'dispose', of: 'object:I-1', disposition: 'sell', reason: 'as it is', by: 'p-qual' },
    { type: 'ship', object: 'I-1', to: 'Customer X', by: 'p-cert' },
  );
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

it('follows the metal of a month from the gate to the pieces, and names what is missing', async () => {
  const month = await flows();
  const flow = (from: string, to: string) =>
    month.flows.find((one) => one.from === from && one.to === to)?.mass_kg;
  expect({
    bought: flow('purchased-scrap', 'yard'),
    charged: flow('yard', 'heats'),
    oil: flow('yard', 'oil'),
    pieces: flow('heats', 'pieces'),
    back: flow('heats', 'yard'),
    cropped: flow('pieces', 'yard'),
    shipped: flow('pieces', 'shipped'),
    missing: flow('heats', 'unexplained'),
    left: flow('yard', 'left in yard'),
  }).toEqual({
    bought: 500,
    charged: 400,
    oil: 10,
    pieces: 360,
    back: 25,
    cropped: 30,
    shipped: 200,
    missing: 2,
    left: 245,
  });
  expect(month.unexplained_kg).toBe(2);
  expect(month.losses).toEqual([
    { step: 'preparation', to: 'oil', mass_kg: 10 },
    { step: 'heats', to: 'slag', mass_kg: 8 },
    { step: 'heats', to: 'skull', mass_kg: 5 },
    { step: 'cutting', to: 'kerf', mass_kg: 4 },
  ]);
  expect(month.by.form).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'turnings', received_kg: 600, charged_kg: 400 }),
      expect.objectContaining({ name: 'ingot', made_kg: 360 }),
    ]),
  );
  expect(month.by.customer).toContainEqual(expect.objectContaining({ name: 'Customer X', shipped_kg: 200 }));
  expect(month.by.grade).toEqual(
    expect.arrayContaining([expect.objectContaining({ name: 'IN600', charged_kg: 400, made_kg: 360 })]),
  );
});

it('sets internal revert apart from recycled content', async () => {
  expect((await flows()).recycled).toMatchObject({
    ...{ charged_kg: 400, postConsumer_pct: 75, recycled_pct: 75, internal_pct: 25, unstated_pct: 0 },
  });
});

it('says how much of each element is missing, and how sure that is', async () => {
  const chromium = (await flows()).elements.find(({ element }) => element === 'Cr')!;
  // 400 kg at 20.0 % less 390 kg (pieces, revert, skull) at 19.5 %
  expect(chromium.difference_kg).toBeCloseTo(80 - 76.05, 2);
  expect(chromium.charged_kg).toBeCloseTo(80, 2);
  expect(chromium.sd_kg).toBeGreaterThan(0.39);
  expect(chromium.heats).toBe(1);
});

it('moves with a corrected booking, and leaves other months alone', async () => {
  const [booked] = await context.store.history('lot:R-1');
  const before = await flows();
  await context.store.execute({
    ...{ type: 'correct', seq: booked!.seq, how: 'incorrect-data', reason: 'read 500 for 520' },
    ...{ values: { mass_g: 520_000, supplier: 'Huber' }, by: 'p-qual' },
  });
  const after = await flows();
  const bought = ({ flows: all }: Flows) => all.find(({ from }) => from === 'purchased-scrap')?.mass_kg;
  expect([bought(before), bought(after)]).toEqual([500, 520]);
  expect(after.by.supplier.map(({ name }) => name)).toContain('Huber');
  const received_kg = ({ elements }: Flows) => elements.find(({ element }) => element === 'Cr')!.received_kg;
  expect(received_kg(after) - received_kg(before)).toBeCloseTo(4, 2);
  expect(await flows({ from: '2026-04-01', to: '2026-04-30' })).toMatchObject({ flows: [], recycled: null });
});

/** What the standard asks of a data package of tables, and a unit and source for each field as well. */
const names = z.array(z.string()).min(1);
const described = z.strictObject({
  name: z.string(),
  description: z.string().min(1),
  source: z.string().min(1),
});
const constraints = z.object({ required: z.boolean().optional(), minimum: z.number().optional() }).optional();
const field = z.union([
  described.extend({ type: z.enum(['string', 'date']), constraints }),
  described.extend({ type: z.enum(['number', 'integer']), unit: z.enum(['kg', '%', '1']), constraints }),
]);
const reference = z.strictObject({ resource: z.string(), fields: names });
const descriptor = z.strictObject({
  $schema: z.literal('https://datapackage.org/profiles/2.0/datapackage.json'),
  name: z.string().regex(/^[a-z0-9._-]+$/),
  title: z.string(),
  description: z.string(),
  sources: z.array(z.object({ title: z.string() })).min(1),
  resources: z.array(
    z.strictObject({
      $schema: z.literal('https://datapackage.org/profiles/2.0/dataresource.json'),
      name: z.string().regex(/^[a-z0-9._-]+$/),
      title: z.string(),
      type: z.literal('table'),
      path: z.string().regex(/^[a-z]+\.csv$/),
      format: z.literal('csv'),
      mediatype: z.literal('text/csv'),
      encoding: z.literal('utf-8'),
      bytes: z.int(),
      schema: z.strictObject({
        $schema: z.literal('https://datapackage.org/profiles/2.0/tableschema.json'),
        fields: z.array(field).min(1),
        primaryKey: names.optional(),
        foreignKeys: z.array(z.strictObject({ fields: names, reference })).optional(),
      }),
    }),
  ),
});

/** Rows of each table, whose cells are what their fields say. */
function tablesIn(files: readonly PackageFile[]): Map<string, Record<string, string>[]> {
  const { resources } = descriptor.parse(JSON.parse(files[0]!.content));
  expect(resources.map(({ path }) => path)).toEqual(files.slice(1).map(({ file }) => file));
  return new Map(
    resources.map(({ name, bytes, schema }, i) => {
      const { content } = files[i + 1]!;
      expect(Buffer.byteLength(content)).toBe(bytes);
      const [heads, ...cells] = parse(content, { record_delimiter: '\r\n' }) as string[][];
      expect(heads).toEqual(schema.fields.map((one) => one.name));
      for (const row of cells)
        schema.fields.forEach(({ type, constraints: held }, k) => {
          if (held?.required) expect(row[k]).not.toBe('');
          if ('number integer'.includes(type)) expect(Number(row[k])).not.toBeNaN();
          if (type === 'date') expect(row[k]).toMatch(/^\d{4}-\d\d-\d\d$/);
        });
      const rows = cells.map((row) => Object.fromEntries(row.map((one, k) => [heads![k]!, one])));
      const keys = rows.map((row) => JSON.stringify(schema.primaryKey?.map((one) => row[one]) ?? row));
      expect(new Set(keys).size).toBe(keys.length);
      return [name, rows];
    }),
  );
}

it('writes its tables as a data package, each number with unit and source', async () => {
  const month = await flows();
  const supplier = month.by.supplier.find(({ name }) => name === 'Maier');
  const by = { ...month.by, supplier: [{ ...supplier!, name: 'Maier "Süd", Linz' }] };
  const files = renderDataPackage(flowsPackage({ ...month, by }, 'DEMONSTRATION'));
  const tables = tablesIn(files);
  expect([...tables.keys()]).toEqual(['period', 'places', 'flows', 'elements', 'booked', 'losses']);
  expect(tables.get('period')).toMatchObject([
    { from: '2026-03-01', unexplained_kg: '2', internal_pct: '25' },
  ]);
  expect(tables.get('flows')).toContainEqual({ from: 'yard', to: 'heats', mass_kg: '400' });
  expect(tables.get('booked')).toContainEqual(
    expect.objectContaining({ by: 'supplier', name: 'Maier "Süd", Linz' }),
  );
  expect(tables.get('booked')).toContainEqual(expect.objectContaining({ by: 'grade', charged_kg: '400' }));
  const places = tables.get('places')!.map(({ id }) => id);
  for (const { from, to } of tables.get('flows')!) expect(places).toEqual(expect.arrayContaining([from, to]));
  expect(JSON.parse(files[0]!.content)).toMatchObject({
    description: expect.stringMatching(/^DEMONSTRATION\./),
  });
  const empty = tablesIn(
    renderDataPackage(flowsPackage(await flows({ from: '2026-04-01', to: '2026-04-30' }))),
  );
  expect(empty.get('flows')).toEqual([]);
});

it('takes back a shipment that did not occur', async () => {
  const records = await context.store.history('object:I-1');
  const { seq } = records.find(({ record }) => record.kind === 'object.shipped')!;
  await book({ type: 'correct', seq, how: 'did-not-occur', reason: 'still here', by: 'p-qual' });
  const month = await flows();
  expect(month.flows.some(({ to }) => to === 'shipped')).toBe(false);
  expect(month.flows).toContainEqual({ from: 'pieces', to: 'left in pieces', mass_kg: 326 });
});

it('shows a page, and refuses days that are none', async () => {
  const page = renderTerminal(flowsPage(await flows()));
  expect(page).toMatch(/2 kg of what was charged or cut/);
  expect(page).toMatch(/internal revert, no recycled content +25\.0 %/);
  expect(renderTerminal(flowsPage(await flows({ from: '2026-04-01', to: '2026-04-01' })))).toMatch(
    /nothing is booked between these days/,
  );
  await expect(flows({ from: '2026-03-31', to: '2026-03-01' })).rejects.toThrow(/to.*must not be before/);
  await expect(flows({ from: 'March', to: '2026-03-01' })).rejects.toThrow(/must be a day such as/);
});

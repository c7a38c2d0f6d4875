import { expect, test } from 'vitest';
import { actingAs } from '../src/desk/context.ts';
import type { Passport } from '../src/documents/proof/passport.ts';
import { passportPage } from '../src/pages/blocks/proof/passport-page.ts';
import { passports } from '../src/tasks/proof/passports.ts';
import { publishedLog } from '../src/tasks/proof/publish-log.ts';
import { recordRecall } from '../src/tasks/proof/record-recall/record-recall.ts';
import { releaseMeasured } from '../src/tasks/release/release-measured/release-measured.ts';
import { runTask } from '../src/tasks/task.ts';
import { castHeat, SPEC } from '../src/tasks/testing/cast-heat.ts';
import { memoryContext } from '../src/tasks/testing/memory-context.ts';
import { certifiedHeat, ORIGIN } from './testing/certified-heat.ts';

test('who scans a label sees origin, certificate and checkpoint, and nothing that is confidential', async () => {
  const { context } = await certifiedHeat();
  const published = async (showGrade: boolean) => {
    const files = new Map<string, string>();
    const order = { showGrade, url: 'https://plant.example/log/' };
    for await (const { path, bytes } of publishedLog(context, order))
      files.set(path, new TextDecoder().decode(bytes));
    return files;
  };
  const files = await published(false);
  const page = files.get('passport/heat/H-1.html')!;
  const [issued] = (await context.store.history('heat:H-1')).filter(
    ({ record }) => record.kind === 'cert.issued',
  );
  for (const shown of [
    'Heat H-1',
    'melted in',
    'PASS',
    `${issued!.body.payloadSha256}`,
    ORIGIN,
    'DEMONSTRATION',
  ])
    expect(page).toContain(shown);
  // customer, supplier, masses, lots, the number of the certificate and the grade are closed fields
  for (const closed of ['Example Scrap', 'H230', '>X<', 'C-1', 'R-1']) expect(page).not.toContain(closed);
  expect((await published(true)).get('passport/heat/H-1.html')).toContain('H230');
  expect([...files.keys()].at(-1)).toBe('checkpoint');
  expect(page).not.toMatch(/<script|https?:\/\//);
  const address = 'https://plant.example/log/passport/heat/H-1.html';
  expect(files.get('passport/labels.html')).toContain(address);
  await context.store.close();
  await context.compute.close();
});

test('the page of a piece that was put on hold says so beside its verdict', async () => {
  const context = memoryContext();
  await castHeat('P-1', context);
  await runTask(releaseMeasured, { of: 'object:P-1-a', spec: SPEC }, actingAs('p-cert', context));
  await context.store.execute({ type: 'holdObject', object: 'P-1-a', reason: 'lead found', by: 'p-qual' });
  const pages: Passport[] = [];
  for await (const one of passports({ checkpoint: 'c', showGrade: false }, context)) pages.push(one);
  expect(pages).toHaveLength(1);
  expect(pages[0]).toMatchObject({
    subject: 'object:P-1-a',
    released: { verdict: 'PASS' },
    certificates: [],
  });
  expect(JSON.stringify(passportPage(pages[0]!))).toMatch(/"ON HOLD","since \d{4}-/);
  await context.store.close();
  await context.compute.close();
});

test('the page of a heat whose lot is recalled says so, with the number and the day', async () => {
  const { context } = await certifiedHeat();
  const of = { of: 'lot:R-1', reason: 'lead found', record: true, number: 'RC-1' };
  await runTask(recordRecall, of, actingAs('p-qual', context));
  const pages: Passport[] = [];
  for await (const one of passports({ checkpoint: 'c', showGrade: false }, context)) pages.push(one);
  const [page] = pages;
  expect(page).toMatchObject({ subject: 'heat:H-1', recalled: [{ recall: 'RC-1' }] });
  const words = JSON.stringify(passportPage(page!));
  expect(words).toMatch(/"RECALLED","on \d{4}-\d{2}-\d{2}, recall RC-1: do not use it/);
  expect(words).not.toContain('lead found');
  await context.store.close();
  await context.compute.close();
});

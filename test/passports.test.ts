import { expect, test } from 'vitest';
import { publishedLog } from '../src/tasks/proof/publish-log.ts';
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

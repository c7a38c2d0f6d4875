import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lotOf, receive } from '../../src/evidence/ledger/testing/example-commands.ts';
import { DEMONSTRATION } from '../../src/pages/blocks/parts.ts';
import { TYPED_VERBS } from '../../src/tasks/part-verbs.ts';
import { realPlant } from '../testing/plant.ts';
import { freshFolder, remelt } from '../testing/remelt.ts';
import { FRESH, only, openWorks, PASSED, writeOrders } from './works.ts';

const opened = vi.hoisted(() => ({ store: undefined as unknown }));
vi.mock('../../src/evidence/ledger/open-store.ts', () => ({ openStore: async () => opened.store }));

const folder = freshFolder();
let data: string;
beforeAll(async () => {
  const { store } = await openWorks({ demonstration: true });
  opened.store = store;
  await store.execute(receive(lotOf('OF-HUBER', 5, { owner: 'Huber' })));
  // the plant's own file says nothing of a demonstration: only the first record does
  data = realPlant(folder.path, () => []);
  writeOrders(folder.path);
});
afterAll(() => folder.remove());

const type = (line: string) =>
  remelt(folder.path, line.split(' '), {
    env: { REMELT_DATA: data, REMELT_TOKEN: '', REMELT_CONFIG: join(folder.path, 'config') },
  });

/** What writes no page of a ledger, and what is too long here and goes the same way as the others. */
const NO_LEDGER = 'a document is calculated, or a table is read: no ledger is opened';
const LONG = 'calculates for seconds; its page goes the way of the others, through `showAnswer`';

/** A command line for each verb that writes a page, or why there is none. A new verb fails the test before it has one. */
const VERBS: Readonly<Record<string, string>> = {
  import: NO_LEDGER,
  lots: 'lots',
  'lot show': 'lot show C',
  'lot explain': 'lot explain C',
  'lot gate': `lot gate RAW --rate 10 --background 10 --cavities none --oil 0.004 --parts not-parts --export free --declared fits --by ${FRESH}`,
  'lot identify': LONG,
  'lot clear': `lot clear ON HELD --by ${FRESH}`,
  'heat plan': LONG,
  'heat predict': LONG,
  'heat advise': LONG,
  'heat trim': LONG,
  'heat list': 'heat list',
  'heat show': 'heat show H',
  'heat pieces': 'heat pieces H',
  'heat cost': 'heat cost H',
  'make-up-sheet': 'make-up-sheet P',
  record: `record samples.json --by ${only('melter')}`,
  plan: NO_LEDGER,
  value: 'value',
  offers: NO_LEDGER,
  toll: 'toll Huber --month 2026-01',
  simulate: NO_LEDGER,
  certificate: `certificate heat:H --release released.json --number CERT-9 --customer X --by ${only('quality')}`,
  advise: NO_LEDGER,
  trial: LONG,
  calibrate: LONG,
  today: 'today',
  'furnace list': 'furnace list',
  'furnace show': 'furnace show VIM-25',
  'expected-errors': NO_LEDGER,
  yields: 'yields',
  history: 'history lot:C',
  recall: 'recall lot:C',
  lifecycle: NO_LEDGER,
  'lifecycle plant': 'lifecycle plant --from 2026-01-01 --to 2026-12-31',
  'lifecycle reconcile-plant': 'lifecycle reconcile-plant --from 2026-01-01 --to 2026-12-31',
  'lifecycle heat': 'lifecycle heat H',
  'ledger witnesses': 'ledger witnesses',
  'results read': NO_LEDGER,
  identify: NO_LEDGER,
  trim: NO_LEDGER,
  'route check': NO_LEDGER,
  'scenario run': NO_LEDGER,
  invest: NO_LEDGER,
  'scale-up': NO_LEDGER,
  claim: NO_LEDGER,
  'qualify export': NO_LEDGER,
  verify: NO_LEDGER,
  'qualify evaluate': NO_LEDGER,
  'qualify envelope': NO_LEDGER,
  'qualify assure': NO_LEDGER,
  'qualify status': `qualify status ${PASSED}`,
  'qualify report': `qualify report ${PASSED}`,
  trace: 'trace heat:H',
};

interface Verb {
  readonly name: string;
  readonly options: readonly { readonly flags: string }[];
  readonly below: readonly Verb[];
}

const withPage = (verbs: readonly Verb[], before = ''): string[] =>
  verbs.flatMap(({ name, options, below }) => [
    ...(options.some(({ flags }) => flags.startsWith('--html')) ? [before + name] : []),
    ...withPage(below, `${before}${name} `),
  ]);

/** Those are all shown in one place, `faces/cli/verb.ts`: the pages of a few stand for them. */
const FROM_CONTRACTS: ReadonlySet<string> = new Set(TYPED_VERBS.map(({ verb }) => verb ?? ''));

test('each verb that writes a page is looked at here', () => {
  const list = join(import.meta.dirname, '../../src/faces/cli/verb-list.json');
  const byHand = (names: readonly string[]) => names.filter((name) => !FROM_CONTRACTS.has(name)).sort();
  expect(byHand(Object.keys(VERBS))).toEqual(
    byHand(withPage(JSON.parse(readFileSync(list, 'utf8')) as readonly Verb[])),
  );
});

test('a verdict on a terminal is marked, whatever plant.json says', async () => {
  const ran = await type('release limits.json --of heat:H --by did-ship-metal --save released.json');
  expect([ran.code, ran.out]).toEqual([0, expect.stringMatching(`^${DEMONSTRATION}\n.*PASS`)]);
});

test.each(Object.entries(VERBS).filter(([, line]) => line !== NO_LEDGER && line !== LONG))(
  'the page of "%s" is marked',
  async (_verb, line) => {
    const ran = await type(`${line} --html page.html`);
    expect([ran.err, ran.out]).toEqual([expect.any(String), expect.stringContaining('written to page.html')]);
    const page = readFileSync(join(folder.path, 'page.html'), 'utf8');
    writeFileSync(join(folder.path, 'page.html'), '');
    expect(page).toContain(`>${DEMONSTRATION}<`);
    expect(pretendedIn(page)).toEqual([]);
  },
);

test('a recorded footprint shows no more digits than its factors give', async () => {
  const { err } = await type(`lifecycle heat H --record --by ${only('quality')}`);
  expect(err).toMatch(/To be booked: [\d.,e+]+ kg CO2e/);
  expect(pretendedIn(err)).toEqual([]);
});

test('a number with too many digits or a sign before nothing is found', () => {
  const page =
    '<td>1234.5678</td><td>+0</td><td>-0.0 %</td><td>12,345.678 kg</td><td>2026-11-28</td><td>+0.5</td>';
  expect(pretendedIn(page)).toEqual(['1234.5678', '+0', '-0.0']);
});

/** Digits that nothing measured here gives; a mass that was booked in grams is exact, and so is what was counted. */
const MOST_DIGITS = 6;

/** Numbers of a page that say more than is known: more digits than any uncertainty leaves, or a sign before nothing. */
function pretendedIn(page: string): string[] {
  const text = page
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\d[\d,.]*( |&nbsp;|\u00a0)kg\b/g, ' ');
  const numbers = text.match(/(?<![\w.,:/-])[+-]?\d[\d,]*(?:\.\d+)?(?![\w.:/-]*\w)/g) ?? [];
  return numbers.filter((number) => {
    const [whole = '', part] = number.replace(/^[+-]/, '').split('.');
    if (/^[+-]/.test(number) && !/[1-9]/.test(number)) return true;
    // to the gram: a mass that was booked; closing zeros stand under the other amounts of a column
    if (part === undefined || part.length === 3) return false;
    return `${whole.replaceAll(',', '')}${part.replace(/0+$/, '')}`.replace(/^0+/, '').length > MOST_DIGITS;
  });
}

test('a statement of a customer is marked in its PDF and workbook too', async () => {
  const ran = await type('toll Huber --pdf toll.pdf --xlsx toll.xlsx --json');
  expect([ran.code, ran.json()]).toEqual([0, expect.objectContaining({ specimen: true })]);
});

test.each(['pdf', 'xlsx'])('the make-up sheet is marked in its .%s too', async (ending) => {
  const ran = await type(`make-up-sheet P --out sheet.${ending} --json`);
  expect([ran.code, ran.json()]).toEqual([0, expect.objectContaining({ specimen: true })]);
});

test('a data package of flows is marked too, and is written over no other files', async () => {
  const line = 'lifecycle plant --from 2026-01-01 --to 2026-12-31 --package';
  const ran = await type(`${line} flows`);
  expect([ran.err, ran.out]).toEqual([
    expect.any(String),
    expect.stringContaining('7 files written to flows'),
  ]);
  expect(readFileSync(join(folder.path, 'flows', 'datapackage.json'), 'utf8')).toContain(DEMONSTRATION);
  expect((await type(`${line} flows`)).code).toBe(0);
  const refused = await type(`${line} .`);
  expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('holds other files')]);
});

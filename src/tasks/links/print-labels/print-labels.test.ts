import { beforeAll, expect, it } from 'vitest';
import { actingAs, type PrinterState, type TaskContext } from '../../../desk/context.ts';
import type { Command } from '../../../evidence/ledger/commands.ts';
import { UnavailableError } from '../../../foundation/errors.ts';
import { sampleCode } from '../../../metal/alloy/sample-code.ts';
import { renderTerminal } from '../../../pages/render/terminal.ts';
import { showHistory } from '../../proof/show-history/show-history.ts';
import { runTask } from '../../task.ts';
import { castMetal } from '../../testing/cast-heat.ts';
import { yardWith } from '../../testing/yard.ts';
import { orderAnalyses } from '../../yard/order-analyses/order-analyses.ts';
import { enterSource } from '../enter-source/enter-source.ts';
import { contract } from './contract.ts';
import { page } from './page.ts';
import { printLabels } from './print-labels.ts';

const READY: PrinterState = { faults: [], waiting: 0 };

/** A yard with a printer of small labels that is as `states` says, before and after, and what it got. */
async function yardWithPrinter(...states: readonly (PrinterState | null | Error)[]) {
  const yard = await yardWith('R-2301', 'R-2302');
  const address = 'tcp://10.0.4.20?size=50x25&dpi=300';
  await runTask(enterSource, { source: 'yard', driver: 'zpl', address }, actingAs('p-qual', yard));
  await runTask(
    enterSource,
    { source: 'oes', driver: 'folder', address: '/mnt/oes', method: 'OES' },
    actingAs('p-qual', yard),
  );
  const [before = READY, after = READY] = states;
  const got: string[] = [];
  const places: unknown[] = [];
  const printers: NonNullable<TaskContext['printers']> = {
    open: async (place) => {
      places.push(place);
      if (before instanceof Error) throw before;
      const print = async (zpl: string) => {
        got.push(zpl);
        return after as PrinterState | null;
      };
      return { state: before, print, close: () => undefined };
    },
  };
  return { context: { ...actingAs('p-goods', yard), printers }, got, places };
}
const recorded = async ({ store }: TaskContext) =>
  (await store.records(0, 1000)).filter(({ record }) => record.kind === 'label.printed').length;

it('prints on a printer of the plant, in its size, and records it', async () => {
  const { context, got, places } = await yardWithPrinter();
  const order = { lots: ['R-2301', 'R-2302', 'R-2301'], printer: 'yard', copies: 2 };
  const answer = await runTask(printLabels, order, context);
  expect(answer).toMatchObject({
    ...{ printer: 'yard', sheet: '50x25', copies: 2 },
    labels: [
      {
        name: 'lot/R-2301',
        large: 'R-2301',
        lines: expect.arrayContaining(['640 kg, ON HOLD']),
        before: null,
      },
      { name: 'lot/R-2302' },
    ],
  });
  expect(places).toEqual([{ printer: 'yard', host: '10.0.4.20', port: 9100, answers: true }]);
  expect(got).toHaveLength(1);
  expect(got[0]!.match(/\^PW600\^LL300/g)).toHaveLength(2);
  expect(got[0]!.match(/\^PQ2,/g)).toHaveLength(2);
  expect(await recorded(context)).toBe(2);
  expect(renderTerminal(page(answer))).toContain('4 labels printed by yard');
});

it('asks for the reason of another label before it looks for the printer, and says what was printed before', async () => {
  const { context, got, places } = await yardWithPrinter();
  const print = (more: object) =>
    runTask(printLabels, { lots: ['R-2301'], printer: 'yard', ...more }, context);
  await print({});
  await expect(print({})).rejects.toMatchObject({
    ...{ code: 'conflict', message: expect.stringContaining('(yard): a second one needs a reason') },
    details: [{ path: 'reason' }],
  });
  expect([got.length, places.length]).toEqual([1, 1]);
  const again = await print({ reason: 'torn' });
  expect(again.labels[0]!.before).toMatchObject({ times: 1, copies: 1, printer: 'yard', reason: null });
  const { records } = await runTask(showHistory, { about: 'R-2301' }, context);
  expect(records.slice(-2).map(({ words }) => words)).toEqual([
    'label of the lot printed by yard',
    'label of the lot printed by yard; another one: torn',
  ]);
});

it.each([
  ['is out of labels', { faults: ['it is out of labels', 'its head is open'], waiting: 0 }, 'unavailable'],
  ['is off', new UnavailableError('printer yard cannot be reached'), 'unavailable'],
] as const)('refuses a printer that %s, and records nothing', async (_, state, code) => {
  const { context, got } = await yardWithPrinter(state);
  await expect(runTask(printLabels, { lots: ['R-2301'], printer: 'yard' }, context)).rejects.toMatchObject({
    code,
  });
  expect([got, await recorded(context)]).toEqual([[], 0]);
});

it('says what the printer says afterwards, and prints on one that says nothing', async () => {
  const { context } = await yardWithPrinter(READY, { faults: ['it is out of labels'], waiting: 3 });
  const answer = await runTask(printLabels, { lots: ['R-2301'], printer: 'yard' }, context);
  expect(answer.warning).toBe(
    'printer yard has the labels, and now it is out of labels; 3 labels wait in it. It goes on when that is put right.',
  );
  const mute = await yardWithPrinter(null, null);
  const { warning } = await runTask(printLabels, { lots: ['R-2301'], printer: 'yard' }, mute.context);
  expect([warning, mute.got.length]).toEqual([undefined, 1]);
});

it('shows labels without recording them, and records those of a file', async () => {
  const { context } = await yardWithPrinter();
  const shown = await runTask(printLabels, { lots: ['R-2301'] }, context);
  expect([shown.printer, await recorded(context)]).toEqual([null, 0]);
  expect(renderTerminal(page(shown))).toContain('Nothing is printed or recorded yet');
  const pdf = await runTask(printLabels, { lots: ['R-2301'], file: 'PDF', sheet: 'a4' }, context);
  expect([pdf.printer, pdf.sheet, await recorded(context)]).toEqual(['PDF', 'a4', 1]);
});

it.each([
  [{ lots: ['R-2301'], printer: 'yard', file: 'PDF' }, 'input', 'printer'],
  [{ lots: ['R-2301'], printer: 'yard', sheet: 'a4' }, 'input', 'sheet'],
  [{ lots: ['R-2301'], printer: 'oes' }, 'input', 'printer'],
  [{ lots: ['R-2301'], printer: 'lab' }, 'not-found', 'source'],
  [{ lots: ['R-2303'] }, 'not-found', 'lots'],
  [{ ingots: ['I-1'] }, 'not-found', 'ingots'],
  [{ pallet: 3 }, 'not-found', 'pallet'],
  [{ of: 'R-2301' }, 'not-found', 'samples'],
  [{ printer: 'yard' }, 'input', 'order'],
  [{ lots: ['R-2301'], ingots: ['I-1'] }, 'input', 'order'],
] as const)('refuses %j', async (order, code, path) => {
  const { context } = await yardWithPrinter();
  await expect(runTask(printLabels, order, context)).rejects.toMatchObject({ code, details: [{ path }] });
});

let heats: TaskContext;
beforeAll(async () => {
  heats = await yardWith('R-2301');
  await castMetal('H-1', heats);
  const sample = { type: 'takeSample', of: 'heat:H-1', sample: 'S-1', place: 'ladle', by: 'p-melt' } as const;
  await heats.store.execute(sample as Command);
});

it('names a sample by its code, with what is to be measured and where it was taken', async () => {
  const context = actingAs('p-lab', heats);
  const { labels } = await runTask(printLabels, { of: 'H-1', samples: ['S-1'] }, context);
  const code = sampleCode('heat:H-1', 'S-1');
  expect(labels).toMatchObject([
    { name: `sample/${code}`, large: code, code, sample: 'S-1', of: ['heat:H-1'] },
  ]);
  const { lines } = labels[0]!;
  expect(lines[0]).toBe('S-1 of heat H-1');
  expect(lines[1]).toMatch(/\bCr\b.*\bNb\b/);
  expect(lines[2]).toMatch(/^ladle, \d{4}-\d\d-\d\d \d\d:\d\d$/);
  const wrong = runTask(printLabels, { of: 'H-1', samples: ['S-2'] }, context);
  await expect(wrong).rejects.toThrow('heat H-1 has no sample "S-2"');
  await runTask(orderAnalyses, { analyses: ['R-2301:Bi:GDMS', 'R-2301:Se:GDMS'] }, actingAs('p-plan', heats));
  const ordered = await runTask(printLabels, { of: 'R-2301' }, context);
  expect(ordered.labels).toMatchObject([
    { large: sampleCode('lot:R-2301', 'R-2301'), lines: expect.arrayContaining(['Bi Se by GDMS']) },
  ]);
});

it('says of an ingot its alloy, heat and standing, and of a pallet what lies on it', async () => {
  const context = actingAs('p-goods', heats);
  const { labels } = await runTask(printLabels, { ingots: ['H-1-a'], url: 'https://w.example' }, context);
  expect(labels[0]).toMatchObject({
    large: 'H-1-a',
    lines: expect.arrayContaining(['IN718, ingot', 'heat H-1', '250 kg, ON HOLD']),
    code: 'https://w.example/21/H-1-a',
  });
  const contents = ['R-2301', 'object:H-1-a', 'R-2301'];
  const made = await runTask(printLabels, { contents, file: 'PDF' }, context);
  expect(made.labels[0]).toMatchObject({
    ...{ large: 'PALLET 1', of: ['lot:R-2301', 'object:H-1-a'], code: 'PALLET-1' },
    lines: expect.arrayContaining(['2 pieces, 890 kg', 'R-2301, H-1-a']),
  });
  const next = await runTask(printLabels, { contents: ['R-2301'], file: 'PDF' }, context);
  expect(next.labels[0]!.large).toBe('PALLET 2');
  const again = await runTask(printLabels, { pallet: 1, file: 'PDF', reason: 'second side' }, context);
  expect(again.labels[0]).toMatchObject({ of: ['lot:R-2301', 'object:H-1-a'], before: { times: 1 } });
});

it('takes no more labels and copies than a roll has', () => {
  const takes = (order: object) => contract.order.safeParse(order).success;
  expect([0, 1, 500, 501].map((n) => takes({ lots: Array(n).fill('A') }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([0, 1, 100, 101].map((copies) => takes({ lots: ['A'], copies }))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorNamed } from '../src/desk/actor.ts';
import type { TaskContext } from '../src/desk/context.ts';
import { namesOfPlant } from '../src/desk/names-of-plant.ts';
import type { Page, PaperPage } from '../src/documents/page.ts';
import { pageOf } from '../src/faces/server/routes/task-pages.ts';
import { refusalPage } from '../src/faces/server/show.ts';
import { UnavailableError } from '../src/foundation/errors.ts';
import { ownValue } from '../src/foundation/quantity/own-value.ts';
import { mayDo } from '../src/metal/plant/person.ts';
import { renderHtml } from '../src/pages/render/html.ts';
import { renderTerminal } from '../src/pages/render/terminal.ts';
import { renderXlsx } from '../src/pages/render/xlsx.ts';
import { type AnyTask, TASKS, taskNamed } from '../src/tasks/registry.ts';
import { runTask } from '../src/tasks/task.ts';
import { certifiedHeat } from './testing/certified-heat.ts';
import { leastOrder, type Planted, planted } from './testing/text-fields.ts';
import { cellsOf } from './testing/workbook-cells.ts';

/** Every text field of the order of every task of the registry, so that a new task or field is looked at without a line here. */
const NAMES = Object.values(TASKS).flatMap((group) => Object.keys(group));

const UNSEEN = ['a\u0000b', '\u202egpj.exe', 'a\u2066b', '\u200fx', 'a\u001b[2Jb'];
const SCRIPT = '<script>alert(1)</script>';
const FORMULA = '=1+1';
/** What a browser would read as a tag of the payload. */
const LIVE = /<script>alert/;

/** What the ledger of these tests knows, so that an order goes as far as it can. */
const USUAL = {
  ...{ lot: 'R-1', lots: ['R-1'], heat: 'H-1', of: 'heat:H-1', subject: 'heat:H-1', about: 'lot:R-1' },
  ...{ direction: 'up', number: 'C-1', customer: SCRIPT, to: SCRIPT, spec: 'S-1 rev A', mass_g: 1000 },
  ...{ material: 'Ni-electrolytic', method: 'OES', text: '1', unit: 'wt%', element: 'Ni', usd_per_kg: '3' },
  ...{ on: '2026-01-01', from: '2026-01-01', base: 'https://id.example', object: 'I-1', record: 'plan' },
  ...{ url: 'https://plant.example', roles: ['melter'], role: 'melter', expires: '2027-06-30', lotId: 'N-1' },
  ...{
    form: 'turnings',
    month: '2026-01',
    furnace: 'VIM-25',
    name: 'S-1 rev A',
    programme: 'P-1',
    mass_kg: 10,
  },
  ...{
    lotClass: 'purchased-scrap',
    originClass: 'post-consumer',
    gradeId: 'IN718',
    origin: 'ledger.example',
  },
  ...{ person: 'p-melt', country: 'DE', released: undefined },
};

/** Where a name means something else in the order of one task. A task without a line is looked at all the same. */
const OWN: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'set-price': { of: 'Ni' },
  'issue-certificate': { customer: { name: SCRIPT }, number: 'C-9' },
  'report-flows': { to: '2099-01-01' },
  'reconcile-plant': { to: '2099-01-01' },
  'lock-programme': { document: programme() },
  'show-specification': { name: 'C-1 rev usual' },
  'record-recall': { record: true, of: 'lot:R-1' },
  'recall-metal': { of: 'lot:R-1' },
};
const usualOf = ({ name }: Pick<AnyTask, 'name'>) => ({ ...USUAL, ...ownValue(OWN, name) });

/** The programme of the documentation, with a script for each of its words. */
function programme(): unknown {
  const file = join(import.meta.dirname, '../docs/formats/qualify.example.json');
  const words = new Set(['title', 'name', 'source', 'reason', 'note', 'unit']);
  const document = JSON.parse(readFileSync(file, 'utf8'), (key, value: unknown) =>
    words.has(key) && typeof value === 'string' ? SCRIPT : value,
  ) as { readonly programme: object };
  return { ...document, programme: { ...document.programme, id: 'P-1' }, evidence: [] };
}

let context: TaskContext;
beforeAll(async () => {
  const certified = await certifiedHeat({ supplier: FORMULA, laboratory: SCRIPT, customer: SCRIPT });
  ({ context } = certified);
});
afterAll(async () => {
  await context.store.close();
  await context.compute.close();
});

/** Somebody who may do what the task does. */
function actorFor({ act }: AnyTask): TaskContext['actor'] {
  const { persons } = context.compute.facts().plant;
  const on = context.clock().toISOString().slice(0, 10);
  const person = persons.find(({ id, ...one }) =>
    act === null ? id === 'p-qual' : mayDo({ id, ...one }, act, on),
  )!;
  return actorNamed(person.id, { people: persons, user: 'test' });
}

/** What writes before what reads, so that a page tells what was written. */
const ALL = (await Promise.all(NAMES.map((name) => taskNamed(name)))).sort(
  (a, b) => Number(a.reads ?? false) - Number(b.reads ?? false),
);

describe('an order of', () => {
  const writing = ALL.filter((task) => !task.reads && planted(task.order, FORMULA).length > 0);
  it.each(writing.map((task) => [task.name, task] as const))(
    '%s takes no sign that nobody sees into any text',
    async (_name, task) => {
      for (const sign of UNSEEN)
        for (const { order, path } of planted(task.order, sign, usualOf(task))) {
          const refused: unknown = await runTask(task, order, { ...context, actor: actorFor(task) }).then(
            () => expect.fail(`took ${JSON.stringify(sign)} as ${path}`),
            (error: unknown) => error,
          );
          expect(refused, path).toMatchObject({ code: 'input' });
        }
    },
  );
});

/** The usual order, whose answer tells what others wrote, and one with the payload in each text. */
const ordersOf = (task: AnyTask, payload: string): readonly Planted[] => [
  { order: leastOrder(task.order, usualOf(task)), path: 'as usual' },
  ...planted(task.order, payload, usualOf(task)),
];

/** Tasks whose pages held a payload: if they all refused their orders, nothing would have been looked at. */
const told = new Set<string>();
const holdsPayload = (page: Page): boolean =>
  [SCRIPT, FORMULA].some((payload) => JSON.stringify(page).includes(JSON.stringify(payload).slice(1, -1)));

describe('each page, workbook and refusal of', () => {
  it.each(ALL.map((task) => [task.name, task] as const))(
    '%s holds a script or a formula as a text',
    async (name, task) => {
      for (const payload of [SCRIPT, FORMULA])
        for (const { order, path } of ordersOf(task, payload)) {
          const asked = {
            ...{ order, names: namesOfPlant(context.compute), at: context.clock() },
            ledger: async () => context,
          };
          const answering = runTask(task, order, { ...quick(context), actor: actorFor(task) });
          const page = await answering.then((answer) => pageOf(name, answer, asked), refusalPage);
          if (page) expectClean(page, path);
          if (page && holdsPayload(page)) told.add(name);
          const workbook = await answering.then(
            (answer) => pageOf(name, answer, { ...asked, asWorkbook: true }),
            () => null,
          );
          if (workbook && isPaper(workbook))
            expect((await cellsOf(await renderXlsx(workbook))).computed, path).toEqual([]);
          expect(page?.title, path).not.toBe('A fault of the program');
        }
    },
  );
});

it('looked at pages of lots, heats, certificates, programmes, prices and specifications that hold them', () => {
  expect([...told]).toEqual(
    expect.arrayContaining([
      ...['list-lots', 'show-lot', 'report-heat', 'show-certificate', 'show-programme', 'list-prices'],
      ...['show-specification', 'propose-person', 'set-disclosure', 'recall-metal', 'show-history'],
    ]),
  );
});

const isPaper = (page: Page): page is PaperPage => page.paper !== undefined;

function expectClean(page: Page, path: string): void {
  expect(renderHtml(page), path).not.toMatch(LIVE);
  expect(renderTerminal(page), path).not.toContain('\u001b');
}

/** A context whose long calculations are not asked: their orders are refused there, as everybody's would be. */
const quick = (one: TaskContext): TaskContext => ({
  ...one,
  compute: { ...one.compute, ...Object.fromEntries(LONG.map((name) => [name, notHere])) },
});
const notHere = () => Promise.reject(new UnavailableError('not asked here'));
const LONG = [
  ...['plan', 'simulate', 'trial', 'calibrate', 'advise', 'correct', 'value', 'lifecycle', 'identify'],
  ...['deriveStock', 'assure', 'scenario', 'invest', 'scaleUp', 'claim', 'schedule', 'certify'],
];

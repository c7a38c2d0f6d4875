import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { DEFAULT_SEED, type TaskContext } from '../../src/desk/context.ts';
import { Memory } from '../../src/desk/memory.ts';
import { signedStore } from '../../src/desk/signed-store.ts';
import { createCompute } from '../../src/engine/compute.ts';
import type { Store } from '../../src/evidence/ledger/store.ts';
import { ForbiddenError } from '../../src/foundation/errors.ts';
import { sha256Hex } from '../../src/foundation/quantity/canonical.ts';
import { ACTS, type Act, actInWords, otherHandsThan } from '../../src/metal/plant/person.ts';
import { TASKS } from '../../src/tasks/registry.ts';
import { runTask } from '../../src/tasks/task.ts';
import { realPlant } from '../testing/plant.ts';
import { freshFolder, type Ran, remelt } from '../testing/remelt.ts';
import {
  APPROVAL,
  CERTIFICATE,
  DONE,
  doerOf,
  FLYING,
  FRESH,
  only,
  openWorks,
  otherRoles,
  PASSED,
  PROPERTY,
  programme,
  ROUTE,
  tokenOf,
  type Works,
  writeOrders,
} from './works.ts';

/** The ledger that every command line of this file opens: no database is started for a refusal. */
const opened = vi.hoisted(() => ({ store: undefined as unknown }));
vi.mock('../../src/evidence/ledger/open-store.ts', () => ({ openStore: async () => opened.store }));

const FORMATS = join(import.meta.dirname, '../../docs/formats');
const folder = freshFolder();
let works: Works;
let data: string;
beforeAll(async () => {
  works = await openWorks();
  opened.store = works.store;
  const bytes = new TextEncoder().encode('Sample;Cr\nS;22.1\n');
  await works.execute(
    {
      ...{ type: 'arriveResults', arrival: 'AR', source: 'OES-1', file: 'run.csv', samples: ['S'] },
      ...{ raw: deflateRawSync(bytes).toString('base64'), sha256: sha256Hex(bytes), reading: '{}' },
    },
    FRESH,
  );
  data = realPlant(folder.path, () => []);
  writeOrders(folder.path);
  copyFileSync(join(FORMATS, 'simulate.example.json'), join(folder.path, 'route.json'));
  const advice = JSON.parse(readFileSync(join(FORMATS, 'advise.example.json'), 'utf8')) as object;
  writeFileSync(join(folder.path, 'advise.json'), JSON.stringify({ ...advice, heat: 'Q' }));
  const plan = (id: string): string =>
    JSON.stringify({ format: 'remelt-programme/1', programme: programme(id) });
  writeFileSync(join(folder.path, 'new.json'), plan('NEW'));
  writeFileSync(join(folder.path, 'passed.json'), plan(PASSED).replace('1S', '1M'));
  writeFileSync(
    join(folder.path, 'tensile.csv'),
    `item,heat,specimen,value,unit,on\n${PROPERTY.id},H,B3,900,MPa,2026-01-10\n`,
  );
});
afterAll(() => folder.remove());

const type = (line: string, by: string | null): Promise<Ran> =>
  remelt(
    folder.path,
    line
      .replaceAll('BY', by ?? only('quality'))
      .match(/"[^"]*"|\S+/g)!
      .map((word) => word.replaceAll('"', '')),
    {
      env: {
        REMELT_DATA: data,
        REMELT_TOKEN: by === null ? '' : tokenOf(by),
        REMELT_CONFIG: join(folder.path, 'config'),
      },
    },
  );

/** One command line per act. A new row of the table does not compile before it has one. */
const LINES: Readonly<Record<Act, string>> = {
  'receive lot': 'lot buy Ni-electrolytic 20',
  'check lot':
    'lot gate RAW --rate 10 --background 10 --cavities none --oil 0.004 --parts not-parts --export free --declared fits',
  'prepare lot': 'lot process RAW --treatment washing --clean-kg 4.9 --oil 0.001',
  'take sample': 'record samples.json',
  'book analysis': 'heat sample H Cr=22.1 --id F9 --method OES --place ladle',
  'book analysis of a lot': 'lot analyse RAW Cr=22 --method OES --id A9',
  'book bath analysis': 'heat sample Q Cr=22.1 --id B9 --method OES',
  'identify lot': 'lot identify ON',
  'hold lot': 'lot hold C oil',
  'order analyses': 'lot order-analyses RAW:Bi:GDMS',
  'lift hold': 'lot lift HELD washed',
  'clear lot': 'lot clear ON --as haynes-230',
  'clear bought lot': 'lot buy Ni-electrolytic 20',
  'plan heat': 'heat plan N --grade H230 --mass 100',
  'accept plan': 'heat accept D seen',
  'charge heat': 'heat charge P C=100',
  'withdraw charge': 'undo heat:Q charge --reason r --by BY --yes',
  'record heat': 'heat melt Q --kg 100',
  'set hold point': 'amend heat:B --hold-point pour=seen --reason r --by BY --yes',
  'stamp hold point': 'heat stamp S cast --accept',
  'waive hold point': 'heat stamp S cast --waive r',
  'accept advice': 'advise advise.json --accept --by BY',
  'release heat': 'release limits.json --of heat:H --by BY',
  'certify metal': 'certificate heat:H --release released.json --number CERT-9 --customer X --by BY',
  'ship metal': 'ship object:I --to forge --by BY',
  'withdraw certificate': `undo object:I certificate:${CERTIFICATE} --reason r --by BY --yes`,
  'dispose of metal': 'dispose object:J --as scrap --reason r --by BY',
  'override diagnostic': 'heat leak P 2 --furnace VIM-25 --accept "one heat"',
  'correct record': 'amend lot:RAW --form solids --reason r --by BY --yes',
  'withdraw analysis': 'undo heat:H analysis:F1 --reason r --cause testing-equipment --by BY --yes',
  'change sample purpose': 'amend heat:H sample:K --purpose control --reason r --by BY --yes',
  'withdraw bath analysis': 'undo heat:B analysis:B1 --reason r --by BY --yes',
  'enter specification': 'spec enter S-9 1 Cr=20..24 --customer C',
  'compare specification': 'spec compare S-1 1 Cr=20..24',
  'propose person': 'persons propose other --name O --roles melter',
  'admit person': 'persons confirm new',
  'keep log key': 'keys make --origin works.example --by BY',
  'lock programme': 'qualify lock new.json --by BY',
  'revise programme': 'qualify lock passed.json --reason r --by BY',
  'add evidence': `qualify add ${PASSED} tensile.csv --type tensile --report T-3 --by BY`,
  'exclude evidence': `qualify exclude ${PASSED} ${PROPERTY.id} B1 --heat H --cause testing-equipment --reason r --by BY`,
  'evaluate programme': `qualify evaluate ${PASSED} --by BY`,
  'record approval': `qualify approve ${PASSED} --number EA-3 --approval-type a --authority A --limitations none --expires 2099-01-01 --by BY`,
  'introduce into service': `qualify introduce ${PASSED} --approval ${APPROVAL} --by BY`,
  'suspend service': `qualify suspend ${FLYING} --reason r --by BY`,
  'record recall': 'recall lot:C --record --hold --reason r --by BY',
  'record footprint': 'lifecycle heat H --record --by BY --yes',
  'enter route': `route enter ${ROUTE} --from route.json`,
  'set disclosure': 'disclosure set X --opens results',
  'keep backup': 'ledger backups --hour 2 --by BY',
  'retry part': 'hosts retry PART --by BY',
  'make bundle': 'bundle heat:H --for X --by BY',
  'erase field': 'disclosure erase lot:HELD reason --reason r --by BY --yes',
  'keep order book': 'customer enter C-1 --name Foundry --by BY',
  'post cost': 'heat post-cost H --by BY --yes',
  'settle results': 'results refuse AR --samples S --reason r',
  'set taking rule': 'results rule spark --source OES-1 --method OES',
  'print label': 'label lot RAW --out label.pdf --by BY',
  'teach lesson': 'lesson end cs --reason r --by BY',
  'keep register': 'scale enter floor --capacity 500 --division 0.1 --by BY',
  'set price': 'price set Ni 15.40 --on 2026-02-01 --source LME',
};

describe('at the command line', () => {
  /** Exit 2 because of who asks; nothing is recorded. */
  const refused = async (act: Act, by: string | null, words: RegExp): Promise<void> => {
    const before = await works.size();
    const ran = await type(LINES[act], by);
    expect([act, by, ran.code, ran.err]).toEqual([act, by, 2, expect.stringMatching(words)]);
    expect(await works.size()).toBe(before);
  };

  beforeAll(async () => {
    const ran = await type('release limits.json --of heat:H --by BY --save released.json', FRESH);
    expect([ran.code, ran.err]).toEqual([0, '']);
  });

  test.each(ACTS)('W1, W7: "%s" is refused to nobody and to who has not the role', async (act) => {
    await refused(act, null, /nobody is signed in/);
    await refused(act, only(otherRoles(act).at(-1)!), /may not|validate/);
  });

  test.each(ACTS.filter((act) => otherHandsThan(act).length > 0))(
    'W3: "%s" is refused to whose hands it must not have',
    async (act) => {
      for (const before of otherHandsThan(act).filter((one) => DONE.has(one)))
        await refused(act, doerOf(before), new RegExp(`did "${before}" on`));
    },
  );
});

describe('in the tasks', async () => {
  const tasks = await Promise.all(
    Object.values(TASKS).flatMap((group) => Object.values(group).map((load) => load())),
  );
  const acting = tasks.flatMap((task) =>
    task.act === null ? [] : [{ task, act: task.act, name: task.name }],
  );
  const store = (): Store => works.store;
  const compute = createCompute();
  afterAll(() => compute.close());
  const as = async (by: string | null): Promise<TaskContext> => ({
    compute,
    store: by === null ? store() : signedStore(store(), await store().signIn({ token: tokenOf(by) })),
    clock: () => new Date('2026-03-02T08:00:00Z'),
    seed: DEFAULT_SEED,
    actor: { kind: 'machine', user: 'test' },
    memory: new Memory(),
  });

  test.each(acting)(
    'W1, W7: $name is begun by nobody, and by no role that the table does not name',
    async ({ task, act }) => {
      let begun = 0;
      const tried = { ...task, order: z.object({}), run: async () => (begun += 1) };
      const run = async (by: string | null) => runTask(tried, {}, await as(by));
      await expect(run(null)).rejects.toThrow(ForbiddenError);
      for (const role of otherRoles(act))
        await expect(run(only(role))).rejects.toThrow(`may not ${actInWords(act)}`);
      expect(begun).toBe(0);
      await run(FRESH);
      expect(begun).toBe(1);
    },
  );
});

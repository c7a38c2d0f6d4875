import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import {
  analyse,
  charge,
  from,
  judge,
  lotOf,
  melt,
  plan,
  receive,
} from '../../src/evidence/ledger/testing/example-commands.ts';
import { privateKeyText, signerOfKey } from '../../src/evidence/proof/sign.ts';
import { ForbiddenError } from '../../src/foundation/errors.ts';
import { sha256Hex } from '../../src/foundation/quantity/canonical.ts';
import { ACTS, type Act, actInWords, otherHandsThan, rolesFor } from '../../src/metal/plant/person.ts';
import {
  APPROVAL,
  approval,
  CERTIFICATE,
  DONE,
  doerOf,
  evidence,
  FLYING,
  FRESH,
  only,
  openWorks,
  otherRoles,
  PASSED,
  PROPERTY,
  programme,
  type Works,
} from './works.ts';

const hash = 'a'.repeat(64);

/** What books nothing of its own: its task asks for the role. */
type OfTask = 'make bundle' | 'keep backup' | 'retry part';
const OF_TASK: ReadonlySet<Act> = new Set<OfTask>(['make bundle', 'keep backup', 'retry part']);
const isBooked = (act: Act): act is Exclude<Act, OfTask> => !OF_TASK.has(act);

/** One command per act, as the library is given it. A new row of the table does not compile before it has one. */
const COMMANDS: Readonly<Record<Exclude<Act, OfTask>, (works: Works) => Command | Promise<Command>>> = {
  'receive lot': () => receive(lotOf('NEW', 5)),
  'check lot': () => ({
    type: 'gateCheck',
    lot: 'RAW',
    checks: [{ check: 'radioactivity', verdict: 'PASS' }],
  }),
  'prepare lot': () => ({
    type: 'processLot',
    lot: 'RAW',
    treatment: 'washing',
    wet_g: 5_000,
    clean_g: 5_000,
  }),
  'take sample': () => ({ type: 'takeSample', of: 'lot:RAW', sample: 'S' }),
  'book analysis': () => analyse('heat:H', { analysis: 'F2' }),
  'book analysis of a lot': () => analyse('lot:RAW'),
  'book bath analysis': () => analyse('heat:Q', { analysis: 'B2', place: 'bath' }),
  'change sample purpose': async ({ seqOf }) => ({
    ...{ type: 'changePurpose', of: 'heat:H', sample: 'K', seq: await seqOf('heat.sampled') },
    ...{ purpose: 'control', reason: 'r' },
  }),
  'identify lot': () => ({
    type: 'recordIdentification',
    lot: 'ON',
    verdict: 'identified',
    candidates: [{ grade: 'haynes-230', probability: '0.99' }],
  }),
  'hold lot': () => ({ type: 'holdLot', lot: 'C', reason: 'oil', by: '' }),
  'order analyses': () => ({
    ...{ type: 'orderAnalysis', lot: 'RAW', step: 'ordered', method: 'GDMS', elements: ['Bi'] },
  }),
  'lift hold': () => ({ type: 'proposeLift', lot: 'HELD', reason: 'washed' }),
  'clear lot': () => ({ type: 'clearLot', lot: 'ON', grade: 'haynes-230', reason: 'r', by: '' }),
  'clear bought lot': () => ({ type: 'clearLot', lot: 'BUY', grade: 'Ni-electrolytic', reason: 'r', by: '' }),
  'plan heat': () => plan('N', from('C', 1_000)),
  'accept plan': () => ({ type: 'acceptPlan', heat: 'D', reason: 'seen' }),
  'charge heat': () => charge('P', from('C', 100_000)),
  'withdraw charge': async ({ store }) => ({
    type: 'withdrawCharge',
    heat: 'Q',
    seq: (await store.history('heat:Q')).findLast(({ record }) => record.kind === 'heat.charged')!.seq,
    reason: 'r',
  }),
  'record heat': () => melt('Q', 100_000, 0),
  'set hold point': async ({ store }) => ({
    type: 'correct',
    seq: (await store.history('heat:B')).find(({ record }) => record.kind === 'heat.planned')!.seq,
    how: 'incorrect-data',
    reason: 'r',
    values: { holdPoints: [{ step: 'pour', kind: 'hold', look: 'seen' }] },
  }),
  'stamp hold point': () => ({
    type: 'stampHeat',
    heat: 'S',
    point: 'cast',
    decision: 'accepted',
    by: '',
  }),
  'waive hold point': () => ({
    type: 'stampHeat',
    heat: 'S',
    point: 'cast',
    decision: 'waived',
    remark: 'r',
    by: '',
  }),
  'accept advice': () => ({
    type: 'answerAdvice',
    heat: 'Q',
    documentSha256: hash,
    decision: 'accepted',
    advice: 'pour',
    by: '',
  }),
  'release heat': () => judge('heat:H', 'PASS'),
  'certify metal': () => ({
    type: 'certify',
    of: 'object:K',
    number: 'CERT-2',
    certificateType: 'EN 10204 3.1',
    certificate: '{}',
  }),
  'ship metal': () => ({ type: 'ship', object: 'I', to: 'forge' }),
  'withdraw certificate': () => ({
    type: 'withdrawCertificate',
    of: 'object:I',
    number: CERTIFICATE,
    reason: 'r',
  }),
  'dispose of metal': () => ({ type: 'dispose', of: 'object:J', disposition: 'remelt', reason: 'r' }),
  'override diagnostic': () => ({
    type: 'measureLeak',
    heat: 'P',
    furnace: 'F',
    leak_Pa_m3_per_s: 2,
    limit_Pa_m3_per_s: 1,
    accepted: 'one heat',
  }),
  'correct record': async ({ store }) => ({
    type: 'correct',
    seq: (await store.history('lot:RAW'))[0]!.seq,
    how: 'incorrect-data',
    reason: 'r',
    values: { form: 'solids' },
  }),
  'withdraw analysis': async ({ store }) => ({
    type: 'correct',
    seq: (await store.history('heat:H')).find(({ body }) => body.analysis === 'F1')!.seq,
    how: 'did-not-occur',
    reason: 'r',
    cause: { kind: 'testing-equipment', document: 'log of the spark stand' },
  }),
  'withdraw bath analysis': async ({ store }) => ({
    type: 'correct',
    seq: (await store.history('heat:B')).find(({ body }) => body.analysis === 'B1')!.seq,
    how: 'did-not-occur',
    reason: 'r',
  }),
  'enter specification': () => ({
    type: 'enterSpecification',
    name: 'S-2 rev 1',
    customer: 'C',
    specification: '{}',
    documentSha256: hash,
    by: '',
  }),
  'compare specification': () => ({
    type: 'compareSpecification',
    name: 'S-1 rev 1',
    documentSha256: hash,
    by: '',
  }),
  'propose person': () => ({ type: 'proposePerson', person: 'other', name: 'O', roles: ['melter'] }),
  'admit person': () => ({ type: 'confirmPerson', person: 'new' }),
  'keep log key': () => ({
    type: 'makeKey',
    verifierKey: signerOfKey(privateKeyText('works.example', new Uint8Array(32).fill(5))).verifierKey,
  }),
  'set disclosure': () => ({ type: 'setDisclosure', customer: 'X', opens: ['results'] }),
  'erase field': async ({ seqOf }) => ({
    type: 'eraseField',
    seq: await seqOf('lot.held'),
    field: 'reason',
    reason: 'r',
  }),
  'lock programme': () => ({
    type: 'lockProgramme',
    programme: 'NEW',
    documentSha256: hash,
    plan: JSON.stringify({ programme: programme('NEW') }),
  }),
  'revise programme': () => ({
    type: 'reviseProgramme',
    programme: PASSED,
    documentSha256: 'b'.repeat(64),
    plan: JSON.stringify({ programme: { ...programme(PASSED), level: '1M' } }),
    reason: 'r',
    reopened: [PROPERTY.id],
  }),
  'add evidence': () => evidence(PASSED, 'T-2', 'B3'),
  'exclude evidence': () => ({
    type: 'excludeEvidence',
    programme: PASSED,
    specimens: [{ item: PROPERTY.id, heat: 'H', specimen: 'B1' }],
    cause: 'testing-equipment',
    reason: 'r',
  }),
  'evaluate programme': () => ({
    type: 'evaluateProgramme',
    programme: PASSED,
    documentSha256: 'c'.repeat(64),
    gates: [{ gate: '1', verdict: 'HOLD', answer: '{}' }],
  }),
  'record approval': () => approval(PASSED, 'EA-2'),
  'introduce into service': () => ({
    type: 'introduce',
    programme: PASSED,
    fleet: 'lead',
    approval: APPROVAL,
  }),
  'record recall': async (opened) => {
    await opened.execute({ type: 'recordIndex', size: await opened.size(), root: hash }, FRESH);
    return {
      type: 'recordRecall',
      recall: 'RC-1',
      of: 'lot C',
      reason: 'lead found',
      cutOff: 0.0001,
      subjects: 1,
      listSha256: hash,
      held: 0,
      shipped_g: 0,
      customers: [],
      begins: ['lot:C'],
      size: await opened.size(),
    };
  },
  'record footprint': () => ({
    type: 'recordFootprint',
    heat: 'H',
    method: 'cut-off rule',
    version: 'd1',
    unit: 'kg CO2e',
    total: '6.5',
    product_g: 100_000,
    parts: [
      {
        name: 'Ni, virgin',
        quantity: '1',
        unit: 'kg',
        basis: 'measured',
        factor: '6.5',
        factorUnit: 'kg CO2e/kg',
        source: 'S (2014)',
      },
    ],
    rules: [],
    rests: [],
    documentSha256: hash,
  }),
  'suspend service': () => ({ type: 'suspendService', programme: FLYING, reason: 'r' }),
  'enter route': () => ({ type: 'enterRoute', name: 'R', route: '[]', documentSha256: hash }),
  'keep order book': () => ({
    type: 'enterTrade',
    of: 'order',
    id: 'O-1',
    entry: '{}',
    documentSha256: hash,
  }),
  'post cost': () => ({
    ...{ type: 'postCost', heat: 'H', totalUsd: '1', product_g: 1, documentSha256: hash },
    costs: [{ item: 'energy', amount: '1', unit: 'kWh', usd: '1' }],
  }),
  'settle results': async (opened) => {
    const bytes = new TextEncoder().encode('Sample;Cr\nS;22.1\n');
    await opened.execute(
      {
        ...{ type: 'arriveResults', arrival: 'AR', source: 'OES-1', file: 'run.csv', samples: ['S'] },
        ...{ raw: deflateRawSync(bytes).toString('base64'), sha256: sha256Hex(bytes), reading: '{}' },
      },
      FRESH,
    );
    return {
      ...{ type: 'settleResults', arrival: 'AR', step: 'refused', rows: [{ name: 'S' }], reason: 'r' },
    };
  },
  'set taking rule': () => ({
    ...{ type: 'enterRegister', name: 'taking-rule/spark', entry: '{}', documentSha256: hash },
  }),
  'print label': () => ({
    ...{ type: 'printLabel', name: 'lot/RAW', label: 'lot', of: ['lot:RAW'], copies: 1, printer: 'yard' },
  }),
  'teach lesson': () => ({ type: 'enterRegister', name: 'lesson/cs', entry: '{}', documentSha256: hash }),
  'keep register': () => ({ type: 'enterRegister', name: 'scale/floor', entry: '{}', documentSha256: hash }),
  'set price': () => ({ type: 'setPrice', of: 'Ni', usdPerKg: '15.40', on: '2026-02-01', source: 'LME' }),
};

let works: Works;

/** Refused because of who asks; nothing is recorded. */
async function refused(command: Command, by: string | null, words: RegExp | string): Promise<void> {
  const before = await works.size();
  const error = await works.execute(command, by).catch((caught: unknown) => caught);
  expect(error, `by ${by}`).toBeInstanceOf(ForbiddenError);
  expect((error as Error).message).toMatch(words);
  expect(await works.size()).toBe(before);
}

describe.each(ACTS.filter(isBooked))('"%s" in the library', (act) => {
  let command: Command;
  beforeAll(async () => {
    works = await openWorks();
    command = await COMMANDS[act](works);
  });

  test('W1, W7: is refused to nobody and to each role that the table does not name', async () => {
    await refused(command, null, /nobody is signed in/);
    for (const role of otherRoles(act)) await refused(command, only(role), `may not ${actInWords(act)}`);
  });

  if (otherHandsThan(act).length > 0)
    test('W3: is refused to each whose hands it must not have', async () => {
      const done = otherHandsThan(act).filter((before) => DONE.has(before));
      for (const before of done) await refused(command, doerOf(before), `did "${before}" on`);
      expect(done.length).toBeGreaterThan(0);
    });

  test('W1: is done by who has a role that the table names, and has done nothing before', async () => {
    const before = await works.size();
    await works.execute(command, otherHandsThan(act).length > 0 ? FRESH : only(rolesFor(act)[0]!));
    expect(await works.size()).toBeGreaterThan(before);
  });
});

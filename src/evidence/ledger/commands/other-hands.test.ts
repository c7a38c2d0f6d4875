import { expect, test } from 'vitest';
import { ForbiddenError } from '../../../foundation/errors.ts';
import { ACTS, type Act, otherHandsThan } from '../../../metal/plant/person.ts';
import type { Single } from '../commands.ts';
import {
  analyse,
  BELOW,
  charge,
  from,
  judge,
  lotOf,
  melt,
  plan,
  receive,
  showGood,
} from '../testing/example-commands.ts';
import { openMemoryStore } from '../testing/memory-store.ts';
import { tickingLog } from '../testing/ticking-log.ts';

/** One command of the story: the act that its name is for, and the command once the numbers of earlier records are known. */
type Step = readonly [Act, (seqOf: (kind: string) => number) => unknown];

const hash = 'a'.repeat(64);

/**
 * A person admitted, a lot held and lifted, a specification, a heat with everything that is done to one before its release, and a
 * programme up to its introduction.
 */
const STORY: readonly Step[] = [
  ['propose person', () => ({ type: 'proposePerson', person: 'p-new', name: 'N', roles: ['melter'] })],
  ['admit person', () => ({ type: 'confirmPerson', person: 'p-new' })],
  ['hold lot', () => ({ type: 'holdLot', lot: 'A', reason: 'a drum was open' })],
  ['lift hold', () => ({ type: 'proposeLift', lot: 'A', reason: 'it was emptied' })],
  ['clear lot', () => ({ type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'r' })],
  [
    'enter specification',
    () => ({
      type: 'enterSpecification',
      name: 'S-1 rev 1',
      customer: 'C',
      specification: '{}',
      documentSha256: hash,
    }),
  ],
  [
    'compare specification',
    () => ({ type: 'compareSpecification', name: 'S-1 rev 1', documentSha256: hash }),
  ],
  ['plan heat', () => plan('H', from('A', 100_000))],
  ['accept plan', () => ({ type: 'acceptPlan', heat: 'H', reason: 'r' })],
  ['charge heat', () => charge('H', from('A', 50_000))],
  ['charge heat', () => charge('H', from('A', 50_000))],
  [
    'withdraw charge',
    (seqOf) => ({ type: 'withdrawCharge', heat: 'H', seq: seqOf('heat.charged'), reason: 'r' }),
  ],
  ['book bath analysis', () => analyse('heat:H', { analysis: 'B', place: 'bath' })],
  ['record heat', () => melt('H', 50_000, 0)],
  ['take sample', () => ({ type: 'takeSample', of: 'heat:H', sample: 'K' })],
  [
    'change sample purpose',
    (seqOf) => ({
      ...{ type: 'changePurpose', of: 'heat:H', sample: 'K', seq: seqOf('heat.sampled') },
      ...{ purpose: 'control', reason: 'r' },
    }),
  ],
  ['book analysis', () => analyse('heat:H')],
  [
    'correct record',
    (seqOf) => ({
      type: 'correct',
      seq: seqOf('heat.analysed'),
      how: 'incorrect-data',
      reason: 'r',
      values: { results: [{ element: 'Cr', text: '22.20', unit: 'wt%' }] },
    }),
  ],
  ['book analysis', () => analyse('heat:H', { analysis: 'F2' })],
  [
    'withdraw analysis',
    (seqOf) => ({ type: 'correct', seq: seqOf('heat.analysed'), how: 'did-not-occur', reason: 'r' }),
  ],
  ['release heat', () => judge('heat:H', 'PASS')],
  ['lock programme', () => ({ type: 'lockProgramme', programme: 'P', documentSha256: hash, plan: '{}' })],
  [
    'add evidence',
    () => ({
      type: 'addEvidence',
      programme: 'P',
      report: 'T',
      evidenceType: 'tensile',
      documentSha256: hash,
      rows: [{ item: 'UTS', heat: 'H', specimen: 'B', value: '900', on: '2026-03-01' }],
    }),
  ],
  [
    'exclude evidence',
    () => ({
      type: 'excludeEvidence',
      programme: 'P',
      specimens: [{ item: 'UTS', heat: 'H', specimen: 'B' }],
      cause: 'wrong-specimen',
      reason: 'r',
    }),
  ],
  [
    'override diagnostic',
    () => ({
      type: 'overrideAlarm',
      programme: 'P',
      item: 'UTS',
      diagnostic: 'ties',
      reason: 'r',
      expires: '2027-03-01',
    }),
  ],
  [
    'revise programme',
    () => ({
      type: 'reviseProgramme',
      programme: 'P',
      documentSha256: 'b'.repeat(64),
      plan: '{}',
      reason: 'r',
      reopened: [],
    }),
  ],
  [
    'evaluate programme',
    () => ({
      type: 'evaluateProgramme',
      programme: 'P',
      documentSha256: hash,
      gates: [{ gate: '2', verdict: 'PASS', answer: '{}' }],
    }),
  ],
  [
    'record approval',
    () => ({
      type: 'approveProgramme',
      programme: 'P',
      gate: '2',
      number: 'A',
      approvalType: 'part approval',
      authority: 'Authority',
      limitations: 'none',
      expires: '2027-03-01',
    }),
  ],
  ['introduce into service', () => ({ type: 'introduce', programme: 'P', fleet: 'lead', approval: 'A' })],
];

/** Who does an act where everybody does one. */
const own = (act: Act): string => `p-${act.replaceAll(' ', '-')}`;

async function store() {
  let at = Date.parse('2026-03-01T08:00:00.000Z');
  const opened = openMemoryStore({
    clock() {
      at += 1000;
      return new Date(at);
    },
    salts: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });
  await opened.execute(receive(lotOf('A', 500_000)));
  await opened.execute(showGood('A'));
  return opened;
}

/** One hold point of a heat that is stamped and one that is waived, both before a step of it. */
const atPoints = (step: 'charge' | 'cast'): readonly Step[] => [
  ['stamp hold point', () => ({ type: 'stampHeat', heat: 'H', point: step, decision: 'accepted' })],
  [
    'waive hold point',
    () => ({ type: 'stampHeat', heat: 'H', point: `${step}-2`, decision: 'waived', remark: 'r' }),
  ],
];

/** The story with hold points before the charge, or before the casting for an act that is one of them: what comes before is told by then. */
function storyUpTo(last: Act): readonly Step[] {
  const step = last === 'stamp hold point' || last === 'waive hold point' ? 'cast' : 'charge';
  const before = step === 'cast' ? 'release heat' : 'charge heat';
  const at = STORY.findIndex(([act]) => act === before);
  const points = (['mould', 'scale'] as const).map((look) => ({ step, kind: 'hold', look }));
  const told = STORY.map(
    ([act, command]): Step =>
      act === 'plan heat'
        ? [act, () => ({ ...plan('H', from('A', 100_000)), below: BELOW, holdPoints: points })]
        : [act, command],
  );
  return told.toSpliced(at, 0, ...atPoints(step));
}

/** Tells the story to a ledger up to and with the act, each by who does it. */
async function tell(ledger: Awaited<ReturnType<typeof store>>, last: Act, who: (act: Act) => string) {
  for (const [act, command] of storyUpTo(last)) {
    // Reading the records is what takes time: only for steps that name one.
    const records = command.length > 0 ? await ledger.records() : [];
    const seqOf = (kind: string): number => records.findLast(({ record }) => record.kind === kind)!.seq;
    const one = { ...(command(seqOf) as Single), by: who(act) } as Single;
    await ledger.execute(one);
    if (act === last) return;
  }
}

const PAIRS = ACTS.flatMap((act) => otherHandsThan(act).map((before) => [act, before] as const));

test.each(PAIRS)('W3: who did otherwise may not "%s" after "%s", in the library', async (act, before) => {
  const bad = await store();
  const refused = tell(bad, act, (one) => (one === act || one === before ? 'p-one' : own(one)));
  await expect(refused).rejects.toThrow(ForbiddenError);
  await expect(refused).rejects.toThrow(`p-one did "${before}" on`);
  await bad.close();
});

test('W3: where each does one act, the whole story goes through', async () => {
  const good = await store();
  await tell(good, 'introduce into service', own);
  expect(await good.subject('programme:P')).toMatchObject({ status: 'introduced' });
  await good.close();
});

test('W3: a piece of an ingot is not released by who melted, cast or cut what it came from', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 500_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H', from('A', 100_000)));
  ledger.execute(charge('H', from('A', 100_000)));
  ledger.execute(melt('H', 100_000, 0));
  ledger.execute({
    type: 'castHeat',
    heat: 'H',
    objects: [{ object: 'I', form: 'ingot', mass_g: 100_000 }],
    by: 'p-caster',
  });
  ledger.execute({
    type: 'cutObject',
    object: 'I',
    pieces: [
      { object: 'I-1', form: 'stick', mass_g: 50_000 },
      { object: 'I-2', form: 'stick', mass_g: 50_000 },
    ],
    by: 'p-saw',
  });
  ledger.execute(analyse('object:I-1'));
  for (const by of ['p-melt', 'p-caster', 'p-saw', 'p-lab'])
    expect(() => ledger.execute(judge('object:I-1', 'PASS', { by }))).toThrow(/cannot do "release heat"/);
  ledger.execute(judge('object:I-1', 'PASS', { by: 'p-cert' }));
  expect(ledger.object('I-1').status).toBe('released');
});

test('W2: an act that is signed for does not go without a name, where nobody is listed either', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 5)));
  expect(() => ledger.execute({ type: 'holdLot', lot: 'A', reason: 'r', by: '' })).toThrow(
    /"hold lot" needs the name/,
  );
  expect(ledger.lot('A').held).toBeUndefined();
});

test('L10: a hold is lifted by two: a person who proposes it, another who clears', () => {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 5)));
  expect(() => ledger.execute({ type: 'proposeLift', lot: 'A', reason: 'r' })).toThrow(
    /no person has put lot A on hold/,
  );
  ledger.execute(showGood('A'));
  ledger.execute({ type: 'holdLot', lot: 'A', reason: 'a drum was open' });
  const clear = { type: 'clearLot', lot: 'A', grade: 'haynes-230', reason: 'r' } as const;
  expect(() => ledger.execute(clear)).toThrow(/nobody has proposed to lift that/);
  ledger.execute({ type: 'proposeLift', lot: 'A', reason: 'emptied', by: 'p-qual' });
  expect(() => ledger.execute({ ...clear, by: 'p-qual' })).toThrow(/p-qual did "lift hold"/);
  ledger.execute({ ...clear, by: 'p-other' });
  ledger.execute({ type: 'holdLot', lot: 'A', reason: 'again' });
  expect(() => ledger.execute({ ...clear, by: 'p-other' })).toThrow(/nobody has proposed to lift that/);
});

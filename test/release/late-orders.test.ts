import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command } from '../../src/evidence/ledger/commands.ts';
import type { Entry } from '../../src/evidence/ledger/rules/entry.ts';
import {
  analyse,
  charge,
  from,
  judge,
  lotOf,
  melt,
  plan,
  receive,
  showGood,
} from '../../src/evidence/ledger/testing/example-commands.ts';
import type { MemoryLog } from '../../src/evidence/ledger/testing/memory-log.ts';
import { tickingLog } from '../../src/evidence/ledger/testing/ticking-log.ts';
import { verifyBundle } from '../../src/evidence/proof/bundle.ts';
import { FORGER, forgedBundle } from '../../src/evidence/proof/testing/forge.ts';
import { splitBody } from '../../src/evidence/records/kind.ts';
import { kindNamed } from '../../src/evidence/records/kinds.ts';
import { RemeltError } from '../../src/foundation/errors.ts';
import { hashOf } from '../../src/foundation/quantity/canonical.ts';

/** Orders of bookings after a release: E15 by another count than the rule itself, which reads the records alone. */
const RUNS = Number(process.env.REMELT_CASES ?? (process.env.REMELT_LONG === '1' ? 10_000 : 150));
const SEED = 20261201;

const DOCUMENT = {
  object: { id: 'H1' },
  results: [{ element: 'Cr', text: '22.10', unit: 'wt%', method: 'OES' }],
};
const OUTPUT = {
  manifest: { inputHash: hashOf(DOCUMENT) },
  elements: [{ element: 'Cr', limit: '20 to 24 wt%', contractual: 'PASS' }],
};
const METAL = ['heat:H1', 'object:I', 'object:J', 'object:J.1'] as const;
type Metal = (typeof METAL)[number];
/** What each came out of. */
const OUT_OF: Readonly<Record<Metal, readonly Metal[]>> = {
  'heat:H1': [],
  'object:I': ['heat:H1'],
  'object:J': ['heat:H1'],
  'object:J.1': ['object:J', 'heat:H1'],
};

function released(): MemoryLog {
  const ledger = tickingLog();
  const commands: readonly Command[] = [
    receive(lotOf('A', 100_000)),
    showGood('A'),
    plan('H1', from('A', 100_000)),
    charge('H1', from('A', 100_000)),
    { type: 'takeSample', of: 'heat:H1', sample: 'B-1', place: 'bath' },
    melt('H1', 100_000, 0),
    {
      type: 'castHeat',
      heat: 'H1',
      objects: [
        { object: 'I', form: 'ingot', mass_g: 60_000 },
        { object: 'J', form: 'ingot', mass_g: 40_000 },
      ],
    },
    analyse('heat:H1'),
    judge('heat:H1', 'PASS', { documentSha256: hashOf(OUTPUT) }),
    { type: 'cutObject', object: 'J', pieces: [{ object: 'J.1', form: 'stick', mass_g: 40_000 }] },
  ];
  for (const command of commands) ledger.execute(command);
  return ledger;
}

const metal = fc.constantFrom(...METAL);
const step = fc.oneof(
  fc.record({
    what: fc.constant('analyse' as const),
    of: metal,
    text: fc.constantFrom('22.10', '30.00'),
    method: fc.constantFrom('OES', 'pXRF'),
    place: fc.constantFrom('top', 'bath'),
    sample: fc.constantFrom(undefined, 'B-1', 'K', 'P'),
    asks: fc.constantFrom(undefined, undefined, 'within-tolerance' as const),
  }),
  fc.record({
    what: fc.constant('sample' as const),
    of: metal,
    sample: fc.constantFrom('K', 'P', 'S'),
    purpose: fc.constantFrom('product' as const, 'control' as const, 'check' as const, 'bath' as const),
  }),
  fc.record({
    what: fc.constant('judge' as const),
    of: metal,
    verdict: fc.constantFrom('PASS' as const, 'HOLD' as const, 'FAIL' as const),
    predicted: fc.boolean(),
  }),
  fc.record({ what: fc.constant('certify' as const), of: metal }),
  fc.record({ what: fc.constant('ship' as const), of: metal }),
  fc.record({ what: fc.constant('withdraw' as const), of: metal, cause: fc.boolean() }),
  fc.record({
    what: fc.constant('purpose' as const),
    of: metal,
    purpose: fc.constantFrom('product' as const, 'control' as const, 'check' as const),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

function commandOf(one: Step, ledger: MemoryLog, number: number): Command {
  const seqOf = (kind: string): number =>
    ledger.entries.findLast((entry) => entry.subject === one.of && entry.kind.endsWith(kind))?.seq ?? 0;
  switch (one.what) {
    case 'analyse': {
      const { of, text, method, place, sample, asks } = one;
      const results = [{ element: 'Cr', text, unit: 'wt%' as const }];
      return analyse(of, {
        ...{ analysis: `F-${number}`, method, place, results },
        ...(sample === undefined ? {} : { sample }),
        ...(asks === undefined ? {} : { asks }),
      });
    }
    case 'sample':
      return { type: 'takeSample', of: one.of, sample: one.sample, purpose: one.purpose, by: 'p-goods' };
    case 'judge':
      return judge(one.of, one.verdict, { predicted: one.predicted });
    case 'certify':
      return {
        type: 'certify',
        of: one.of,
        number: `C-${number}`,
        certificateType: '3.1',
        certificate: `{"number":"${number}"}`,
      };
    case 'ship':
      return { type: 'ship', object: one.of.slice('object:'.length), to: 'X' };
    case 'withdraw':
      return {
        ...{ type: 'correct', seq: seqOf('.analysed'), how: 'did-not-occur', reason: 'r' },
        ...(one.cause ? { cause: { kind: 'wrong-specimen' } } : {}),
      };
    case 'purpose': {
      const { of, purpose } = one;
      return {
        type: 'changePurpose',
        of,
        sample: 'K',
        seq: seqOf('.sampled'),
        purpose,
        reason: 'r',
        by: 'p-qual',
      };
    }
  }
}

/** Measured analyses of the product of metal that no later verdict on that metal follows, read from the records alone. */
function unjudged(entries: readonly Entry[], of: string): Entry[] {
  const own = entries.filter(({ subject }) => subject === of);
  const gone = own.flatMap(({ kind, body }) =>
    kind === 'record.corrected' && 'correctsSeq' in body && body.how === 'did-not-occur'
      ? [Number(body.correctsSeq)]
      : [],
  );
  const last = own.findLast(
    ({ kind, body }) => kind.endsWith('.released') && 'predicted' in body && !body.predicted,
  );
  return own.filter(({ kind, seq, body }) => {
    if (!kind.endsWith('.analysed') || !('basis' in body) || body.basis !== 'measured') return false;
    if (body.place === 'bath' || body.purpose === 'control' || body.asks !== undefined) return false;
    return !gone.includes(seq) && seq > (last?.seq ?? -1);
  });
}

/** The heat and all of its pieces, as a bundle that claims its first release. */
const bundleOf = ({ entries }: MemoryLog) =>
  forgedBundle(
    entries.map(({ kind, subject, body }) => ({
      kind,
      subject,
      ...splitBody(kindNamed(kind), body as Readonly<Record<string, unknown>>),
    })),
    [
      {
        type: 'specification',
        subject: 'heat:H1',
        verdict: 'PASS',
        released: { document: DOCUMENT, output: OUTPUT },
      },
    ],
  );

test(`E15: in ${RUNS} orders of late bookings nothing unjudged is certified or shipped, and the verifiers agree (seed ${SEED})`, {
  timeout: 3_600_000,
}, () => {
  const tried = { certify: 0, ship: 0, accepted: 0, suspended: 0 };
  const asked: { readonly bundle: ReturnType<typeof bundleOf>; readonly trust: typeof FORGER }[] = [];
  const own: string[] = [];
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 14 }), (steps) => {
      const ledger = released();
      for (const [i, one] of steps.entries()) {
        const above = OUT_OF[one.of];
        const scope = one.what === 'certify' && one.of === 'heat:H1' ? METAL : [one.of, ...above];
        const open = scope.flatMap((of) => unjudged(ledger.entries, of));
        if (one.what === 'certify' || one.what === 'ship') tried[one.what]++;
        try {
          ledger.execute(commandOf(one, ledger, i));
        } catch (error) {
          if (!(error instanceof RemeltError)) throw error;
          continue;
        }
        if (one.what !== 'certify' && one.what !== 'ship') continue;
        tried.accepted++;
        expect(open.map(({ seq }) => seq)).toEqual([]);
      }
      const first = ledger.entries.filter(({ kind }) => kind === 'heat.released').length === 1;
      const isCorrected = ledger.entries.some(({ kind }) => kind === 'record.corrected');
      if (!first || isCorrected) return;
      const bundle = bundleOf(ledger);
      const answer = verifyBundle(bundle, FORGER);
      const open = METAL.flatMap((of) => unjudged(ledger.entries, of));
      const isOutside = open.some(({ body }) => JSON.stringify(body).includes('30.00'));
      tried.suspended += open.length > 0 ? 1 : 0;
      const codes = answer.findings.map(({ code }) => code);
      expect(codes).toEqual([
        open.length === 0 ? 'claim-not-recomputed' : isOutside ? 'claim-specification' : 'claim-not-judged',
      ]);
      if (asked.length >= 400) return;
      asked.push({ bundle, trust: FORGER });
      own.push(answer.verdict);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  if (process.env.REMELT_TALLY)
    writeFileSync(process.env.REMELT_TALLY, JSON.stringify({ orders: RUNS, ...tried }));
  if (spawnSync('python3', ['--version']).status !== 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'remelt-late-'));
  const file = join(folder, 'asked.json');
  writeFileSync(file, JSON.stringify(asked));
  const script = join(import.meta.dirname, '../../examples/second-verifier/verify.py');
  const { stdout } = spawnSync('python3', [script, '--many', file], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  rmSync(folder, { recursive: true });
  expect((JSON.parse(stdout) as readonly { verdict: string }[]).map(({ verdict }) => verdict)).toEqual(own);
});

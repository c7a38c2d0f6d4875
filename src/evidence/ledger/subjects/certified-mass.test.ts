import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../../foundation/quantity/canonical.ts';
import { kgToGrams } from '../../records/mass.ts';
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
} from '../testing/example-commands.ts';
import { tickingLog } from '../testing/ticking-log.ts';
import { coveredByPieces } from './certified-mass.ts';

/** A released heat of 400 kg, of which 390 kg are cast to two ingots. */
function released(isCast = true) {
  const ledger = tickingLog();
  ledger.execute(receive(lotOf('A', 900_000)));
  ledger.execute(showGood('A'));
  ledger.execute(plan('H1'));
  ledger.execute(charge('H1', from('A', 400_000)));
  ledger.execute(melt('H1', 400_000, 0));
  if (isCast)
    ledger.execute({
      ...{ type: 'castHeat', heat: 'H1', reverts: [{ lot: 'SKULL', form: 'skull', mass_g: 10_000 }] },
      objects: [
        { object: 'I-1', form: 'ingot', mass_g: 250_000 },
        { object: 'I-2', form: 'ingot', mass_g: 140_000 },
      ],
    });
  for (const of of ['heat:H1', ...(isCast ? ['object:I-1'] : [])] as const) {
    ledger.execute(analyse(of as 'heat:H1'));
    ledger.execute(judge(of as 'heat:H1', 'PASS'));
  }
  const certify = (number: string, more: object = {}, of: 'heat:H1' | 'object:I-1' = 'heat:H1') =>
    ledger.execute({
      ...{
        type: 'certify',
        of,
        number,
        certificateType: '3.1',
        certificate: canonicalText({ number, ...more }),
      },
      ...more,
    } as never);
  const X = (name: string) => ({ customer: name, certificate: canonicalText({ customer: { name } }) });
  return { ledger, certify, X };
}

test('E17: by default a certificate covers what no other covers; two for one whole heat are refused', () => {
  const { ledger, certify } = released();
  certify('C-1');
  expect(ledger.heat('H1').certificates).toMatchObject([{ number: 'C-1', covers_g: 390_000 }]);
  expect(() => certify('C-2')).toThrow(/^certificates already cover all 390 kg of heat H1: C-1 390 kg/);
  ledger.execute({ type: 'withdrawCertificate', of: 'heat:H1', number: 'C-1', reason: 'mass' });
  certify('C-2', { covers_g: 150_000 });
  expect(() => certify('C-3', { covers_g: 240_001 })).toThrow(
    /would cover 240.001 kg, and 240 kg of heat H1 are left: others cover C-2 150 kg/,
  );
  certify('C-3');
  expect(ledger.heat('H1').certificates?.at(-1)).toMatchObject({ covers_g: 240_000 });
});

test('E17: of a melted heat all that was poured is covered, of a cast one its pieces', () => {
  const { ledger, certify } = released(false);
  certify('C-1');
  expect(ledger.heat('H1').certificates).toMatchObject([{ covers_g: 400_000 }]);
});

test('E17: pieces with a certificate of their own count, and one of another customer than the heat is refused', () => {
  const first = released();
  first.certify('C-1', first.X('X'), 'object:I-1');
  first.certify('C-2', first.X('Y'));
  expect(first.ledger.heat('H1').certificates).toMatchObject([{ covers_g: 140_000, customer: 'Y' }]);
  const second = released();
  second.certify('C-1', second.X('Y'));
  expect(() => second.certify('C-2', second.X('X'), 'object:I-1')).toThrow(
    /already cover all 390 kg of heat H1/,
  );
  second.certify('C-2', second.X(' y '), 'object:I-1');
});

test('E17: a piece that is not known, or was never cast, is covered by nothing', () => {
  const { ledger, certify } = released();
  certify('C-1', {}, 'object:I-1');
  const heat = ledger.heat('H1');
  const covered = (change: object | null) =>
    coveredByPieces(heat, (subject) =>
      change && subject === 'object:I-1' ? { ...ledger.object('I-1'), ...change } : undefined,
    );
  expect([covered({}), covered({ status: 'void' }), covered(null)]).toEqual([250_000, 0, 0]);
});

const RUNS = process.env.REMELT_LONG === '1' ? 10_000 : 40;

test(`E17: in ${RUNS} orders of certificates, a heat and its pieces are never promised twice (seed 7)`, {
  timeout: 900_000,
}, () => {
  const acts = fc.array(
    fc.record({
      of: fc.constantFrom('heat:H1' as const, 'heat:H1' as const, 'object:I-1' as const),
      customer: fc.constantFrom('X', 'Y'),
      covers_g: fc.option(fc.integer({ min: 1, max: 500_000 }), { nil: undefined }),
      withdraw: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(acts, (asked) => {
      const { ledger, certify, X } = released();
      const customers = new Map<string, string>();
      for (const [i, { of, customer, covers_g, withdraw }] of asked.entries()) {
        const number = `C-${i}`;
        customers.set(number, customer);
        const mass = of === 'heat:H1' && covers_g !== undefined ? { covers_g } : {};
        try {
          certify(number, { ...X(customer), certificate: canonicalText({ number }), ...mass }, of);
          if (withdraw) ledger.execute({ type: 'withdrawCertificate', of, number, reason: 'r' });
        } catch (error) {
          expect(String(error)).toMatch(/cover|has the certificate/);
        }
      }
      const records = ledger.entries.map(
        ({ kind, subject, body }) => ({ kind, subject, ...body }) as unknown as Issued,
      );
      const gone = records.flatMap((one) => (one.kind === 'cert.withdrawn' ? [one.payloadSha256] : []));
      const standing = records.filter(
        (one) => one.kind === 'cert.issued' && !gone.includes(one.payloadSha256),
      );
      const ofHeat = (isFor: (customer: string) => boolean) =>
        standing
          .filter(({ subject, number }) => subject === 'heat:H1' && isFor(customers.get(number)!))
          .reduce((sum, { coversKg }) => sum + kgToGrams(coversKg), 0);
      expect(ofHeat(() => true)).toBeLessThanOrEqual(390_000);
      for (const { number } of standing.filter(({ subject }) => subject === 'object:I-1'))
        expect(250_000 + ofHeat((one) => one !== customers.get(number))).toBeLessThanOrEqual(390_000);
    }),
    { seed: 7, numRuns: RUNS },
  );
});

/** What is read of a record about a certificate. */
interface Issued {
  readonly kind: string;
  readonly subject: string;
  readonly number: string;
  readonly coversKg: string;
  readonly payloadSha256: string;
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../../foundation/quantity/canonical.ts';
import { kgToGrams } from '../records/mass.ts';
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
} from './testing/example-commands.ts';
import { tickingLog } from './testing/ticking-log.ts';

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

test('E17: whatever is certified and withdrawn, standing certificates never cover more than the heat (seed 7)', () => {
  const acts = fc.array(
    fc.record({
      covers_g: fc.option(fc.integer({ min: 1, max: 500_000 }), { nil: undefined }),
      withdraw: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  const numRuns = process.env.REMELT_LONG ? 2_000 : 40;
  fc.assert(
    fc.property(acts, (asked) => {
      const { ledger, certify } = released();
      for (const [i, { withdraw, ...more }] of asked.entries()) {
        try {
          certify(`C-${i}`, more);
          if (withdraw)
            ledger.execute({ type: 'withdrawCertificate', of: 'heat:H1', number: `C-${i}`, reason: 'r' });
        } catch (error) {
          expect(String(error)).toMatch(/cover/);
        }
      }
      const gone = ledger.entries.flatMap(({ kind, body }) =>
        kind === 'cert.withdrawn' ? [(body as { payloadSha256: string }).payloadSha256] : [],
      );
      const covered = ledger.entries.reduce((sum, { kind, body }) => {
        const { coversKg, payloadSha256 } = body as { coversKg: string; payloadSha256: string };
        return kind === 'cert.issued' && !gone.includes(payloadSha256) ? sum + kgToGrams(coversKg) : sum;
      }, 0);
      expect(covered).toBeLessThanOrEqual(390_000);
    }),
    { seed: 7, numRuns },
  );
});

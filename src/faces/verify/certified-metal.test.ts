import { expect, it } from 'vitest';
import type { Verified } from '../../documents/proof/verify.ts';
import type { Bundle } from '../../evidence/proof/bundle-format.ts';
import { certifiedOf } from './certified-metal.ts';

const certificate = (subject: string, number: string) => ({
  type: 'certificate',
  subject,
  certificate: { number },
});
const bundle = {
  claims: [
    certificate('heat:H-1', 'C-1'),
    { type: 'complete' },
    certificate('object:I-1', 'C-2'),
    certificate('object:I-2', 'C-3'),
  ],
} as unknown as Bundle;
const judged = (...verdicts: string[]) =>
  ({ claims: verdicts.map((verdict) => ({ verdict })) }) as unknown as Verified;
const ALL = judged('holds', 'holds', 'holds', 'contradicted');
const numberOf = (of?: string, verdicts = ALL) =>
  (certifiedOf(verdicts, bundle, of)?.certificate as { number?: string } | undefined)?.number;

it('takes the certificate of the metal that was measured, by its name or its number', () => {
  expect(numberOf('object:I-1')).toBe('C-2');
  expect(numberOf('C-1')).toBe('C-1');
  expect(numberOf(undefined, judged('incomplete', 'holds', 'holds', 'incomplete'))).toBe('C-2');
  expect(numberOf(undefined, judged('incomplete', 'holds', 'incomplete', 'incomplete'))).toBeUndefined();
});

it('asks where several certificates hold, and refuses metal that none of them is of', () => {
  expect(() => numberOf()).toThrow(/2 certificates of the bundle hold, and the check analysis does not say/);
  expect(() => numberOf('object:I-2')).toThrow(/is of object:I-2, and no certificate that holds is/);
});

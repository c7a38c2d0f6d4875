import { expect, test } from 'vitest';
import { claimWords, typesNotClaimed } from '../src/documents/proof/claim-words.ts';
import { CLAIMABLE } from '../src/evidence/proof/bundle-format.ts';

test('every claim that a bundle may make has its words, and is named when it is not made', () => {
  const ofAnObject = [{ type: 'massFraction', subject: 'object:I' }];
  expect(typesNotClaimed(ofAnObject).map(({ type }) => type)).toEqual(CLAIMABLE);
  for (const type of CLAIMABLE.filter((one) => /[A-Z]/.test(one))) expect(claimWords(type)).not.toBe(type);
  expect(claimWords('constructor')).toBe('constructor');
});

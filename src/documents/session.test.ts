import { expect, it } from 'vitest';
import { sentenceParts, signedSentence } from './session.ts';

it('tells the words of a sentence apart from the hash of its order', () => {
  const signed = signedSentence('I, Ann, scrap it. Reason: (request 12)\nof X.', '0a1b2c');
  expect(sentenceParts(signed)).toEqual({
    words: 'I, Ann, scrap it. Reason: (request 12)\nof X.',
    request: '0a1b2c',
  });
  expect(sentenceParts('I, Ann, scrap it.')).toEqual({ words: 'I, Ann, scrap it.' });
});

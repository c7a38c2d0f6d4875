import { InputError } from '../../foundation/errors.ts';
import { meantWord } from '../../foundation/near-words.ts';
import { HEAT_LOSSES } from '../../foundation/quantity/heat-losses.ts';

/** The loss of a word. Throws InputError for another, with the nearest: a slip of the hand would be booked for good. */
export function lossNamed(word: string, path: string): string {
  if (HEAT_LOSSES.includes(word)) return word;
  const meant = meantWord(word, HEAT_LOSSES);
  throw new InputError(`${path} "${word}" is no loss of a heat`, {
    path,
    value: word,
    allowed: HEAT_LOSSES.join(', '),
    cure: meant === undefined ? 'name one of them; other where none fits' : `did you mean ${meant}?`,
  });
}

import { InputError } from '../../foundation/errors.ts';
import { meantWord } from '../../foundation/near-words.ts';
import { METAL_LOSSES } from './learn-yields.ts';

/** Where the metal of a heat goes that is neither product nor revert, as it is typed. */
const LOSSES = [...METAL_LOSSES, 'fume', 'slag', 'dross', 'dust', 'grinding', 'kerf', 'other'];

/** The loss of a word. Throws InputError for one that is none, with the nearest: a slip of the hand would be booked for good. */
export function lossNamed(word: string, path: string): string {
  if (LOSSES.includes(word)) return word;
  const meant = meantWord(word, LOSSES);
  throw new InputError(`${path} "${word}" is no loss of a heat`, {
    path,
    value: word,
    allowed: LOSSES.join(', '),
    cure: meant === undefined ? 'name one of them; other where none fits' : `did you mean ${meant}?`,
  });
}

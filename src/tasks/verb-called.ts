import { NotFoundError } from '../foundation/errors.ts';
import { meantWord } from '../foundation/near-words.ts';
import { VERBS } from './index.ts';
import type { Verb } from './verbs.ts';

/** The verb of a name: `hold-lot`, `yard/hold-lot`, or as it is typed, `lot hold`. Throws NotFoundError with the nearest. */
export function verbCalled(called: string): Verb {
  const wanted = called.trim().replace(/^remelt /, '');
  const typedSo = ({ verb, parts = [] }: Verb): boolean => verb === wanted || parts.includes(wanted);
  const found =
    VERBS.find(({ group, name }) => wanted === name || wanted === `${group}/${name}`) ?? VERBS.find(typedSo);
  if (found) return found;
  const meant = meantWord(
    wanted,
    VERBS.flatMap(({ name, verb }) => (verb === null ? [name] : [name, verb])),
  );
  throw new NotFoundError(`there is no verb "${called}"`, {
    path: 'verb',
    value: called,
    allowed: 'a verb by its name, or as it is typed',
    ...(meant === undefined ? {} : { cure: `did you mean ${meant}?` }),
  });
}

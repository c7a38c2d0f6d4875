import { expect, it } from 'vitest';
import { plainWords } from './plain-words.ts';

it.each([
  ['mill-solids', 'mill solids'],
  ['turnings', 'turnings'],
  ['end-of-life-blades', 'end-of-life blades'],
  ['pre-consumer-external', 'pre-consumer external'],
  ['closed-cavities', 'closed cavities'],
])('writes %s as %s', (id, words) => expect(plainWords(id)).toBe(words));

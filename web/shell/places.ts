import { WORDS } from '../words.ts';

const { shell } = WORDS;

/** The pages of the main way: address, name, and the letter that goes there after `g`. */
export const PLACES = [
  ['/today', shell.today, 't'],
  ['/yard', shell.yard, 'y'],
  ['/plan', shell.plan, 'p'],
  ['/heats', shell.heats, 'h'],
  ['/furnace', shell.furnace, 'f'],
  ['/furnaces', shell.furnaces, 'o'],
  ['/release', shell.release, 'r'],
  ['/programmes', shell.programmes, 'q'],
  ['/trace', shell.trace, 'm'],
  ['/recall', shell.recall, 'c'],
  ['/ledger', shell.ledger, 'l'],
  ['/life', shell.life, 'i'],
  ['/plant', shell.plant, 'w'],
] as const;

/** Pages that the palette goes to besides. */
export const MORE = [
  ['/validation', WORDS.validation.title],
  ['/design', WORDS.design.title],
] as const;

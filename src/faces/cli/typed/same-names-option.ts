import { Option } from 'commander';

/** What is said of a supplier or laboratory that is known under another spelling. */
export const sameNamesOption = (): Option =>
  new Option(
    '--same-names <word>',
    'a supplier or laboratory that is written otherwise already: join = the same, booked as known; apart = another one',
  ).choices(['join', 'apart']);

/** How refusals name it. */
export const SAME_NAMES_WORDS = { sameNames: '--same-names' };

import { meantWord } from '../../foundation/near-words.ts';

/** What the trade calls furnaces and linings, in small letters, and how documents name them: only for the cure of a refusal. */
const TRADE_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    vim: 'vacuum-induction',
    vidp: 'vacuum-induction',
    eb: 'electron-beam',
    ebm: 'electron-beam',
    ebchm: 'electron-beam',
    ebchr: 'electron-beam',
    esr: 'electroslag',
    var: 'vacuum-arc',
    alumina: 'Al2O3',
    corundum: 'Al2O3',
    magnesia: 'MgO',
    lime: 'CaO',
    calcia: 'CaO',
    yttria: 'Y2O3',
    zirconia: 'ZrO2',
    silica: 'SiO2',
  }),
);

/** The name that was meant: what the trade calls one of those known, else the one nearest in letters; undefined when none is near. */
export function meantName(word: string, known: readonly string[]): string | undefined {
  const name = TRADE_NAMES.get(word.toLowerCase());
  return name !== undefined && known.includes(name) ? name : meantWord(word, known);
}

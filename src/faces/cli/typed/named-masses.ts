import { lossNamed } from '../../../desk/heat/loss-names.ts';
import { InputError } from '../../../foundation/errors.ts';
import { grams } from './numbers.ts';

/** A mass by name, as it is typed: `skull=2.3`. */
export interface Mass {
  readonly name: string;
  readonly mass_g: number;
}

/** Masses written as `name=kg`, in whole grams. Throws InputError naming the word. */
export const massesOf = (words: readonly string[], path: string): Mass[] =>
  words.map((word) => {
    const at = word.lastIndexOf('=');
    if (at > 0)
      return { name: word.slice(0, at), mass_g: grams(word.slice(at + 1), `${path} ${word.slice(0, at)}`) };
    throw new InputError(`${path} "${word}" is not a name and its mass`, {
      path,
      value: word,
      unit: 'kg',
      allowed: 'NAME=KG, such as R-2301=101.5',
    });
  });

/** Objects written as `I-1=245` or `E-1:electrode=245`, of the usual form where none is named. */
export const castPieces = (
  words: readonly string[],
  { option, form: usual }: { readonly option: string; readonly form: string },
) =>
  massesOf(words, option).map(({ name, mass_g }) => {
    const [object = '', form = usual] = name.split(':');
    return { object, form, mass_g };
  });

/** Reverts written as `H26-001-S:skull=3`. Throws InputError for one without its form. */
export const crops = (words: readonly string[]) =>
  massesOf(words, '--revert').map(({ name, mass_g }) => {
    const [lot, form] = name.split(':');
    if (lot && form) return { lot, form, mass_g };
    throw new InputError(`--revert "${name}" does not name its form`, {
      path: '--revert',
      value: name,
      allowed: 'LOT:FORM=KG, such as H26-001-S:skull=3',
    });
  });

/** Losses written as `skull=2.3`, each under its name in the ledger. Throws InputError for a word that is not one. */
export const lossesOf = (words: readonly string[]) =>
  massesOf(words, '--loss').map(({ name, mass_g }) => ({ to: lossNamed(name, '--loss'), mass_g }));

/** Lots of the sheet that cannot be found. */
export const NOT_THERE_OPTION = [
  '--not-there <lot=reason...>',
  'lots of the sheet that are not there, such as R-1004="sold by mistake"; they are put on hold',
] as const;

/** Lots that are not there, each with its reason. Throws InputError for a word without one. */
export const notThereOf = (words: readonly string[]): { readonly lot: string; readonly reason: string }[] =>
  words.map((word) => {
    const at = word.indexOf('=');
    const [lot, reason] = [word.slice(0, at).trim(), word.slice(at + 1).trim()];
    if (at > 0 && reason !== '') return { lot, reason };
    throw new InputError(`--not-there "${word}" does not say why the lot is not there`, {
      path: '--not-there',
      value: word,
      allowed: 'LOT=REASON, such as R-1004="sold by mistake"',
    });
  });

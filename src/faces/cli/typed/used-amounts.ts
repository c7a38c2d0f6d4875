import { InputError } from '../../../foundation/errors.ts';
import { HEAT_USES, type HeatUse } from '../../../foundation/quantity/heat-use.ts';

/** Amounts of one item with their unit, such as `812kWh 430kWh`, added up. Throws InputError for another unit. */
export const amountIn = (words: readonly string[], option: string): number =>
  words.reduce((sum, word) => sum + amountOf(word, option.slice('--'.length) as HeatUse), 0);

function amountOf(word: string, item: HeatUse): number {
  const [, number = '', unit = ''] = /^(\d+(?:[.,]\d+)?) ?(\w*)$/.exec(word.trim()) ?? [];
  const wanted = HEAT_USES[item];
  const isUnit = unit === wanted || (unit === '' && item === 'analyses');
  if (number !== '' && isUnit && !number.includes(',')) return Number(number);
  const right = `${number.replace(',', '.')}${item === 'analyses' ? '' : wanted}`;
  throw new InputError(`--${item} "${word}" is no amount with its unit`, {
    path: `--${item}`,
    allowed: item === 'analyses' ? '4' : `a number and its unit, such as 12.5${wanted}`,
    ...cureOf(unit, { number, right, wanted }),
  });
}

/** A bare number and a bare unit are an amount that was typed with a space. */
function cureOf(
  unit: string,
  { number, right, wanted }: { readonly number: string; readonly right: string; readonly wanted: string },
): { readonly cure?: string } {
  if (number === '') return {};
  if (unit === '') return { cure: `write ${right}, without a space` };
  return { cure: unit === wanted ? `write ${right}` : `give it in ${wanted}` };
}

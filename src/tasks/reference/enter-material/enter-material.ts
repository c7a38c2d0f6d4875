import { entered } from '../../../desk/reference/registers.ts';
import { InputError } from '../../../foundation/errors.ts';
import { ELEMENTS, type ElementSymbol } from '../../../metal/alloy/element.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Content from which an element of a bought material is part of what was ordered, and not an impurity [wt%]. Source: assumption. */
const ORDERED_WTPCT = 1;
/** Standard deviation of what was ordered and of an impurity, of the content [1]. Source: as in data/charge-materials.json. */
const SPREAD = { ordered: 0.015, impurity: 0.5 } as const;
/** Share of the mass that enters the metal, and its standard deviation [1]. Source: assumption. */
const USUAL_YIELD = { mean: 0.99, spread: 0.005 } as const;

const CONTENT = /^([A-Z][a-z]?)\s*[ =:]\s*(\d+(?:\.\d+)?)\s*(ppm|wt%|%)?$/;

/** Enters a charge material with its contents. Throws InputError for a content that cannot be read. */
export const enterMaterial = defineVerb(contract, async (order, context) => {
  const { material, contents, metalYield, stage, form, reason, change, ...stated } = order;
  const entry = {
    ...stated,
    ...{ form, lotClass: form, names: [], stage: stage ?? 'charge' },
    composition: Object.fromEntries(contents.map(contentOf)),
    metalYield: {
      ...USUAL_YIELD,
      ...(metalYield === undefined ? {} : { mean: metalYield }),
      ...{ source: 'register of the plant', confidence: metalYield === undefined ? 'assumption' : 'read' },
    },
    ours: [...(metalYield === undefined ? ['metalYield'] : []), ...(stage === undefined ? ['stage'] : [])],
  };
  return entered({ register: 'material', id: material, entry, reason, change: change ?? false }, context);
});

function contentOf(
  written: string,
  at: number,
): [ElementSymbol, { readonly mean: number; readonly spread: number; readonly impurity?: true }] {
  const [, symbol, value, unit] = CONTENT.exec(written.trim()) ?? [];
  const element = ELEMENTS.find((one) => one === symbol);
  const mean = Number(value) / (unit === 'ppm' ? 1e4 : 1);
  if (!element || !(mean > 0 && mean < 100))
    throw new InputError(`"${written}" is not a content`, {
      path: `contents[${at}]`,
      value: written,
      allowed: 'an element and its content above 0: Nb 65, or S 10 ppm',
      cure: 'write the symbol, the number and, where it is not wt%, ppm',
    });
  return mean >= ORDERED_WTPCT
    ? [element, { mean, spread: mean * SPREAD.ordered }]
    : [element, { mean, spread: mean * SPREAD.impurity, impurity: true }];
}

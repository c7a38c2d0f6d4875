import type { ElementSymbol } from '../../metal/alloy/element.ts';
import { FRACTION, type PrintedLimit } from '../../models/release/contractual.ts';
import type { StockWindow } from '../../models/release/stock-window.ts';
import type { ReleaseRules } from '../release/rules.ts';

/** A window of the product [kg/kg], as its specification prints it. */
export interface Window extends StockWindow {
  readonly element: ElementSymbol;
  readonly printed: PrintedLimit;
}

/** The windows of a specification that a route can move: every row with an end, save that of the balance. */
export const windowsOf = ({ limits, balance }: ReleaseRules): Window[] =>
  [...limits].flatMap(([element, { limit: printed }]): Window[] => {
    const { min, max, unit } = printed;
    if (element === balance || (min === undefined && max === undefined)) return [];
    const fraction = (text: string): number => Number(text) * FRACTION[unit];
    return [
      {
        element,
        printed,
        ...(min === undefined || Number(min) === 0 ? {} : { min: fraction(min) }),
        ...(max === undefined ? {} : { max: fraction(max) }),
      },
    ];
  });

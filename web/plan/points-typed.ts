import type { StatedPoints } from '../../src/documents/heats/hold-points.ts';
import { numberOf } from '../design/read-number.ts';

/** A hold or witness point as it is typed. */
export interface TypedPoint {
  readonly kind: 'hold' | 'witness';
  readonly step: StatedPoints[number]['step'];
  readonly look: string;
  readonly role: string;
  readonly wait: string;
}

/** A new row of the form. */
export const BLANK_POINT: TypedPoint = {
  kind: 'hold',
  step: 'pour',
  look: '',
  role: 'inspector',
  wait: '30',
};

/** True for a point that says what is looked at, and until when one waits. */
export const isWholePoint = ({ kind, look, wait }: TypedPoint): boolean =>
  look.trim() !== '' && (kind === 'hold' || Number.isInteger(numberOf(wait)));

/** Points as an order has them; null while one of them is not whole. */
export const pointsOf = (typed: readonly TypedPoint[]): StatedPoints | null =>
  typed.every(isWholePoint)
    ? typed.map(({ kind, step, look, role, wait }) => ({
        ...{ kind, step, look: look.trim(), role },
        ...(kind === 'witness' ? { wait_min: numberOf(wait)! } : {}),
      }))
    : null;

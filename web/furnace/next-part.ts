import type { ChargeSheet } from '../../src/documents/heats/charge-sheet.ts';
import { isPassedPoint } from '../../src/documents/heats/hold-points.ts';
import { type HeatAtFurnace, type HeatNow, openSample } from './heat-now.ts';

/** What the plan adds once the cold charge has molten and degassed, before a sample is taken. */
const BEFORE_SAMPLE = 'after-degassing';

/** The parts of the work on a melt that is in the furnace. */
export type MeltPart = 'additions' | 'sample' | 'trim' | 'pour';

interface At {
  readonly heat: Pick<HeatAtFurnace, 'charges' | 'holdPoints'>;
  readonly now: Pick<HeatNow, 'charged' | 'samples'>;
  readonly sheet: Pick<ChargeSheet, 'steps'> | undefined;
  /** The latest results were found to need no trim. */
  readonly isRight: boolean;
}

/**
 * What comes next of a melt: the additions of the plan after degassing, a sample with its results, its trim and a sample of that, the
 * late additions, the pour. Where every hold point before the pour is stamped, the pour.
 */
export function nextPart({ heat: { charges, holdPoints = [] }, now, sheet, isRight }: At): MeltPart {
  const beforePour = holdPoints.filter(({ step }) => step === 'pour');
  if (beforePour.length > 0 && beforePour.every((point) => isPassedPoint(point, charges))) return 'pour';
  const open = (sheet?.steps ?? []).filter(
    ({ stage, lines }) => stage !== 'charge' && lines.some(({ lot }) => !now.charged.has(lot)),
  );
  if (open.some(({ stage }) => stage === BEFORE_SAMPLE)) return 'additions';
  const results = now.samples.flatMap(({ analysis }) => (analysis ? [analysis.seq] : []));
  if (results.length === 0 || openSample(now.samples) !== undefined) return 'sample';
  const trims = charges.filter(({ addition }) => addition === 'advised').map(({ seq }) => seq);
  const isTrimmed = Math.max(0, ...trims) > Math.max(...results);
  if (!isTrimmed && !isRight) return 'trim';
  if (open.length > 0) return 'additions';
  return isTrimmed ? 'sample' : 'pour';
}

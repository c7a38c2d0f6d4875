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

/** True once a trim went in: it was worked out for all that the bath lacked, so that what the plan had still to add is not added as well. */
export const isTrimmed = ({ charges }: Pick<HeatAtFurnace, 'charges'>): boolean =>
  charges.some(({ addition }) => addition === 'advised');

/** Lines that the plan adds to the bath and that are not in it; none once a trim took their place. */
export const openAdditions = (
  sheet: Pick<ChargeSheet, 'steps'> | undefined,
  heat: Pick<HeatAtFurnace, 'charges'>,
  { charged }: Pick<HeatNow, 'charged'>,
): readonly (ChargeSheet['steps'][number]['lines'][number] & { readonly stage: string })[] =>
  isTrimmed(heat)
    ? []
    : (sheet?.steps ?? [])
        .filter(({ stage }) => stage !== 'charge')
        .flatMap(({ stage, lines }) => lines.map((line) => ({ ...line, stage })))
        .filter(({ lot }) => !charged.has(lot));

/**
 * What comes next of a melt: the additions of the plan after degassing, a sample with its results, its trim and a sample of that; where none is
 * needed, the late additions of the plan, the pour. Where every hold point before the pour is stamped, the pour.
 */
export function nextPart({ heat, now, sheet, isRight }: At): MeltPart {
  const { charges, holdPoints = [] } = heat;
  const beforePour = holdPoints.filter(({ step }) => step === 'pour');
  if (beforePour.length > 0 && beforePour.every((point) => isPassedPoint(point, charges))) return 'pour';
  const open = openAdditions(sheet, heat, now);
  if (open.some(({ stage }) => stage === BEFORE_SAMPLE)) return 'additions';
  const results = now.samples.flatMap(({ analysis }) => (analysis ? [analysis.seq] : []));
  if (results.length === 0 || openSample(now.samples) !== undefined) return 'sample';
  const trims = charges.filter(({ addition }) => addition === 'advised').map(({ seq }) => seq);
  if (Math.max(0, ...trims) > Math.max(...results)) return 'sample';
  if (!isRight) return 'trim';
  return open.length > 0 ? 'additions' : 'pour';
}

import type { AdviseInput, AdviseOutput } from '../../documents/heats/advise.ts';
import { HEATS_NEEDED } from '../furnace/parametric-heat.ts';
import { strangerRow } from '../furnace/strange-readings.ts';
import type { Members } from './members.ts';

/** Members below which the samples and the furnace contradict each other: nothing is advised on that. */
const LEAST_MEMBERS = 10;
/** Members below which a band is rough. */
const ROUGH_MEMBERS = 30;

/** Why there is no advice; empty where there is. */
export function locksOf(
  { calibrated }: Pick<AdviseInput, 'calibrated'>,
  of: { readonly members: Pick<Members, 'effective'>; readonly knowsFurnace: boolean },
): string[] {
  const contradiction =
    of.members.effective < LEAST_MEMBERS ? ['the samples contradict the furnace or each other'] : [];
  if (!calibrated) {
    return ['no calibrated furnace is given (calibrated, as a calibration writes it)', ...contradiction];
  }
  const { heats, advice } = calibrated;
  const few = heats < HEATS_NEEDED;
  return [
    ...(few ? [`the furnace is calibrated on ${heats} of its own heats; ${HEATS_NEEDED} are required`] : []),
    ...(!few && !advice
      ? ['the furnace has drifted from its calibration (see drift in the answer of the calibration)']
      : []),
    ...(of.knowsFurnace ? [] : ['the calibration does not cover the operation that is running']),
    ...contradiction,
  ];
}

/** Who may act on an answer. */
export function acceptanceOf(
  locks: readonly string[],
  action: AdviseOutput['action'],
): AdviseOutput['acceptance'] {
  if (locks.length > 0) return { needed: false, words: `outlook only, not advice: ${locks.join('; ')}` };
  return action === null
    ? { needed: false, words: 'nothing to accept or decline' }
    : { needed: true, words: 'a named melter accepts or declines this advice; Remelt controls no furnace' };
}

/** What a melter has to know before an answer is believed. */
export function warningsOf(
  members: Pick<Members, 'effective' | 'strangers'>,
  unknown: readonly string[],
): string[] {
  return [
    ...members.strangers.map((one) => strangerRow(one).words),
    ...(members.effective < LEAST_MEMBERS
      ? [
          'the samples contradict the furnace or each other, so they support no advice. Check sample, unit and furnace log',
        ]
      : members.effective < ROUGH_MEMBERS
        ? [
            `only ${members.effective.toFixed(0)} of the drawn heats agree with the samples: the interval is rough`,
          ]
        : []),
    ...unknown,
  ];
}

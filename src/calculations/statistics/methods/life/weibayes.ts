import { failuresOf, type Lives } from '../../../../foundation/statistics/life/lives.ts';
import {
  weibayesLifeLower,
  weibayesReliabilityLower,
  weibayesScale,
  weibayesScaleLower,
} from '../../../../foundation/statistics/life/weibayes.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import type { Reader } from '../../../method/reader.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';
import { percentName } from '../../percent-name.ts';
import { readLives } from './lives.ts';

/** Lives from time, event and count; or all of `time` as exposure with the number of failures given apart. */
function readExposed(reader: Reader): Required<Lives> {
  if (!reader.has('failures') || reader.has('event')) return readLives(reader, 1);
  const failures = reader.number('failures', { min: 0, whole: true });
  const time = reader.either('time', { above: 0 });
  const n = reader.has('n') ? reader.number('n', { min: 1, whole: true }) : 1;
  const times = Array.isArray(time) ? time : new Array<number>(n).fill(time);
  if (failures > times.length) reader.refuse('failures', `is more than the ${times.length} units`);
  return { time: times, event: times.map((_, i) => i < failures), count: times.map(() => 1) };
}

export const weibayes: StatisticMethod = {
  name: 'weibayes',
  title: 'Weibull scale and its lower bound with a stated shape, also without failures',
  formula: 'eta = (sum t^b/r)^(1/b); lower (2 sum t^b/chi2_C(2r+2))^(1/b); r = 0: (sum t^b/-ln(1-C))^(1/b)',
  source: 'Abernethy, The New Weibull Handbook, chapter 6; Nelson (1985), J. Qual. Tech. 17, 140',
  comparedWith: 'bearing cage data (1703 units, 6 failures): 1e-9',
  refuses: 'lives at or below zero, a shape not above zero',
  assumptions: ['the shape is known (from where, the report must say)'],
  inputs: {
    time: 'lives',
    event: '1 failed, 0 suspended',
    count: 'identical items per row',
    shape: 'number or list',
    confidence: 'default 0.95',
    failures: 'number of failures, instead of event',
    n: 'units, when time is one number',
    mission: 'adds the lower bound of the reliability at this life',
  },
  run(reader) {
    const lives = readExposed(reader);
    const shape = reader.either('shape', { above: 0 });
    const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95 });
    const lower = broadcast({ shape }, (row) => weibayesScaleLower(lives, row.shape, confidence));
    const failures = failuresOf(lives);
    const mission = reader.has('mission') ? reader.number('mission', { above: 0 }) : undefined;
    const atB = (fraction: number) =>
      broadcast({ shape }, (row) => weibayesLifeLower(lives, row.shape, { fraction, confidence }));
    return {
      quantities: {
        scale: failures === 0 ? null : broadcast({ shape }, (row) => weibayesScale(lives, row.shape)),
        [`scaleLower${percentName(confidence)}`]: lower,
        scaleLower: lower,
        [`b10Lower${percentName(confidence)}`]: atB(0.1),
        [`b01Lower${percentName(confidence)}`]: atB(0.01),
        ...(mission === undefined
          ? {}
          : {
              reliabilityLower: broadcast({ shape }, (row) =>
                weibayesReliabilityLower(lives, row.shape, { life: mission, confidence }),
              ),
            }),
        failures,
        units: lives.count.reduce((sum, value) => sum + value, 0),
      },
      diagnostics: [unchecked('shape known', 'no test can show it from these data')],
    };
  },
};

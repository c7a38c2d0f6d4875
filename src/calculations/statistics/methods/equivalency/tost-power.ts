import { tostProbability, tostSampleSize } from '../../../../models/qualification/equivalency/tost-power.ts';
import { broadcast } from '../../broadcast.ts';
import type { StatisticMethod } from '../../method.ts';

export const tostPower: StatisticMethod = {
  name: 'tostPower',
  title: 'probability that two one-sided tests prove equivalence, and how many candidates that takes',
  formula: 'E_s [Phi((D - t s tau - shift)/tau) - Phi((-D + t s tau - shift)/tau)]+ (pooled form, exact)',
  source: 'Schuirmann (1987); Phillips (1990), J. Pharmacokin. Biopharm. 18, 137',
  comparedWith: 'simulation of 40000 programmes: within 0.01',
  refuses: 'fewer than two specimens, a margin not above zero',
  assumptions: ['normal populations of one scatter'],
  inputs: {
    baselineN: 'number or list',
    candidateN: 'number or list',
    marginInSd: 'number or list',
    alpha: 'default 0.05',
    shift: 'true shift in SD: adds probabilityEquivalent',
    power: 'default 0.90, for candidatesNeeded',
  },
  run(reader) {
    const baselineN = reader.either('baselineN', { min: 2, whole: true });
    const candidateN = reader.either('candidateN', { min: 2, whole: true });
    const marginInSd = reader.either('marginInSd', { above: 0 });
    const alpha = reader.either('alpha', { above: 0, below: 0.5, fallback: 0.05 });
    const power = reader.number('power', { above: 0, below: 1, fallback: 0.9 });
    const inputs = { baselineN, candidateN, marginInSd, alpha };
    const at = (shift: number) => broadcast(inputs, (row) => tostProbability({ ...row, shift }));
    return {
      quantities: {
        probabilityEquivalentTrueShift0: at(0),
        probabilityEquivalentTrueShiftQuarterSd: at(0.25),
        probabilityEquivalentTrueShiftHalfSd: at(0.5),
        ...(reader.has('shift') ? { probabilityEquivalent: at(reader.number('shift')) } : {}),
        candidatesNeeded: broadcast({ baselineN, marginInSd, alpha }, (row) =>
          tostSampleSize({ ...row, shift: 0 }, power),
        ),
      },
    };
  },
};

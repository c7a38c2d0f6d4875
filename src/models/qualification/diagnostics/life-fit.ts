import { failuresOf, type Lives } from '../../../foundation/statistics/life/lives.ts';
import { type Diagnostic, unchecked } from '../diagnostic.ts';
import { fitDiagnostic } from './fit.ts';

/** `fit:weibull` for complete data; censored data are named as unexamined (look at the probability plot). */
export function lifeFitDiagnostics(lives: Required<Lives>): Diagnostic[] {
  const failures = failuresOf(lives);
  const complete = lives.event.every(Boolean) && lives.count.every((count) => count === 1);
  return [
    complete
      ? fitDiagnostic(lives.time, 'weibull')
      : unchecked('fit:weibull', 'no test of fit with suspensions; see the probability plot'),
    {
      name: 'failures',
      verdict: failures >= 5 ? 'PASS' : 'HOLD',
      reason: `${failures} failures; Wald bounds are rough below five`,
      statistic: failures,
      limit: 5,
    },
  ];
}

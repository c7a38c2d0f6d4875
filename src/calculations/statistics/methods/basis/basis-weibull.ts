import { singleSampleDiagnostics } from '../../../../models/qualification/basis/basis-normal.ts';
import {
  conditionalBound,
  conditionalModel,
  handbookBound,
} from '../../../../models/qualification/basis/basis-weibull.ts';
import { A_CONTENT, B_CONTENT } from '../../../../models/qualification/basis/content.ts';
import type { StatisticMethod } from '../../method.ts';
import { readConfidence } from './basis-normal.ts';

export const basisWeibull: StatisticMethod = {
  name: 'basisWeibull',
  ofHeats: true,
  title: 'A- and B-basis of a Weibull sample: handbook factor and exact conditional method',
  formula:
    'handbook q_p exp(-V/(b sqrt n)); conditional exp(u - t beta) with E_z GammaCDF_n(exp(w_p + t z) sum exp(a z)) = C',
  source:
    'MIL-HDBK-17-1F 8.3.4.2 (V_A, V_B recalled); Lawless (1982), Statistical Models and Methods for Lifetime Data, 4.1.2',
  comparedWith:
    'STAT17 Rev 5: handbook within 5e-6, conditional 0.5 % apart by nature; conditional against an independent integral 1e-5',
  refuses:
    'values at or below zero, fewer than three values, zero variance; a confidence other than 0.95 for the handbook form (null)',
  assumptions: ['outliers', 'fit:weibull', 'one population'],
  inputs: {
    x: 'values, all > 0',
    confidence: '0..1, default 0.95',
    content: '0..1: adds `basis` (conditional)',
  },
  run(reader) {
    const x = reader.numbers(reader.firstOf('x', 'data', 'sample'), { atLeast: 3, above: 0 });
    const confidence = readConfidence(reader);
    const content = reader.has('content') ? reader.number('content', { above: 0, below: 1 }) : undefined;
    const model = conditionalModel(x);
    const { fit } = model;
    const handbook = confidence === 0.95;
    const b = handbook ? handbookBound(fit, x.length, 'B') : null;
    const a = handbook ? handbookBound(fit, x.length, 'A') : null;
    const conditional = (level: number): number => conditionalBound(model, { content: level, confidence });
    return {
      quantities: {
        B: b ?? conditional(B_CONTENT),
        A: a ?? conditional(A_CONTENT),
        B_tableV: b,
        A_tableV: a,
        B_conditional: conditional(B_CONTENT),
        A_conditional: conditional(A_CONTENT),
        ...(content === undefined ? {} : { basis: conditional(content) }),
        shape: fit.shape,
        scale: fit.scale,
        n: x.length,
      },
      diagnostics: singleSampleDiagnostics(x, 'weibull'),
    };
  },
};

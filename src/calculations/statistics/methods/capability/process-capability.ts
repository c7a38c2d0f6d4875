import {
  type CapabilityIndices,
  capabilityOf,
} from '../../../../foundation/statistics/capability/process-capability.ts';
import { momentsOf, requireSpread } from '../../../../foundation/statistics/sample.ts';
import { unchecked } from '../../../../models/qualification/diagnostic.ts';
import { fitDiagnostic } from '../../../../models/qualification/diagnostics/fit.ts';
import type { Quantities } from '../../../method/quantities.ts';
import type { Reader } from '../../../method/reader.ts';
import type { StatisticMethod } from '../../method.ts';
import { boundQuantities } from './process-capability-interval.ts';

export const processCapability: StatisticMethod = {
  name: 'processCapability',
  title: 'capability indices Cp, Cpk, Cpl, Cpu, with exact lower bounds when values or n are given',
  formula: 'Cp = (USL-LSL)/(6 s), Cpl = (mean-LSL)/(3 s), Cpu = (USL-mean)/(3 s), Cpk the smaller',
  source: 'NIST/SEMATECH e-Handbook 6.1.6',
  comparedWith: 'e-Handbook example 1 and 0.6667; closed form 1e-12',
  refuses: 'no limit at all, lower limit not below the upper, zero variance',
  assumptions: ['fit:normal', 'a process in control'],
  inputs: {
    mean: 'and sd, or x: values',
    sd: 'same unit',
    n: 'sample size',
    lsl: 'lower limit',
    usl: 'upper limit',
    x: 'values',
    target: 'adds Cpm',
  },
  run(reader) {
    const lsl = reader.has('lsl') ? reader.number('lsl') : undefined;
    const usl = reader.has('usl') ? reader.number('usl') : undefined;
    if (lsl === undefined && usl === undefined)
      reader.refuse('lsl', 'and usl are both missing', 'at least one limit');
    if (lsl !== undefined && usl !== undefined && !(lsl < usl))
      reader.refuse('lsl', `= ${lsl} is not below usl = ${usl}`);
    const x = reader.has('x') ? reader.numbers('x', { atLeast: 2 }) : undefined;
    if (x) requireSpread('processCapability', x);
    const moments = x
      ? momentsOf(x)
      : { mean: reader.number('mean'), sd: reader.number('sd', { above: 0 }), n: optionalN(reader) };
    const target = reader.has('target') ? reader.number('target') : undefined;
    const indices = capabilityOf(moments, { lsl, usl }, target);
    return {
      quantities: {
        ...indices,
        ...(moments.n === undefined ? {} : boundsOf(reader, indices, moments.n)),
        mean: moments.mean,
        sd: moments.sd,
      },
      diagnostics: [
        x ? fitDiagnostic(x, 'normal') : unchecked('fit:normal', 'only a summary was given'),
        unchecked(
          'in control',
          'a capability index has a meaning only when the control chart shows no signal',
        ),
      ],
    };
  },
};

const optionalN = (reader: Reader): number | undefined =>
  reader.has('n') ? reader.number('n', { min: 2, whole: true }) : undefined;

function boundsOf(reader: Reader, { cpk, cp }: CapabilityIndices, n: number): Quantities {
  const confidence = reader.number('confidence', { above: 0, below: 1, fallback: 0.95, because: 'CMH-17' });
  return boundQuantities({ cp: cp ?? cpk, cpk }, n, confidence);
}

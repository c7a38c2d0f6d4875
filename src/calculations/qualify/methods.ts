import type { Gate, QualifyOutput } from '../../documents/qualification/qualify.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { methodNamed } from '../statistics/registry.ts';

/** The statistic behind a name of the answer. */
const STATISTICS: Readonly<Record<string, string>> = {
  normal: 'basisNormal',
  lognormal: 'basisLognormal',
  weibull: 'basisWeibull',
  anova: 'basisAnova',
  hansonKoopmans: 'basisHansonKoopmans',
  nonparametric: 'basisNonparametric',
  weibayes: 'weibayes',
  clopperPearson: 'reliabilityClopperPearson',
};

/** Name, purpose, source and comparison of every statistic that the gates used, in the order of the gates. */
export function methodsOf(gates: readonly Gate[]): NonNullable<QualifyOutput['methods']> {
  return [...new Set(gates.flatMap(namesIn))].map((name) => {
    const { title, source, comparedWith } = methodNamed(name);
    return { name, what: title, source, comparedWith };
  });
}

function namesIn(gate: Gate): readonly string[] {
  if (gate.gate === 1)
    return [
      ...gate.properties.flatMap(({ basis, equivalence, sdRatio }) => [
        ...basis.flatMap(({ method }) => ownValue(STATISTICS, method) ?? []),
        ...(equivalence ? ['tost', 'equivalenceMeanExtremumTwoSample'] : []),
        ...(sdRatio ? ['sdRatioBound'] : []),
      ]),
      ...(gate.cleanliness ? ['poissonRatePerTonne'] : []),
      ...(gate.inclusions ? ['inclusionExtremes'] : []),
    ];
  if (gate.gate === 2) return gate.properties.flatMap(({ method }) => ownValue(STATISTICS, method) ?? []);
  return ['gammaPoissonUpdate', 'sprtExponential', 'cusumTabular'];
}

import type { Gate, GateThree, GateTwo, QualifyInput } from '../../documents/qualification/qualify.ts';
import type { Verdict } from '../../metal/alloy/words.ts';
import { type Finding, verdictOf } from '../../models/qualification/programme/finding.ts';
import type { GateTerms } from '../../models/qualification/programme/gate-one.ts';
import { judgeFleet } from '../../models/qualification/programme/gate-three.ts';
import {
  type Demonstrated,
  judgeLife,
  judgePassFail,
} from '../../models/qualification/programme/gate-two.ts';

type Component = NonNullable<QualifyInput['component']>;
type Service = NonNullable<QualifyInput['service']>;

/** Gate 2: components on rigs and engines. At best HOLD while gate 1 is open. */
export function gateTwo(
  { lives = [], passFail = [] }: Component,
  { confidence }: GateTerms,
  gateOne: Gate,
): GateTwo {
  const properties = [
    ...lives.map(({ id, baseline, ...life }) => {
      if (life.units.length === 0) return untested(id, life.reliability, confidence);
      const before = baseline && {
        time: baseline.map((one) => one.life),
        event: baseline.map(({ failed }) => failed),
      };
      return demonstrated(id, judgeLife({ id, ...life, baseline: before }, confidence), confidence);
    }),
    ...passFail.map((one) => demonstrated(one.id, judgePassFail(one, confidence), confidence)),
  ];
  const verdict = afterwards(verdictOf(properties), [gateOne], 2);
  return {
    gate: 2,
    verdict,
    issues:
      verdict === 'PASS'
        ? ['a recommendation; with an approval it permits controlled service introduction']
        : ['nothing', ...openBefore([gateOne], 2)],
    properties,
  };
}

/** A demonstration without a unit shows nothing. */
const untested = (id: string, target: number, confidence: number): GateTwo['properties'][number] => ({
  id,
  method: 'weibayes',
  verdict: 'HOLD',
  confidence,
  target,
  lower: 0,
  upper: 1,
  reasons: [{ code: 'no-unit', verdict: 'HOLD', words: `No unit was tested for ${id}.` }],
});

function demonstrated(
  id: string,
  { findings, more, ...bounds }: Demonstrated,
  confidence: number,
): GateTwo['properties'][number] {
  return { id, ...bounds, confidence, reasons: findings.map(reasonOf), ...(more ? { moreUnits: more } : {}) };
}

const reasonOf = ({ code, verdict, words }: Finding): Pick<Finding, 'code' | 'verdict' | 'words'> => ({
  code,
  verdict,
  words,
});

/** Risk of accepting the limit rate in the sequential test, where none is stated (policy). */
const BETA = 0.1;

/** Gate 3: a fleet in service. At best HOLD while a gate before it is open or was not judged. */
export function gateThree(service: Service, terms: GateTerms, before: readonly Gate[]): GateThree {
  const { unit, state, limitRate, minimumExposure = 0, beta = BETA, goodRate, prior } = service;
  const parts = service.parts.map(({ from = 0, removals = [], ...part }) => ({ ...part, from, removals }));
  const fleet = {
    unit,
    state,
    limitRate,
    goodRate,
    prior,
    minimumExposure,
    parts,
    series: service.series ?? [],
  };
  const judged = judgeFleet(fleet, { confidence: terms.confidence, alpha: terms.alpha, beta });
  const verdict = afterwards(judged.verdict, before, 3);
  const recommended = verdict === judged.verdict ? judged.recommended : state;
  const { belowPrior, posterior } = judged;
  return {
    gate: 3,
    verdict,
    issues: [
      recommended === state
        ? `the fleet stays ${state}`
        : `a recommendation: the fleet becomes ${recommended}`,
      ...openBefore(before, 3),
    ],
    properties: [
      {
        id: 'fleet',
        verdict: judged.verdict,
        unit,
        state,
        recommended,
        events: judged.events,
        exposure: judged.exposure,
        limitRate,
        upperRate: judged.upper,
        confidence: terms.confidence,
        probabilityBelow: {
          flatPrior: judged.belowFlat,
          ...(belowPrior === undefined ? {} : { statedPrior: belowPrior }),
        },
        ...(posterior
          ? { posterior: { ...posterior.posterior, mean: posterior.mean, upper: posterior.upper } }
          : {}),
        moreExposure: judged.further,
        reasons: judged.findings.map(reasonOf),
      },
    ],
  };
}

/** Gates are passed in order; a FAIL needs nobody before it. */
const afterwards = (verdict: Verdict, before: readonly Gate[], gate: 2 | 3): Verdict =>
  verdict === 'PASS' && openBefore(before, gate).length > 0 ? 'HOLD' : verdict;

/** The gates before one that did not pass, or were not judged. */
const openBefore = (before: readonly Gate[], gate: 2 | 3): string[] =>
  ([1, 2] as const)
    .filter((earlier) => earlier < gate)
    .flatMap((earlier) => {
      const found = before.find((one) => one.gate === earlier);
      if (!found) return [`gate ${earlier} was not judged`];
      return found.verdict === 'PASS' ? [] : [`gate ${earlier} is open`];
    });

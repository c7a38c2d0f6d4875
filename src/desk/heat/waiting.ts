import { isOutdatedPoint } from '../../documents/heats/hold-points.ts';
import { pointWords } from '../../evidence/ledger/commands/heat/open-points.ts';
import { belowWords } from '../../evidence/ledger/commands/heat/unaccepted-plan.ts';
import type { AnalysisState, HeatState, HoldPointState, RetestState } from '../../evidence/ledger/state.ts';
import type { ObjectView } from '../../evidence/ledger/store.ts';
import {
  openPoints,
  POINT_ACTS,
  stampersOf,
  standingOf,
} from '../../evidence/ledger/subjects/hold-points.ts';
import { countsInRelease, specimenOf } from '../../evidence/ledger/subjects/stock.ts';
import { type Suspension, undecidedOn } from '../../evidence/ledger/subjects/suspension.ts';
import type { Deed } from '../../foundation/errors.ts';
import { kilograms } from '../../foundation/quantity/format.ts';
import { leakAbove } from '../../foundation/quantity/leak.ts';
import type { PointStep } from '../../metal/alloy/words.ts';
import { type Role, rolesFor } from '../../metal/plant/person.ts';
import { suspensionsIn } from '../samples/suspended-metal.ts';

/** What a heat or a piece waits for, and the roles that can do it. */
export interface Waiting {
  readonly for: string;
  /** The step without the names of the pieces. */
  readonly step: string;
  readonly on: readonly string[];
  /** The verb that does it. */
  readonly by?: Deed;
}

/** A piece, or a melted heat that was measured before anything was cast of it. */
type Metal = HeatState | ObjectView;

interface Step {
  readonly step: string;
  readonly on: readonly Role[];
  /** The step of these pieces of a heat. */
  readonly of: (pieces: string) => string;
  /** The verb that does it, where it is another than the release. */
  readonly verb?: string;
}

const RELEASING = rolesFor('release heat');

/** Roles that answer for certificates: who may issue one may also take it back. */
const CERTIFYING = rolesFor('withdraw certificate');

/** Steps of metal; a heat waits for the first of them that any of its pieces waits for. */
const STEPS = {
  held: { step: 'a new release', on: RELEASING, of: (pieces) => `a new release of ${pieces}, put on hold` },
  suspended: {
    step: 'a new verdict: a measurement came after the release',
    on: RELEASING,
    of: (pieces) => `a new verdict on ${pieces}`,
  },
  unaccounted: {
    step: 'metal that is unaccounted for',
    on: rolesFor('record heat'),
    of: (pieces) => `metal that is unaccounted for, before ${pieces} can be released`,
  },
  point: {
    step: "an inspector's stamp",
    on: stampersOf('inspector'),
    of: (pieces) => `an inspector's stamp, before ${pieces} can be released`,
  },
  HOLD: {
    step: 'more results: it is on HOLD',
    on: RELEASING,
    of: (pieces) => `more results of ${pieces}, on HOLD`,
  },
  unmeasured: {
    step: 'measured results',
    on: rolesFor('book analysis'),
    of: (pieces) => `measured results of ${pieces}`,
  },
  undecided: { step: 'release', on: RELEASING, of: (pieces) => `release of ${pieces}` },
  FAIL: {
    step: 'a retest or a decision',
    on: rolesFor('dispose of metal'),
    of: (pieces) => `a retest of ${pieces}, or a decision`,
  },
  retest: {
    step: 'results of the retest',
    on: rolesFor('book analysis'),
    of: (pieces) => `results of the retest of ${pieces}`,
  },
  retested: {
    step: 'a new verdict: results came after the FAIL',
    on: RELEASING,
    of: (pieces) => `a new verdict on ${pieces}: results came after the FAIL`,
  },
  notice: {
    step: 'a decision on notice and recall',
    on: rolesFor('dispose of metal'),
    of: (pieces) => `a decision on notice and recall of ${pieces}`,
  },
  uncertified: {
    step: 'a certificate',
    on: CERTIFYING,
    of: (pieces) => `a certificate for ${pieces}`,
    verb: 'release/issue-certificate',
  },
  here: { step: 'shipment', on: rolesFor('ship metal'), of: (pieces) => `shipment of ${pieces}` },
} as const satisfies Readonly<Record<string, Step>>;

type StepName = keyof typeof STEPS;

/** The step of metal that was never measured. */
export const UNMEASURED = STEPS.unmeasured.step;

/** The step of a piece of a heat: before metal is accounted for and its points are stamped, nothing of it can be PASS. */
function stepOf(metal: Metal, heat: HeatState, suspended: readonly Suspension[]): StepName {
  const { release } = metal;
  // a release needs results first, whether the piece was put on hold or not
  const isMeasured = metal.analyses.some(countsInRelease);
  // a hold does not end a FAIL
  if (release?.verdict === 'FAIL') return metal.status === 'shipped' ? 'notice' : afterFail(metal);
  if (metal.type === 'object' && metal.held && (isMeasured || release)) return 'held';
  if (suspended.length > 0) return 'suspended';
  if (metal.status === 'shipped') return 'notice';
  if (heat.unbalanced_g > 0) return 'unaccounted';
  if (openPoints(heat, 'release').length > 0) return 'point';
  if (release?.verdict === 'HOLD') return 'HOLD';
  if (release?.verdict === 'PASS') return standing(metal).length === 0 ? 'uncertified' : 'here';
  return isMeasured ? 'undecided' : 'unmeasured';
}

/** The step of metal that failed and is here: what its retest lacks, then a verdict on what came in, else a decision. */
function afterFail(metal: Metal): 'retest' | 'retested' | 'FAIL' {
  const measured = metal.analyses.filter(countsInRelease);
  if (metal.retests?.some((one) => unmeasuredOf(one, measured).length > 0)) return 'retest';
  return undecidedOn(metal).length > 0 ? 'retested' : 'FAIL';
}

/** Specimens of a retest that nobody has measured whole. */
export const unmeasuredOf = (
  { elements, specimens }: RetestState,
  measured: readonly AnalysisState[],
): readonly string[] =>
  specimens.filter(
    (name) =>
      !elements.every((element) =>
        measured.some(
          (one) => specimenOf(one) === name && one.results.some((result) => result.element === element),
        ),
      ),
  );

/** The next step of one piece of metal of a heat that is here and undecided. */
export const nextStep = (metal: Metal, heat: HeatState, suspended: readonly Suspension[] = []): Waiting => {
  const name = stepOf(metal, heat, suspended);
  const { step, on } = STEPS[name];
  if (name === 'point') return stampOf(openPoints(heat, 'release')[0]!);
  if (name === 'suspended') return { for: `a new verdict: ${suspended[0]!.words}`, step, on };
  const words =
    name === 'unaccounted' ? `where ${kilograms(heat.unbalanced_g)} of heat ${heat.id} went` : step;
  return { for: words, step, on };
};

/** Numbers of the certificates of metal that stand. */
export const standing = ({ certificates = [] }: Pick<Metal, 'certificates'>): readonly string[] =>
  certificates.filter(({ withdrawn }) => withdrawn === undefined).map(({ number }) => number);

/** True for a piece that is here and that nobody has decided to scrap, remelt or sell. */
export const isHere = ({ status, disposition, free_g }: ObjectView): boolean =>
  disposition === null && free_g > 0 && ['held', 'released', 'failed'].includes(status);

/** True for a melted heat that is judged by itself: it was measured, and no certificate of it stands yet. */
export const isJudgedWhole = (heat: HeatState): boolean =>
  heat.status === 'melted' && heat.analyses.some(countsInRelease) && standing(heat).length === 0;

/** The next step of a heat; null for one that is cancelled, or of which nothing is left to release or ship. */
export function waitingFor(heat: HeatState, objects: readonly ObjectView[]): Waiting | null {
  switch (heat.status) {
    case 'cancelled':
      return null;
    case 'planned':
      return (
        acceptanceOf(heat) ??
        tightBefore(heat) ??
        pointBefore(heat, 'charge') ??
        atFurnace(heat, 'its charge')
      );
    case 'charged':
      return (
        tightBefore(heat) ?? pointBefore(heat, 'pour') ?? stampAgain(heat) ?? atFurnace(heat, 'its pour')
      );
    case 'melted':
      if (isJudgedWhole(heat)) return wholeAtRelease(heat);
      return pointBefore(heat, 'cast') ?? atFurnace(heat, 'its casting');
    case 'cast':
      return ofObjects(objects, heat);
  }
}

/** Quality accepts a plan below what was asked before anything else is done with it. */
const acceptanceOf = ({ id, below }: HeatState): Waiting | null =>
  below?.accepted === null
    ? {
        for: `acceptance by quality of a plan below what was asked: ${belowWords(below)}`,
        step: 'acceptance of a plan below what was asked',
        on: rolesFor('accept plan'),
        by: { verb: 'heats/accept-plan', order: { heat: id } },
      }
    : null;

/** A furnace that leaks above its limit, if any. */
function tightBefore(heat: HeatState): Waiting | null {
  const leak = leakAbove(heat.leaks);
  if (!leak) return null;
  const { furnace, leak_Pa_m3_per_s: rate, limit_Pa_m3_per_s: limit } = leak;
  return {
    for: `a lower leak-up rate of ${furnace}: ${rate} Pa m3/s, the limit is ${limit}`,
    step: 'a lower leak-up rate of the furnace',
    on: rolesFor('record heat'),
    by: { verb: 'heats/measure-leak', order: { heat: heat.id } },
  };
}

/** The first point that keeps the heat from a step, if any. */
const pointBefore = (heat: HeatState, step: PointStep): Waiting | null => {
  const [point] = openPoints(heat, step);
  return point ? { ...stampOf(point), by: { verb: 'heats/stamp-heat', order: { heat: heat.id } } } : null;
};

/** A stamp before the pour that tells of the bath before its last metal, if any: it is taken back and given again. */
function stampAgain(heat: HeatState): Waiting | null {
  const point = heat.holdPoints?.find((one) => isOutdatedPoint(one, heat.charges));
  if (!point) return null;
  return {
    for: `another stamp at ${point.kind} point "${point.point}" (${point.look}): metal was charged since`,
    step: STEPS.point.step,
    on: stampersOf(point.role),
    by: { verb: 'proof/correct-record', order: { of: heat.subject, record: `stamp:${point.point}` } },
  };
}

/** What a point waits for: its stamp; a witness point first for the call. */
function stampOf(point: HoldPointState): Waiting {
  const { step } = STEPS.point;
  const uncalled = point.kind === 'witness' && standingOf(point) === 'open';
  return {
    for: pointWords(point),
    step,
    on: uncalled ? rolesFor(POINT_ACTS.called) : stampersOf(point.role),
  };
}

/** A step at the furnace. */
const atFurnace = ({ id, status }: HeatState, step: string): Waiting => ({
  ...{ for: step, step, on: rolesFor(status === 'planned' ? 'charge heat' : 'record heat') },
  by: { verb: 'heats/record-heat', order: { heat: id, ...PART_OF[status] } },
});

/** The part of the record of a heat that comes next, by its status. */
const PART_OF: Readonly<Partial<Record<HeatState['status'], object>>> = {
  planned: { charge: null },
  charged: { melt: null },
  melted: { cast: null },
};

/** A step of metal where it is judged, with its verb: the release, where the step names no other. */
const atRelease = (of: string, waits: Waiting, { verb = 'release/release-measured' }: Step): Waiting => ({
  ...waits,
  by: { verb, order: { of } },
});

/** The next step of a melted heat that is judged by itself. */
function wholeAtRelease(heat: HeatState): Waiting {
  const suspended = suspensionsIn(heat, [])(heat);
  return atRelease(heat.subject, nextStep(heat, heat, suspended), STEPS[stepOf(heat, heat, suspended)]);
}

/** What the objects of a cast heat wait for, the first step of any of them. */
function ofObjects(objects: readonly ObjectView[], heat: HeatState): Waiting | null {
  const suspended = suspensionsIn(heat, objects);
  const here = objects.filter(isHere);
  const byStep = Map.groupBy(here, (piece) => stepOf(piece, heat, suspended(piece)));
  const why = [...new Set(here.flatMap(suspended).map(({ words }) => words))];
  for (const name of Object.keys(STEPS) as StepName[]) {
    const pieces = byStep.get(name);
    if (!pieces) continue;
    const { step, on, of } = STEPS[name];
    const [first] = pieces;
    if (name === 'point') return atRelease(first!.subject, nextStep(first!, heat), STEPS[name]);
    const what = of(pieces.map(({ id }) => id).join(', '));
    const words = [what, ...why].join(name === 'suspended' ? ': ' : '; ');
    return atRelease(first!.subject, { for: words, step, on }, STEPS[name]);
  }
  return null;
}

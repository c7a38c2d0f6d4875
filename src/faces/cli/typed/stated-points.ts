import { POINT_STEPS, type StatedPoints } from '../../../documents/heats/hold-points.ts';
import { InputError } from '../../../foundation/errors.ts';

type PointStep = StatedPoints[number]['step'];
type PointKind = StatedPoints[number]['kind'];

/** Options of a command that states points of a heat. */
export const HOLD_POINT_OPTION = [
  '--hold-point <step=words...>',
  `work waits before this step for a stamp: "pour=mould dry and clean", with a role "addition:analyst=bath sample agreed"; steps: ${POINT_STEPS.join(', ')}`,
] as const;
export const WITNESS_POINT_OPTION = [
  '--witness-point <step:min=words...>',
  'an inspector is called before this step, and work goes on when nobody came in time: "cast:30min=stripping of the ingots"',
] as const;

export interface PointOptions {
  readonly holdPoint?: string[];
  readonly witnessPoint?: string[];
}

/** The points that were typed; undefined where none was. Throws InputError naming the option and its word. */
export function statedPointsIn({ holdPoint, witnessPoint }: PointOptions): StatedPoints | undefined {
  const points = [
    ...(holdPoint ?? []).map((word) => pointIn(word, { kind: 'hold', option: '--hold-point' })),
    ...(witnessPoint ?? []).map((word) => pointIn(word, { kind: 'witness', option: '--witness-point' })),
  ];
  return points.length === 0 ? undefined : points;
}

function pointIn(
  word: string,
  { kind, option }: { readonly kind: PointKind; readonly option: string },
): StatedPoints[number] {
  const [, step = '', parts = '', look = ''] = /^([a-z-]+)((?::[^:=]*)*)=(.*)$/s.exec(word) ?? [];
  const said = parts.split(':').slice(1);
  const minutes = said.find((one) => /^\d+min$/.test(one));
  const roles = said.filter((one) => one !== minutes);
  if (!isStep(step) || look.trim() === '' || roles.length > 1)
    throw new InputError(`${option} "${word}" is not a step and what is looked at`, {
      path: option,
      value: word,
      allowed:
        kind === 'hold'
          ? 'STEP=WORDS or STEP:ROLE=WORDS, such as "pour=mould dry and clean"'
          : 'STEP:MINUTESmin=WORDS, such as "cast:30min=stripping of the ingots"',
      cure: `the steps are ${POINT_STEPS.join(', ')}`,
    });
  const [role] = roles;
  return {
    ...{ step, kind, look: look.trim() },
    ...(role === undefined ? {} : { role }),
    ...(minutes === undefined ? {} : { wait_min: Number.parseInt(minutes, 10) }),
  };
}

const isStep = (step: string): step is PointStep => POINT_STEPS.some((one) => one === step);

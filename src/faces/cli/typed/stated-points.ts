import { POINT_STEPS, type StatedPoints } from '../../../documents/heats/hold-points.ts';
import { InputError } from '../../../foundation/errors.ts';

type PointStep = StatedPoints[number]['step'];

/** A point as it was typed. Throws InputError naming the option and its word. */
export function pointIn(word: string, option: string): StatedPoints[number] {
  const kind = option === '--hold-point' ? 'hold' : 'witness';
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

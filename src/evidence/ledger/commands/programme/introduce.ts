import { ConflictError } from '../../../../foundation/errors.ts';
import { FLEET_STATES, type FleetState } from '../../../../metal/alloy/words.ts';
import { defineRecord } from '../../rules/command.ts';
import type { Desk } from '../../rules/desk.ts';
import type { ProgrammeState } from '../../subjects/programme.ts';
import { PROGRAMME } from '../found.ts';
import { passedGate, validApproval } from './programme-found.ts';

/**
 * M8: only a PASS of gate 2 and an approval of it that holds permit controlled introduction into service. The fleet grows
 * one state at a time, each time on a recommendation of gate 3.
 */
export const introduce = defineRecord({
  type: 'introduce',
  of: PROGRAMME,
  says: 'programme.introduced',
  act: 'introduce into service',
  rule(desk, { fleet, approval }, state) {
    passedGate(desk, state, '2');
    validApproval(desk, state, approval);
    requireNext(desk, state, fleet);
    if (fleet !== 'lead') requireRecommended(desk, state, fleet);
  },
});

/** The state after the present one: lead first, and after a suspension again. */
function requireNext(desk: Desk, state: ProgrammeState, fleet: FleetState): void {
  const present = state.status === 'introduced' ? (state.service.at(-1)?.fleet ?? null) : null;
  const next = present === null ? FLEET_STATES[0] : FLEET_STATES[FLEET_STATES.indexOf(present) + 1];
  if (fleet === next) return;
  throw new ConflictError(
    `programme ${state.id}: the fleet is ${present ?? state.status}, not yet ${fleet}`,
    {
      path: `${desk.path}fleet`,
      value: fleet,
      allowed: next ?? 'nothing: the fleet is general',
      cure: 'a fleet grows one state at a time',
    },
  );
}

function requireRecommended(desk: Desk, state: ProgrammeState, fleet: FleetState): void {
  const { recommended, seq } = passedGate(desk, state, '3');
  if (recommended === fleet) return;
  throw new ConflictError(
    `programme ${state.id}: gate 3 recommends ${recommended ?? 'nothing'} (record ${seq})`,
    {
      path: `${desk.path}fleet`,
      value: fleet,
      allowed: recommended ?? 'what gate 3 recommends',
      cure: 'add service hours, and evaluate again',
      does: [{ verb: 'qualification/evaluate-programme', order: { programme: state.id } }],
    },
  );
}

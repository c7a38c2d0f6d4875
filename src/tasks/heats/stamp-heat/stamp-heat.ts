import { signatureOf } from '../../../desk/actor.ts';
import { signalOf } from '../../../desk/context.ts';
import { recordWords } from '../../../desk/genealogy/record-words.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { isClearedPoint, mayStamp } from '../../../documents/heats/hold-points.ts';
import { pointWords } from '../../../evidence/ledger/commands/heat/open-points.ts';
import type { PointDecision } from '../../../metal/alloy/words.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Decisions that are signed. */
const SAID: Partial<Record<PointDecision, string>> = {
  accepted: 'accept',
  rejected: 'reject',
  waived: 'waive',
};
const REMARKED: Partial<Record<PointDecision, string>> = { rejected: 'Found', waived: 'Reason' };

/**
 * Decides at a hold or witness point of a heat: the inspector is called, accepts, rejects or did not come; quality waives it.
 * Throws NotFoundError for an unknown heat, InputError for an unknown point, ConflictError for one that is cleared or not
 * reached yet, ForbiddenError for hands that make the heat, another role, and a witness point whose time is not over.
 */
export const stampHeat = defineVerb(
  contract,
  async ({ heat: id, ...decided }, context) => {
    const { store } = context;
    await knownHeat(id, context);
    const { persons, signedIn = '' } = await store.roster();
    // the ledger holds the name against the roles, and refuses nobody
    const { by = signedIn } = signatureOf(context.actor);
    const { records } = await store.execute(
      { type: 'stampHeat', heat: id, ...decided, by },
      signalOf(context),
    );
    const { status, holdPoints = [] } = await store.heat(id);
    return {
      format: 'remelt-stamp/1' as const,
      heat: id,
      status,
      holdPoints,
      points: holdPoints.map((point) => ({
        words: pointWords(point),
        open: !isClearedPoint(point),
        mayStamp: persons.filter(({ roles }) => mayStamp(roles, point)).map((person) => person.id),
      })),
      booked: records.map((one) => ({ seq: one.seq, words: recordWords(one) })),
    };
  },
  {
    signs: async ({ heat, point, decision, remark }, name, { store }) => {
      const said = SAID[decision];
      if (said === undefined) return null;
      const { holdPoints = [] } = await store.heat(heat);
      const { kind, look } = holdPoints.find((one) => one.point === point) ?? {};
      const what = kind
        ? `${kind} point "${point}" of heat ${heat} (${look})`
        : `point "${point}" of heat ${heat}`;
      return `I, ${name}, ${said} ${what}.${remark === undefined ? '' : ` ${REMARKED[decision] ?? 'Remark'}: ${remark}`}`;
    },
  },
);

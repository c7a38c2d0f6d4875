import { signatureOf } from '../../../desk/actor.ts';
import { signalOf, type TaskContext } from '../../../desk/context.ts';
import { recordWords } from '../../../desk/genealogy/record-words.ts';
import { knownHeat } from '../../../desk/heat/known-heat.ts';
import { contentWords, type PointInBath, pointsInBath } from '../../../desk/heat/point-contents.ts';
import { readingWords } from '../../../desk/heat/point-readings.ts';
import { isClearedPoint, mayStamp } from '../../../documents/heats/hold-points.ts';
import { pointWords } from '../../../evidence/ledger/commands/heat/open-points.ts';
import { ConflictError } from '../../../foundation/errors.ts';
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
 * reached yet, for an element of the bath that was not measured since the last metal, and for a setting whose recorded value is missing or not as asked, ForbiddenError for hands that make the heat, another role, and a witness point whose time is not over.
 */
export const stampHeat = defineVerb(
  contract,
  async ({ heat: id, ...decided }, context) => {
    const { store } = context;
    const heat = await knownHeat(id, context);
    if (decided.decision === 'accepted') {
      const points = await pointsInBath(heat, context, whenOf(decided, context));
      const point = points?.find((one) => one.point === decided.point);
      refuseOldBath(id, point);
      refuseReading(id, point);
    }
    const { persons, signedIn = '' } = await store.roster();
    // the ledger holds the name against the roles, and refuses nobody
    const { by = signedIn } = signatureOf(context.actor);
    const { records } = await store.execute(
      { type: 'stampHeat', heat: id, ...decided, by },
      signalOf(context),
    );
    const after = await store.heat(id);
    const { status } = after;
    const holdPoints = (await pointsInBath(after, context)) ?? [];
    return {
      format: 'remelt-stamp/1' as const,
      heat: id,
      status,
      holdPoints,
      points: holdPoints.map((point) => ({
        words: [pointWords(point), ...seenOf(point)].join('; '),
        open: !isClearedPoint(point),
        mayStamp: persons.filter(({ roles }) => mayStamp(roles, point)).map((person) => person.id),
      })),
      booked: records.map((one) => ({ seq: one.seq, words: recordWords(one) })),
    };
  },
  {
    signs: async ({ heat, point, decision, remark, happenedAt }, name, context) => {
      const said = SAID[decision];
      if (said === undefined) return null;
      const at = whenOf({ happenedAt }, context);
      const points = await pointsInBath(await context.store.heat(heat), context, at);
      const found = points?.find((one) => one.point === point);
      const what = found
        ? `${found.kind} point "${point}" of heat ${heat} (${[found.look, ...seenOf(found)].join('; ')})`
        : `point "${point}" of heat ${heat}`;
      return `I, ${name}, ${said} ${what}.${remark === undefined ? '' : ` ${REMARKED[decision] ?? 'Remark'}: ${remark}`}`;
    },
  },
);

const whenOf = (
  { happenedAt }: { readonly happenedAt?: string | undefined },
  { clock }: Pick<TaskContext, 'clock'>,
): Date => (happenedAt === undefined ? clock() : new Date(happenedAt));

/** What bath samples and furnace log say of what a point names. */
const seenOf = ({ contents = [], readings = [] }: PointInBath): string[] => [
  ...contents.map(contentWords),
  ...readings.map(readingWords),
];

/** What a point asks of the furnace is stamped on what its log says, where a recorder told it: not in a gap, nor against it. */
function refuseReading(heat: string, point: PointInBath | undefined): void {
  const wrong = point?.readings?.find(({ why }) => why !== undefined);
  if (!wrong) return;
  throw new ConflictError(
    `heat ${heat}: ${point!.kind} point "${point!.point}" (${point!.look}) cannot be accepted: ${readingWords(wrong)}`,
    {
      path: 'decision',
      value: wrong.found?.value ?? null,
      allowed: wrong.asked ?? `a recorded value of ${wrong.setting}`,
      cure: 'take the furnace log as far as now, then stamp; quality may waive the point with a reason',
      does: [{ verb: 'heats/stamp-heat', order: { heat, point: point!.point, decision: 'waived' } }],
    },
  );
}

/** What a point says of the bath is stamped on a sample of the bath as it is. */
function refuseOldBath(heat: string, point: PointInBath | undefined): void {
  const old = point?.contents?.find(({ found, metalSince }) => !found || metalSince);
  if (!old) return;
  throw new ConflictError(
    `heat ${heat}: ${point!.kind} point "${point!.point}" (${point!.look}) cannot be accepted: ${contentWords(old)}`,
    {
      path: 'decision',
      value: old.found?.sample ?? null,
      allowed: `a result of ${old.element} in a bath sample that was taken after the last metal was charged`,
      cure: 'take a bath sample and book its results, then stamp; quality may waive the point with a reason',
      does: [
        { verb: 'heats/record-heat', order: { heat, samples: null } },
        { verb: 'heats/stamp-heat', order: { heat, point: point!.point, decision: 'waived' } },
      ],
    },
  );
}

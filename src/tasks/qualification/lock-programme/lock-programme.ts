import { signatureOf } from '../../../desk/actor.ts';
import { bookOrTry } from '../../../desk/book-or-try.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { SERVICE } from '../../../desk/programme/assembled-document.ts';
import { boardOf, boardOfKept } from '../../../desk/programme/board.ts';
import { keptProgrammes } from '../../../desk/programme/kept-programme.ts';
import type { ProgrammePlan } from '../../../documents/qualification/qualify.ts';
import type { ProgrammeState } from '../../../evidence/ledger/subjects/programme.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { canonicalText, hashOf } from '../../../foundation/quantity/canonical.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Locks a programme before its evidence counts, or revises a locked one with a reason. Throws ConflictError for a change without
 * a reason, InputError for a property without a limit, and what `qualify` throws for a plan that it cannot judge by.
 */
export const lockProgramme = defineVerb(contract, async ({ document, reason, dryRun = false }, context) => {
  await requireJudgeable(document, context);
  const { id } = document.programme;
  if (context.booked) return boardOf(id, context);
  const before = (await keptProgrammes(context)).find(({ state }) => state.id === id);
  const kept = keptForm(document);
  const { by } = signatureOf(context.actor);
  const named = { programme: id, ...kept, ...(by === undefined ? {} : { by }) };
  if (!before) {
    await bookOrTry({ type: 'lockProgramme', ...named }, { dryRun }, context);
    return dryRun ? boardBefore({ named, revision: null }, context) : boardOf(id, context);
  }
  if (reason === undefined) throw unexplained(before.state, kept.documentSha256);
  const reopened = reopenedBy(document, before.plan, kept.processSha256 !== before.state.processSha256);
  await bookOrTry({ type: 'reviseProgramme', ...named, reason, reopened }, { dryRun }, context);
  return dryRun
    ? boardBefore({ named, revision: { before: before.state, reason, reopened } }, context)
    : boardOf(id, context);
});

/** Throws InputError for a plan that no evidence could be judged by. */
async function requireJudgeable(plan: ProgrammePlan, { compute }: TaskContext): Promise<void> {
  await compute.qualify({ programme: plan.programme, evidence: [] });
  const open = plan.programme.properties.flatMap(({ id, ...asked }, i) =>
    LIMITS.some((limit) => asked[limit] !== undefined) ? [] : [{ id, i }],
  );
  if (open.length === 0) return;
  throw new InputError(
    `${open.length === 1 ? 'a property has' : `${open.length} properties have`} no limit yet: ${open.map(({ id }) => id).join('; ')}`,
    open.slice(0, 20).map(({ id, i }) => ({
      path: `document.programme.properties[${i}]`,
      value: id,
      message: 'has no limit: no evidence could pass it',
      allowed: 'a design minimum, a design maximum, a margin, or a limit on the ratio of scatters',
      cure: 'enter the limit that the part needs, or delete the property',
    })),
  );
}

/** What a property is held against: a design limit, or the qualified route. */
const LIMITS = ['designMinimum', 'designMaximum', 'margin', 'sdRatioLimit'] as const;

/** What the records hold: the plan, its process apart, and the hash of both. */
function keptForm(document: ProgrammePlan) {
  const {
    programme: { process, ...programme },
    cleanliness,
    component,
    service,
  } = document;
  const asked = {
    ...(cleanliness ? { cleanliness: cleanliness.map(({ findings: _, mass_t: __, ...rate }) => rate) } : {}),
    ...(component
      ? {
          component: {
            ...(component.lives ? { lives: component.lives.map(({ units: _, ...life }) => life) } : {}),
            ...(component.passFail
              ? { passFail: component.passFail.map(({ tested: _, failures: __, ...one }) => one) }
              : {}),
          },
        }
      : {}),
    ...(service ? { service: withoutParts(service) } : {}),
  };
  return {
    documentSha256: hashOf({ programme: document.programme, ...asked }),
    plan: canonicalText({ programme, ...asked }),
    ...(process ? { process: canonicalText(process), processSha256: hashOf(process) } : {}),
  };
}

interface Locking {
  readonly named: ReturnType<typeof keptForm> & { readonly programme: string; readonly by?: string };
  /** null: it is locked for the first time. */
  readonly revision: {
    readonly before: ProgrammeState;
    readonly reason: string;
    readonly reopened: readonly string[];
  } | null;
}

/** The board as it would be once the document is locked; nothing is booked. */
async function boardBefore(
  { named, revision }: Locking,
  context: TaskContext,
): Promise<Awaited<ReturnType<typeof boardOf>>> {
  const { programme: id, plan, process, documentSha256, processSha256, by = null } = named;
  const at = context.clock().toISOString();
  const state: ProgrammeState = {
    ...(revision?.before ?? {
      type: 'programme',
      id,
      subject: `programme:${id}`,
      node: null,
      status: 'locked',
      lockedAt: at,
      heats: [],
      evidence: [],
      exclusions: [],
      overrides: [],
      evaluations: [],
      approvals: [],
      service: [],
    }),
    documentSha256,
    processSha256: processSha256 ?? null,
    programme: plan,
    process: process ?? null,
    revisions: [
      ...(revision?.before.revisions ?? []),
      {
        seq: (await context.store.head()).size,
        at,
        by,
        documentSha256,
        reason: revision?.reason ?? null,
        valuesSeen: revision?.before.evidence.reduce((sum, { rows }) => sum + rows.length, 0) ?? 0,
        evaluationsSeen: revision?.before.evaluations.length ?? 0,
        reopened: revision?.reopened ?? [],
      },
    ],
  };
  const board = await boardOfKept({ state, plan: JSON.parse(plan) as ProgrammePlan }, context);
  return { ...board, dryRun: true };
}

const withoutParts = ({ parts: _, ...service }: NonNullable<ProgrammePlan['service']>) => service;

function unexplained({ id, lockedAt, documentSha256 }: ProgrammeState, hash: string): ConflictError {
  const same = hash === documentSha256;
  return new ConflictError(
    same
      ? `programme ${id} is locked with this very content since ${lockedAt.slice(0, 10)}`
      : `programme ${id} is locked since ${lockedAt.slice(0, 10)}, with another content`,
    {
      path: 'document.programme.id',
      value: hash,
      allowed: same ? 'nothing to change' : `the locked document, ${documentSha256}`,
      cure: same ? 'nothing is to be done' : 'give the reason of the revision, or lock it under another id',
    },
  );
}

/** Items that are asked otherwise now: their evidence so far was seen before the plan, and does not count. */
function reopenedBy(now: ProgrammePlan, before: ProgrammePlan, process: boolean): string[] {
  const terms = ({ programme }: ProgrammePlan): unknown => [
    programme.level,
    programme.confidence ?? null,
    programme.alpha ?? null,
    programme.looks ? [programme.looks.planned, programme.looks.spending ?? null] : null,
    programme.gradeId ?? null,
    programme.specification ?? null,
  ];
  const [present, past] = [itemsOf(now), itemsOf(before)];
  const all = process || hashOf(terms(now)) !== hashOf(terms(before));
  return [...present].flatMap(([id, asked]) => {
    const earlier = past.get(id);
    return all || earlier === undefined || hashOf(earlier) !== hashOf(asked) ? [id] : [];
  });
}

/** What is asked by item; what is only said of it is left out. */
function itemsOf({
  programme,
  cleanliness,
  component,
  service,
}: ProgrammePlan): ReadonlyMap<string, unknown> {
  const bare = ({ why: _, source: __, ...asked }: { readonly why?: unknown; readonly source?: unknown }) =>
    asked;
  return new Map<string, unknown>([
    ...programme.properties.map((one) => [one.id, bare(one)] as const),
    ...(cleanliness ?? []).map((one) => [one.id, one.limit_per_t] as const),
    ...(component?.lives ?? []).map((one) => [one.id, withoutUnits(one)] as const),
    ...(component?.passFail ?? []).map((one) => [one.id, one.reliability] as const),
    ...(service ? [[SERVICE, withoutParts(service)] as const] : []),
  ]);
}

const withoutUnits = ({
  units: _,
  ...life
}: NonNullable<NonNullable<ProgrammePlan['component']>['lives']>[number]) => life;

import { unfitMethod } from '../../../calculations/release/fit-methods.ts';
import type { TaskContext } from '../../../desk/context.ts';
import { usableSpecification } from '../../../desk/reference/kept.ts';
import { inDocumentUnit } from '../../../desk/samples/measured-results.ts';
import type { HeatRecord } from '../../../documents/heats/heat-record.ts';
import type { AnalysisState, HeatState, ObjectState } from '../../../evidence/ledger/state.ts';
import { specimenOf } from '../../../evidence/ledger/subjects/stock.ts';
import { ConflictError, InputError } from '../../../foundation/errors.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';
import type { NamedRecord } from './named-analyses.ts';
import type { Told } from './record-commands.ts';

type Retest = NonNullable<HeatRecord['retests']>[number];
type Asked = Pick<Retest, 'of' | 'rule'>;

/**
 * The retests of a record as commands that open them: the rule says how many specimens are named. Throws ConflictError for a rule
 * that the specification does not name, InputError for an unknown rule and for the sample of another piece.
 */
export async function retestsOf(
  { by, happenedAt, retests = [] }: NamedRecord,
  context: TaskContext,
): Promise<Told[]> {
  return Promise.all(
    retests.map(async ({ by: own, specimens: names, ...retest }, i): Promise<Told> => {
      const place = `retests[${i}]`;
      const who = own ?? by;
      const specimens = specimensOf(retest, `${place}.rule`, context);
      await refuseOtherMetal({ ...retest, path: place }, context);
      await refuseUnnamedRule(retest, place, context);
      return {
        place,
        command: {
          type: 'openRetest',
          ...retest,
          of: retest.of as Subject,
          ...{ names, specimens },
          ...(who === undefined ? {} : { by: who }),
          ...(happenedAt === undefined ? {} : { happenedAt }),
        },
      };
    }),
  );
}

/**
 * Throws InputError for a result of a specimen that a retest named, of an element that failed, by a method that cannot decide its
 * limit, with the methods that can, and for one that does not say its laboratory.
 */
export async function refuseUnfitRetests(
  { analyses = [] }: NamedRecord,
  context: TaskContext,
): Promise<void> {
  for (const [i, one] of analyses.entries()) {
    const metal = await metalOf(one.of, context).catch(() => null);
    const specimen = one.sample ?? one.analysis;
    const retest = metal?.retests?.find(({ specimens }) => specimens.includes(specimen));
    if (!metal || !retest) continue;
    const path = `analyses[${i}]`;
    if (one.laboratory === undefined)
      throw new InputError(`the result of specimen ${specimen} does not say its laboratory`, {
        path: `${path}.laboratory`,
        allowed: 'the laboratory that measured it',
        cure: 'name the laboratory',
      });
    const failed = one.results.filter(({ element }) => retest.elements.includes(element));
    const limits = await limitsOf(metal, context);
    for (const result of failed) if (limits) refuseUnfit({ ...one, ...result }, { path, limits, context });
  }
}

type Limits = NonNullable<Awaited<ReturnType<typeof limitsOf>>>;

function refuseUnfit(
  { element, text, unit, method }: Measured,
  {
    path,
    limits,
    context,
  }: { readonly path: string; readonly limits: Limits; readonly context: TaskContext },
): void {
  const inDocument = inDocumentUnit(text, unit);
  const unfit = unfitMethod({ element, ...inDocument, method }, limits, context.compute.facts());
  if (!unfit) return;
  throw new InputError(`${method} cannot decide ${element}: ${unfit.reason}`, {
    path: `${path}.method`,
    value: method,
    allowed: unfit.fit.join(', ') || 'none of the methods in the data',
    cure: unfit.fit.length === 0 ? 'add a fit method to the data of the plant' : 'measure it by one of these',
  });
}

type Analysis = NonNullable<NamedRecord['analyses']>[number];
type Measured = Analysis['results'][number] & Pick<Analysis, 'method'>;

const metalOf = (of: string, { store }: TaskContext): Promise<HeatState | ObjectState> =>
  of.startsWith('heat:') ? store.heat(idOf(of)) : store.object(idOf(of));

/** Limits of the specification that the metal failed by; null where the ledger does not hold it. */
async function limitsOf({ release }: HeatState | ObjectState, context: TaskContext) {
  const name = release?.specification;
  if (name === undefined) return null;
  const stored = await context.store.subjects('specification');
  return stored.some(({ state }) => state.id === name) ? usableSpecification(name, context) : null;
}

function specimensOf({ rule }: Asked, path: string, { compute }: TaskContext): number {
  const { retests } = compute.facts().releaseProcedures;
  const known = retests.get(rule);
  if (known) return known.replacements;
  throw new InputError(`there is no retest rule "${rule}"`, {
    path,
    value: rule,
    allowed: [...retests.keys()].join(', '),
    cure: 'name the rule of the specification, or add it to release-procedures.json of the plant',
  });
}

/**
 * Throws ConflictError for a rule that the specification of the failed release does not name: a release would let the first result
 * stand, whatever the further specimens say.
 */
async function refuseUnnamedRule({ of, rule }: Asked, path: string, context: TaskContext): Promise<void> {
  const { subject, release } = await metalOf(of, context);
  if (release?.verdict !== 'FAIL') return;
  const named = (await context.store.history(subject)).find(({ seq }) => seq === release.seq)?.body.rule;
  if (named === rule) return;
  throw new ConflictError(
    typeof named === 'string'
      ? `${of} failed by ${release.specification}, which names the retest rule ${named}, not ${rule}`
      : `${of} failed by ${release.specification}, which names no retest rule: the first result stands`,
    {
      path: `${path}.rule`,
      value: rule,
      allowed: typeof named === 'string' ? named : 'none: the specification allows no retest',
      cure:
        typeof named === 'string'
          ? `name that rule: ${named}`
          : 'decide what becomes of the metal, or enter a revision of the specification that names the rule, and release by it first',
    },
  );
}

/** Throws InputError where the failed specimen was withdrawn, or is of another piece. */
async function refuseOtherMetal(
  { of, replaces, path }: Pick<Retest, 'of' | 'replaces'> & { readonly path: string },
  context: TaskContext,
): Promise<void> {
  const state = await metalOf(of, context);
  refuseWithdrawn(state, { replaces, path });
  if (!state.analyses.some((one) => specimenOf(one) === replaces))
    await refuseOfObject({ of, replaces, path }, context.store);
}

/** The sample of an object is retested of that object. Throws InputError naming it. */
async function refuseOfObject(
  { of, replaces, path }: { readonly of: string; readonly replaces: string; readonly path: string },
  store: TaskContext['store'],
): Promise<void> {
  if (!of.startsWith('heat:')) return;
  const owner = (await store.objects({ heat: idOf(of) })).find(({ analyses }) =>
    analyses.some(({ sample, analysis }) => (sample ?? analysis) === replaces),
  );
  if (!owner) return;
  throw new InputError(`sample "${replaces}" is of ${owner.subject}, not of ${of} itself`, {
    path: `${path}.of`,
    value: of,
    allowed: owner.subject,
    cure: `name the object: ${owner.subject}`,
  });
}

/** A withdrawn analysis is not retested: specimens in its place are analyses of their own. */
function refuseWithdrawn(
  { subject, analyses, replaced = [] }: HeatState | ObjectState,
  { replaces, path }: { readonly replaces: string; readonly path: string },
): void {
  const isNamed = (one: AnalysisState): boolean => (one.sample ?? one.analysis) === replaces;
  if (analyses.some(isNamed) || !replaced.some(({ analysis }) => isNamed(analysis))) return;
  throw new InputError(`"${replaces}" of ${subject} was withdrawn: it is replaced, not retested`, {
    path: `${path}.replaces`,
    value: replaces,
    allowed: 'a measured sample that failed',
    cure: 'book each specimen in its place, as a sample of its own',
  });
}

import type { HeatRecord } from '../../documents/heat-record.ts';
import type { AnalysisState, HeatState, ObjectState } from '../../evidence/ledger/state.ts';
import { ConflictError, InputError } from '../../foundation/errors.ts';
import { BATH, idOf, type Subject } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { asBooked, type Told } from './record-commands.ts';

type Retest = NonNullable<HeatRecord['retests']>[number];

/**
 * The retests of a record as commands: the rule says how many specimens each failed characteristic needs; method,
 * laboratory and place are those of the failed analysis unless the record gives others. Throws ConflictError for a rule that the
 * specification does not name, InputError for an unknown rule, for the sample of another piece, and where neither the record nor a
 * failed analysis says by which method or from which place.
 */
export async function retestsOf(
  { by, happenedAt, retests = [] }: HeatRecord,
  context: TaskContext,
): Promise<Told[]> {
  return Promise.all(
    retests.map(async (retest, i): Promise<Told> => {
      const place = `retests[${i}]`;
      const who = retest.by ?? by;
      const specimens = specimensOf(retest, `${place}.rule`, context);
      const analyses = await furtherSpecimens(retest, place, context);
      await refuseUnnamedRule(retest, place, context);
      return {
        place,
        command: {
          type: 'recordRetest',
          of: retest.of as Subject,
          replaces: retest.replaces,
          rule: retest.rule,
          specimens,
          characteristics: retest.characteristics ?? reported(retest),
          cause: retest.cause,
          analyses,
          ...(who === undefined ? {} : { by: who }),
          ...(happenedAt === undefined ? {} : { happenedAt }),
        },
      };
    }),
  );
}

function specimensOf({ rule }: Retest, path: string, { compute }: TaskContext): number {
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
async function refuseUnnamedRule({ of, rule }: Retest, path: string, { store }: TaskContext): Promise<void> {
  const { subject, release } = of.startsWith('heat:')
    ? await store.heat(idOf(of))
    : await store.object(idOf(of));
  if (release?.verdict !== 'FAIL') return;
  const named = (await store.history(subject)).find(({ seq }) => seq === release.seq)?.body.rule;
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
          ? `name that rule: --rule ${named}`
          : 'decide what becomes of the metal (remelt dispose), or enter a revision of the specification that names the rule, and release by it first',
    },
  );
}

const reported = ({ analyses }: Retest): string[] => [
  ...new Set(analyses.flatMap(({ results }) => results.map(({ element }) => element))),
];

async function furtherSpecimens({ of, replaces, analyses }: Retest, path: string, { store }: TaskContext) {
  const state = of.startsWith('heat:') ? await store.heat(idOf(of)) : await store.object(idOf(of));
  const samples = state.analyses.filter(
    ({ basis, place, retest }) => basis === 'measured' && place !== BATH && !retest,
  );
  refuseWithdrawn(state, { replaces, path });
  const failed = samples.find(({ sample, analysis }) => (sample ?? analysis) === replaces);
  if (!failed) await refuseOfObject({ of, replaces, path }, store);
  return analyses.map(({ sample, analysis = sample, reference, results, ...own }, i) => {
    const laboratory = own.laboratory ?? failed?.laboratory;
    return {
      analysis,
      sample,
      method:
        own.method ?? failed?.method ?? missing(`${path}.analyses[${i}].method`, { of, replaces, samples }),
      place: own.place ?? failed?.place ?? missing(`${path}.analyses[${i}].place`, { of, replaces, samples }),
      ...(laboratory ? { laboratory } : {}),
      ...(reference === undefined ? {} : { reference }),
      results: asBooked(results),
    };
  });
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
    cure: `name the object: --of ${owner.subject}`,
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
    cure: 'book each specimen in its place: remelt heat sample --object ID --specimen ID',
  });
}

/** What neither the record nor the failed analysis says; mostly the failed specimen is misspelt. */
function missing(
  path: string,
  {
    of,
    replaces,
    samples,
  }: { readonly of: string; readonly replaces: string; readonly samples: readonly AnalysisState[] },
): never {
  const what = path.slice(path.lastIndexOf('.') + 1);
  const names = [...new Set(samples.map(({ sample, analysis }) => sample ?? analysis))];
  if (!names.includes(replaces))
    throw new InputError(`${of} has no measured sample "${replaces}"`, {
      path: path.replace(/\.analyses.*/, '.replaces'),
      value: replaces,
      allowed: names.join(', ') || 'none: nothing was measured yet',
      cure: `correct the name of the failed specimen, or give the ${what}`,
    });
  throw new InputError(`the retest of ${replaces} does not say its ${what}`, {
    path,
    allowed: `the ${what} of the further specimen`,
    cure: `give the ${what}`,
  });
}

import type {
  KeptChange,
  KeptRoute,
  KeptSpecification,
  StatedSpecification,
} from '../../documents/reference.ts';
import type { StoredRecord } from '../../evidence/ledger/store.ts';
import type { SpecificationState } from '../../evidence/ledger/subjects/specification.ts';
import type { TaskContext } from '../context.ts';
import { keptRoute, keptSpecification } from './kept.ts';
import { retestRules } from './retest-rules.ts';
import { statedLines } from './stated-lines.ts';

type Reading = Pick<TaskContext, 'store'>;

/** A specification as its page shows it: with who entered, changed and compared it, why, and what the revision before states otherwise. */
export async function shownSpecification(
  name: string,
  context: Reading & Pick<TaskContext, 'compute'>,
): Promise<KeptSpecification> {
  const [kept, history] = await Promise.all([
    keptSpecification(name, context),
    context.store.history(`specification:${name}`),
  ]);
  const before = await revisionBefore(kept.specification, { name, since: history[0]?.seq ?? 0 }, context);
  const retest = retestRules(context).find(({ id }) => id === kept.specification.retest);
  return {
    ...kept,
    ...(retest ? { retest } : {}),
    changes: history.map(changeOf),
    before: before && {
      name: before.name,
      differences: differences(statedLines(before.specification), statedLines(kept.specification)),
    },
  };
}

/** A route as its page shows it: with who entered and changed it, why, and its operations before the last change. */
export async function shownRoute(name: string, context: Reading): Promise<KeptRoute> {
  const [kept, history] = await Promise.all([
    keptRoute(name, context),
    context.store.history(`route:${name}`),
  ]);
  const last = history.at(-2);
  return {
    ...kept,
    changes: history.map(changeOf),
    before:
      last === undefined || typeof last.body.route !== 'string'
        ? null
        : { until: history.at(-1)!.record.at, route: JSON.parse(last.body.route) as KeptRoute['route'] },
  };
}

function changeOf({ seq, record, body }: StoredRecord, at: number): KeptChange {
  const { by, reason } = body as { readonly by?: string; readonly reason?: string };
  return {
    seq,
    at: record.at,
    by: by ?? null,
    what: record.kind.endsWith('.compared') ? 'compared' : at === 0 ? 'entered' : 'changed',
    reason: reason ?? null,
  };
}

interface Own {
  readonly name: string;
  /** Its first record. */
  readonly since: number;
}

/** The revision of the same document that was entered last before this one; null for the first. */
async function revisionBefore(
  { controlled }: StatedSpecification,
  { name, since }: Own,
  { store }: Reading,
): Promise<{ readonly name: string; readonly specification: StatedSpecification } | null> {
  const others = (await store.subjects('specification')).flatMap(({ state }) => {
    const { id, specification } = state as SpecificationState;
    const stated = JSON.parse(specification) as StatedSpecification;
    const isOther = id !== name && stated.controlled?.number === controlled?.number;
    return isOther ? [{ name: id, specification: stated }] : [];
  });
  const entered = await Promise.all(
    others.map(async (one) => ({
      ...one,
      seq: (await store.history(`specification:${one.name}`))[0]?.seq ?? since,
    })),
  );
  return entered.filter(({ seq }) => seq < since).sort((a, b) => b.seq - a.seq)[0] ?? null;
}

/** Lines that differ between two statements. */
const differences = (
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): NonNullable<KeptSpecification['before']>['differences'] =>
  [...new Set([...before.keys(), ...now.keys()])]
    .map((what) => ({ what, before: before.get(what) ?? null, now: now.get(what) ?? null }))
    .filter((line) => line.before !== line.now);

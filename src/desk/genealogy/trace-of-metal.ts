import { recalledWords } from '../../documents/proof/recalled.ts';
import type { Traced } from '../../documents/proof/trace.ts';
import { failedWords, suspendedSentences } from '../../documents/yard/suspended.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { LotView, ObjectView, Trace, TraceRow } from '../../evidence/ledger/store.ts';
import type { Subject } from '../../metal/alloy/words.ts';
import { idOf } from '../../metal/alloy/words.ts';
import type { TaskContext } from '../context.ts';
import { failedIn, suspensionsIn } from '../samples/suspended-metal.ts';
import { metalTyped } from './history-subject.ts';

/**
 * Where the metal of `subject` came from (`up`) or went to (`down`), largest share first, each lot with the documents
 * behind it. A heat that is only planned is traced to what is reserved for it. Throws NotFoundError for an unknown
 * subject.
 */
export async function traceOf(
  { subject: typed, direction }: Pick<Traced, 'direction'> & { readonly subject: string },
  context: TaskContext,
): Promise<Traced> {
  const { store } = context;
  const subject = await metalTyped(typed, { store, path: 'subject' });
  const trace = (await plannedTrace(subject, direction, context)) ?? (await store.trace(subject, direction));
  const named = trace.rows.filter((row) => row.subject.startsWith('lot:'));
  const lots = await store.lots({ ids: named.map((row) => idOf(row.subject)) });
  const words = new Map(lots.map((lot) => [lot.subject, lotWords(lot)]));
  const noticesOf = noticesIn(context);
  const rows = trace.rows.map(
    async (row): Promise<TracedRow> => ({
      ...row,
      ...(words.get(row.subject) ?? { references: [] }),
      // a lot is read already
      ...(row.subject.startsWith('lot:') ? {} : await noticesOf(row.subject)),
    }),
  );
  return {
    format: 'remelt-trace/1' as const,
    ...{ subject, direction, rows: await Promise.all(rows), edges: trace.edges },
    ...(await noticesOf(subject)),
  };
}

/** Recalls that reached metal, the FAIL that stands on it, and what suspends its release, in words; each heat is read once. */
function noticesIn({ store }: Pick<TaskContext, 'store'>) {
  const known = new Map<string, Promise<ReadonlyMap<Subject, readonly string[]>>>();
  const ofHeat = async (id: string): Promise<ReadonlyMap<Subject, readonly string[]>> => {
    const [heat, objects] = await Promise.all([store.heat(id), store.objects({ heat: id })]);
    const suspended = suspensionsIn(heat, objects);
    const failed = failedIn(heat, objects);
    const wordsOf = (one: HeatState | ObjectView): readonly string[] => [
      ...recalledWords(one.recalled),
      ...failedWords(failed(one)),
      ...suspendedSentences(suspended(one).map(({ words }) => words)),
    ];
    return new Map([heat, ...objects].map((one) => [one.subject, wordsOf(one)]));
  };
  return async (subject: Subject): Promise<Pick<Traced, 'notices'>> => {
    const state = await store.subject(subject);
    const heat = state.type === 'heat' ? state.id : state.type === 'object' ? state.heat : null;
    if (heat !== null && !known.has(heat)) known.set(heat, ofHeat(heat));
    const lot = state.type === 'lot' ? recalledWords(state.recalled) : [];
    const notices = heat === null ? lot : ((await known.get(heat))?.get(subject) ?? []);
    return notices.length === 0 ? {} : { notices: [...notices] };
  };
}

type TracedRow = Traced['rows'][number];

function lotWords(lot: LotView): Omit<TracedRow, keyof TraceRow> {
  const references = [lot.reference, ...lot.analyses.map((analysis) => analysis.reference)].filter(
    (reference) => reference !== null,
  );
  return {
    form: lot.form,
    ...(lot.supplier ? { supplier: lot.supplier } : {}),
    ...(lot.declaredGrade ? { declaredGrade: lot.declaredGrade } : {}),
    ...(lot.clearedAs ? { clearedAs: lot.clearedAs } : {}),
    ...(lot.originClass ? { originClass: lot.originClass } : {}),
    ...(lot.specimen ? { specimen: true } : {}),
    ...(lot.recalled ? { notices: recalledWords(lot.recalled) } : {}),
    references: [...new Set(references)],
  };
}

/** Nothing has been drawn for a planned heat; its reservations say where the metal would come from. */
async function plannedTrace(
  subject: Subject,
  direction: 'up' | 'down',
  { store }: TaskContext,
): Promise<Trace | null> {
  if (direction === 'down' || !subject.startsWith('heat:')) return null;
  const heat = await store.heat(idOf(subject));
  if (heat.status !== 'planned') return null;
  const reserved = Object.entries(heat.reserved_g) as [Subject, number][];
  const total = reserved.reduce((sum, [, mass_g]) => sum + mass_g, 0);
  const rows = reserved.map(([from, mass_g]) => ({
    subject: from,
    share: mass_g / total,
    mass_g,
    end: true,
  }));
  return {
    subject,
    direction,
    rows: rows.sort((a, b) => b.share - a.share),
    edges: reserved.map(([from, mass_g]) => ({ from, to: subject, mass_g })),
  };
}

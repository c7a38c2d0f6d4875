import type { TaskContext } from '../../../desk/context.ts';
import type { HeatState, ObjectState } from '../../../evidence/ledger/state.ts';
import { NotFoundError } from '../../../foundation/errors.ts';
import { idOf, type Subject } from '../../../metal/alloy/words.ts';

/**
 * What rests on a lot, heat or object, in words: plans that reserve it, heats that it went into, releases, certificates and
 * shipments of everything that holds its metal. The `record` of it that is taken back is not told: it does not rest on itself.
 */
export async function restsOn(
  of: Subject,
  { store }: Pick<TaskContext, 'store'>,
  { record }: { readonly record?: string } = {},
): Promise<readonly string[]> {
  const plans =
    of.startsWith('lot:') || of.startsWith('object:')
      ? Object.keys(
          (of.startsWith('lot:') ? await store.lot(idOf(of)) : await store.object(idOf(of))).reserved_g,
        )
      : [];
  const below = await store.trace(of, 'down').then(
    ({ rows }) => rows.map(({ subject }) => subject),
    (error: unknown) => {
      // What holds no metal yet has no genealogy.
      if (error instanceof NotFoundError) return [];
      throw error;
    },
  );
  const subjects = [...new Set([of, ...below])];
  const words = await Promise.all(
    subjects.map(async (subject) => {
      if (subject.startsWith('heat:')) return wordsOf(await store.heat(idOf(subject)), { of, record });
      if (subject.startsWith('object:')) return wordsOf(await store.object(idOf(subject)), { of, record });
      return [];
    }),
  );
  return [...plans.map((heat) => `the plan of heat ${heat} reserves it`), ...words.flat()];
}

function wordsOf(
  state: HeatState | ObjectState,
  { of, record }: { readonly of: Subject; readonly record: string | undefined },
): readonly string[] {
  const isItself = (number: string): boolean => state.subject === of && record === `certificate ${number}`;
  const name = `${state.type} ${state.id}`;
  return [
    ...(state.type === 'heat' && state.subject !== of
      ? [`its metal went into ${name}, which is ${state.status}`]
      : []),
    ...(state.release ? [`${name} was judged ${state.release.verdict} (record ${state.release.seq})`] : []),
    ...(state.certificates ?? [])
      .filter(({ number }) => !isItself(number))
      .map(
        ({ number, withdrawn }) => `certificate ${number} of ${name}${withdrawn ? ', withdrawn' : ' stands'}`,
      ),
    ...(state.type === 'object' &&
    state.status === 'shipped' &&
    !(state.subject === of && record === 'shipment')
      ? [`${name} was shipped`]
      : []),
  ];
}

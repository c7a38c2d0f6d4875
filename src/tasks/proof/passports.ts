import type { TaskContext } from '../../desk/context.ts';
import { failedNow, suspensionsNow } from '../../desk/samples/suspended-metal.ts';
import type { Passport } from '../../documents/proof/passport.ts';
import type { HeatState } from '../../evidence/ledger/state.ts';
import type { HeatView, ObjectView, StoredRecord } from '../../evidence/ledger/store.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';
import { idOf } from '../../metal/alloy/words.ts';
import { meltingOf } from '../release/melting.ts';

interface Showing {
  /** The signed checkpoint that is published with the pages. */
  readonly checkpoint: string;
  /** The grade is confidential in the records; the plant may show it. */
  readonly showGrade: boolean;
}

/** Heats or objects asked for at a time. */
const PAGE = 500;

/** Passports of every heat and object that was released, certified or shipped, from the open fields of their records. */
export async function* passports(showing: Showing, context: TaskContext): AsyncGenerator<Passport> {
  const { store } = context;
  const beside = { ...showing, context };
  for (let after: number | undefined; ; ) {
    const heats = await store.heats({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const heat of heats) if (isPublic(heat)) yield passportOf(heat, heat, beside);
    after = heats.at(-1)?.lastSeq;
    if (heats.length < PAGE) break;
  }
  for (let after: number | undefined; ; ) {
    const objects = await store.objects({ limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const object of objects)
      if (isPublic(object)) yield passportOf(object, await store.heat(object.heat), beside);
    after = objects.at(-1)?.node ?? undefined;
    if (objects.length < PAGE) break;
  }
}

const isPublic = ({ release, certificates = [], status }: HeatView | ObjectView): boolean =>
  (release !== null && !release.predicted) || certificates.length > 0 || status === 'shipped';

async function passportOf(
  state: HeatView | ObjectView,
  heat: HeatState,
  { checkpoint, showGrade, context: { store, compute } }: Showing & { readonly context: TaskContext },
): Promise<Passport> {
  const own = await store.history(state.subject);
  const { plant } = await store.roster();
  const site = compute.facts().plant.sites[0];
  const sources = state.type === 'object' ? await sourcesOf(state, store) : [];
  const covering = state.type === 'object' ? [...sources, heat] : [];
  // the nearest decision counts
  const decided = [state, ...covering].find(({ release }) => release !== null);
  const [released] = decided?.release ? await store.records(decided.release.seq, 1) : [];
  const [held] = state.type === 'object' && state.held ? await store.records(state.held.seq, 1) : [];
  const [cut] = state.type === 'object' && state.cut ? await store.records(state.cut.seq, 1) : [];
  const shipped =
    state.status === 'shipped' && own.findLast(({ record }) => record.kind === 'object.shipped');
  return {
    subject: state.subject,
    heat: heat.id,
    form: state.type === 'heat' ? null : state.form,
    grade: showGrade ? (heat.target.grade ?? null) : null,
    maker: { name: plant?.name ?? site?.name ?? 'unnamed works', country: site?.country ?? 'XX' },
    melted: await meltingOf(heat, { store }),
    cutFrom: sources.map(({ subject }) => subject),
    released: released
      ? { verdict: openText(released, 'verdict'), on: dayOf(released), of: released.record.subject }
      : null,
    held: held ? held.record.at.slice(0, 10) : null,
    recalled: (state.recalled ?? []).map(({ recall, on }) => ({ recall, on })),
    suspendedBy: (await suspensionsNow(state, store)).map(({ seq }) => seq),
    failedBy: (await failedNow(state, store))?.seq ?? null,
    shipped: shipped ? dayOf(shipped) : null,
    cut: cut ? dayOf(cut) : null,
    certificates: await certificatesOf(
      [
        ...(state.certificates ?? []),
        ...covering
          .flatMap(({ certificates = [] }) => certificates)
          .filter(({ sha256 }) => shipped && sha256 === openText(shipped, 'certificateSha256')),
      ],
      store,
    ),
    records: own.map(({ seq }) => seq),
    checkpoint,
    log: '../../',
  };
}

/** An open field of a record: what is published of it, never what a disclosure opens. */
const openText = ({ record }: Pick<StoredRecord, 'record'>, field: string): string =>
  String(ownValue(record.body as Readonly<Record<string, unknown>>, field) ?? '');

const dayOf = (record: Pick<StoredRecord, 'record'>): string => openText(record, 'happenedAt').slice(0, 10);

/** What an object was cut from, one out of the other. */
async function sourcesOf({ from }: ObjectView, store: TaskContext['store']): Promise<readonly ObjectView[]> {
  if (!from?.startsWith('object:')) return [];
  const source = await store.object(idOf(from));
  return [source, ...(await sourcesOf(source, store))];
}

const certificatesOf = (
  issued: NonNullable<ObjectView['certificates']>,
  store: TaskContext['store'],
): Promise<Passport['certificates']> =>
  Promise.all(
    issued.map(async ({ seq, sha256, withdrawn }) => {
      const record = (await store.records(seq, 1))[0]!;
      return {
        of: record.record.subject,
        record: seq,
        type: openText(record, 'type'),
        on: dayOf(record),
        sha256,
        withdrawn: withdrawn !== undefined,
      };
    }),
  );

/** Path of a passport below the folder of the log. */
export const passportPath = (subject: string): string =>
  `passport/${subject.slice(0, subject.indexOf(':'))}/${encodeURIComponent(idOf(subject as `heat:${string}`))}.html`;

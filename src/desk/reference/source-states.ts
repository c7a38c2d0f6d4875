import type { SourceListed, SourceSaid, Sources } from '../../documents/links/sources.ts';
import type { RegisterState } from '../../evidence/ledger/subjects/register.ts';
import { roughTime } from '../../foundation/quantity/format.ts';
import { driverForm, type Source } from '../../metal/plant/source.ts';
import { silentFor } from '../../metal/plant/source-hours.ts';
import type { TaskContext } from '../context.ts';
import { sourcesOf } from './sources.ts';

/** The sources of the plant with how each is: what it said last, and whether it has been silent for longer than its rule. */
export async function listedSources(
  context: Pick<TaskContext, 'store' | 'clock' | 'sources'>,
): Promise<Sources> {
  const [sources, said, entered] = [
    await sourcesOf(context),
    (await context.sources?.states()) ?? [],
    await enteredAt(context),
  ];
  const now = context.clock();
  return {
    format: 'remelt-sources/1',
    sources: sources.map((one) =>
      listed(one, { said: said.find(({ id }) => id === one.id), since: entered.get(one.id)!, now }),
    ),
  };
}

/** When each source was entered or changed last: until it says something, its silence counts from then. */
async function enteredAt({ store }: Pick<TaskContext, 'store'>): Promise<ReadonlyMap<string, string>> {
  const states = (await store.subjects('register')).map(({ state }) => state as RegisterState);
  return new Map(
    states.flatMap(({ id, at }) => (id.startsWith('source/') ? [[id.slice('source/'.length), at]] : [])),
  );
}

interface Known {
  readonly said: SourceSaid | undefined;
  readonly since: string;
  readonly now: Date;
}

function listed(source: Source, { said, since, now }: Known): SourceListed {
  const { id, kind, driver, address, laboratory, method, furnace, scale, quietAfter_s = null } = source;
  const { title } = driverForm(driver);
  const heardAt = said?.heardAt ?? null;
  const heard = new Date(heardAt === null || heardAt < since ? since : heardAt);
  const silent_ms = isHeard(source) ? silentFor(source, { heard, now }) : null;
  const silentFor_s = silent_ms === null ? null : Math.round(silent_ms / 1000);
  const age_s =
    heardAt === null ? null : Math.max(0, Math.round((now.getTime() - Date.parse(heardAt)) / 1000));
  return {
    ...{ source: id, kind, driver, title, address },
    speaksFor: [laboratory, method, furnace, scale].flatMap((one) => one ?? []),
    ...stateOf(source, { said, silentFor_s }),
    raw: said?.raw ?? null,
    ...{ heardAt, age_s, silentFor_s, quietAfter_s },
    order: orderOf(source),
  };
}

const orderOf = ({ id, kind: _, address, ...source }: Source): SourceListed['order'] => ({
  source: id,
  ...(address === '' ? {} : { address }),
  ...source,
});

/** True for a source that says something by itself: the silence of the others means nothing. */
const isHeard = ({ kind }: Source): boolean => kind === 'instrument' || kind === 'recorder';

function stateOf(
  source: Source,
  { said, silentFor_s }: { readonly said: SourceSaid | undefined; readonly silentFor_s: number | null },
): Pick<SourceListed, 'state' | 'words'> {
  const condition = CONDITIONS.find((one) => one === said?.condition);
  // what is wrong with it says why it is silent
  if (said && condition === 'fault') return { state: 'fault', words: said.words };
  if (silentFor_s !== null)
    return {
      state: 'silent',
      words: `it has said nothing for ${roughTime(silentFor_s)}, and ${roughTime(source.quietAfter_s!)} is its longest usual silence${said ? `; ${said.words}` : ''}`,
    };
  if (said && condition) return { state: condition, words: said.words };
  if (!isHeard(source)) return { state: 'asked', words: 'it is asked or written to when somebody needs it' };
  if (source.driver === 'upload') return { state: 'unknown', words: 'it has sent nothing yet' };
  return { state: 'unknown', words: 'no server has read it yet: sources are read while the server runs' };
}

const CONDITIONS = ['works', 'waits', 'fault'] as const;

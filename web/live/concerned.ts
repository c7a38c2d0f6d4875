/** What was booked by anybody, as the stream of the server tells it. */
export interface News {
  readonly size: number;
  readonly kinds?: readonly string[] | undefined;
  readonly subjects?: readonly string[] | undefined;
  /** True: more than is told. */
  readonly more?: boolean | undefined;
}

/** Types of subjects that the pages of a group of tasks tell of; a group that is not here tells of all. */
const TELLS_OF: Readonly<Record<string, readonly string[]>> = {
  yard: ['lot', 'heat', 'price'],
  heats: ['heat', 'object', 'lot', 'furnace', 'arrival'],
  persons: ['person', 'plant'],
  reference: ['price', 'specification', 'route'],
  qualification: ['programme', 'heat', 'object'],
};

const typeOf = (subject: string): string => subject.split(':')[0] ?? '';

/** Pages that say what signed checkpoints cover. */
const TELLS_OF_PROOF = ['/api/proof/show-history', '/api/heats/report-heat', '/api/proof/checkpoint-state'];

/** Whether a query shows what signed checkpoints cover. */
export const showsProof = ([name, path]: readonly unknown[]): boolean =>
  name === 'checkpoint' || (name === 'page' && TELLS_OF_PROOF.includes(String(path)));

/** Whether what a query shows may be another since the news. Its key is that of the pages of web/: a name, a path, an order. */
export function isConcerned(key: readonly unknown[], { subjects = [], more = false }: News): boolean {
  const types = new Set(subjects.map(typeOf));
  const [name, path, order] = key;
  if (name === 'persons') return more || types.has('person') || types.has('plant');
  if (name === 'session') return more || types.has('person');
  // a lot of it may have been put on hold
  if (name === 'sheet' && types.has('lot')) return true;
  // what the server has sorted or summed of the yard
  if (name === 'lot-rows') return more || TELLS_OF.yard!.some((type) => types.has(type));
  if (name === 'trim' || name === 'sheet' || name === 'furnace-heat')
    return more || subjects.includes(`heat:${String(path)}`);
  // the yard is brought up to date lot by lot; accounts, views and layouts are in no ledger
  if (name !== 'page' || typeof path !== 'string') return !UNTOUCHED.has(String(name));
  const lot = (order as { readonly lot?: unknown } | undefined)?.lot;
  if (!more && typeof lot === 'string') return subjects.includes(`lot:${lot}`);
  const told = TELLS_OF[/^\/api\/([\w-]+)\//.exec(path)?.[1] ?? ''];
  return more || told === undefined || told.some((type) => types.has(type));
}

const UNTOUCHED: ReadonlySet<string> = new Set([
  'lots',
  'account',
  'accounts',
  'views',
  'checkpoint',
  'camera',
]);

const PAGES: Readonly<Record<string, (query: URLSearchParams) => string>> = {
  '/api/yard/show-lot': (query) => `/yard/${part(query, 'lot')}`,
  '/api/heats/report-heat': (query) => `/heats/${part(query, 'heat')}`,
  '/api/heats/show-furnace': (query) => `/furnaces/${part(query, 'furnace')}`,
  '/api/reference/expected-errors': () => '/validation',
  '/api/yard/list-lots': () => '/yard',
  '/api/heats/list-heats': () => '/heats',
  '/api/persons/list-persons': () => '/plant',
  '/api/reference/list-prices': () => '/plant',
  '/api/release/show-certificate': (query) => `/certificates/${part(query, 'of')}/${part(query, 'number')}`,
  '/api/proof/show-history': (query) => (query.size === 0 ? '/ledger' : `/ledger?${query}`),
  '/api/proof/trace-metal': (query) => `/trace?${query}`,
  '/api/qualification/report-gates': (query) =>
    `/programmes/${part(query, 'programme')}?view=gates&record=${part(query, 'record')}`,
  '/api/proof/recall-letter': (query) => `/recall/letter?${query}`,
};

/** Address of the web for the address of an answer; what has no page of its own stays. */
export function addressInWeb(href: string): string {
  const [address = '', place] = href.split('#');
  const [path = '', query = ''] = address.split('?');
  if (!Object.hasOwn(PAGES, path)) return href;
  return `${PAGES[path]!(new URLSearchParams(query))}${place === undefined ? '' : `#${place}`}`;
}

const part = (query: URLSearchParams, name: string): string => encodeURIComponent(query.get(name) ?? '');

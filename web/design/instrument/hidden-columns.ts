/** Where a device keeps which columns of a list are hidden. */
const keyOf = (list: string): string => `remelt-hidden-${list}`;

/** Keeps which columns of a list are hidden, as an address says it; a device that keeps nothing goes on without. */
export function keepHidden(list: string, hide: string | undefined): void {
  try {
    if (hide === undefined) localStorage.removeItem(keyOf(list));
    else localStorage.setItem(keyOf(list), hide);
  } catch {
    // storage is forbidden here: the address still says it
  }
}

function keptHidden(list: string): string | undefined {
  try {
    return localStorage.getItem(keyOf(list)) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Columns of a list that are hidden: those that the address names, else those kept on the device; only such as may be. */
export function hiddenOf<Id extends string>(
  list: string,
  columns: readonly { readonly id: Id }[],
  hide: string | undefined = keptHidden(list),
): ReadonlySet<Id> {
  const named = new Set(hide?.split(','));
  return new Set(columns.flatMap(({ id }) => (named.has(id) ? [id] : [])));
}

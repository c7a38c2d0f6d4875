interface Operation {
  readonly operation: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The numbers that a route sets, operation by operation. */
export interface PlannedOperation {
  readonly operation: string;
  readonly index: number;
  readonly settings: readonly { readonly name: string; readonly value: number }[];
}

/** Operations of a route, or of a furnace log, as JSON; none for a heat that was planned without. */
export function operationsOf(text: string | null | undefined): readonly Operation[] {
  if (!text) return [];
  const read: unknown = JSON.parse(text);
  const route = Array.isArray(read) ? read : (read as { readonly route?: unknown }).route;
  return Array.isArray(route) ? (route as readonly Operation[]) : [];
}

/** What a route sets with a number: what a melter reads from the furnace and types. */
export const plannedSettings = (text: string | null | undefined): readonly PlannedOperation[] =>
  operationsOf(text).flatMap(({ operation, settings = {} }, index) => {
    const numbers = Object.entries(settings).flatMap(([name, value]) =>
      typeof value === 'number' ? [{ name, value }] : [],
    );
    return [{ operation, index, settings: numbers }];
  });

/** The route with what was read in place of what was planned; keys are `0/temperature_K`. */
export const routeAsRun = (
  text: string | null | undefined,
  ran: Readonly<Record<string, number>>,
): readonly Operation[] =>
  operationsOf(text).map((one, index) => {
    const read = Object.entries(ran).flatMap(([key, value]) =>
      key.startsWith(`${index}/`) ? [[key.slice(`${index}/`.length), value] as const] : [],
    );
    return read.length === 0 ? one : { ...one, settings: { ...one.settings, ...Object.fromEntries(read) } };
  });

/** React for a component that is called without a page (`mounted.ts`): its hooks, kept by the place of the component. */

import { jsx } from 'react/jsx-runtime';

export { Fragment } from 'react/jsx-runtime';
export const createElement = (type: Parameters<typeof jsx>[0], props: object = {}) => jsx(type, props);
export const Suspense = 'suspense';
export const StrictMode = 'strict-mode';
export const memo = (component: unknown): unknown => component;
/** A part that is loaded later: nothing is there yet. */
export const lazy = (): unknown => () => null;
export const startTransition = (change: () => void): void => change();

interface Cell {
  value: unknown;
}
/** What the hooks of one component hold, in the order in which it asks for them, and the effects that are due. */
export interface Cells {
  readonly kept: Cell[];
  at: number;
  due: (() => unknown)[];
}

let own: Cells | undefined;

/** Calls a component whose hooks hold `cells`. */
export function within<T>(cells: Cells, component: () => T): T {
  own = cells;
  cells.at = 0;
  try {
    return component();
  } finally {
    own = undefined;
  }
}

function cell(first: () => unknown): Cell {
  if (!own) throw new Error('a hook was called outside of a component');
  own.kept[own.at] ??= { value: first() };
  own.at += 1;
  return own.kept[own.at - 1]!;
}

const called = (value: unknown, before?: unknown): unknown =>
  typeof value === 'function' ? value(before) : value;

export function useState(first: unknown): readonly [unknown, (next: unknown) => void] {
  const state = cell(() => called(first));
  return [
    state.value,
    (next) => {
      state.value = called(next, state.value);
    },
  ];
}

export const useRef = (current: unknown): unknown => cell(() => ({ current })).value;
export const useId = (): string => 'id';
export const useMemo = (make: () => unknown): unknown => make();
export const useCallback = (call: unknown): unknown => call;
export const useDeferredValue = (value: unknown): unknown => value;
export const useSyncExternalStore = (_: unknown, now: () => unknown): unknown => now();

export function useEffect(effect: () => unknown, on?: readonly unknown[]): void {
  const before = cell(() => undefined);
  const last = before.value as readonly unknown[] | undefined;
  if (last && on?.every((one, i) => Object.is(one, last[i]))) return;
  before.value = on ?? [];
  own?.due.push(effect);
}
export const useLayoutEffect = useEffect;

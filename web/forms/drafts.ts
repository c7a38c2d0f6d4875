import { useSyncExternalStore } from 'react';
import { onDevice } from '../offline/on-device.ts';

/** What is typed into the forms of a heat, kept on this device until it is booked: a session or a battery may end. */
const KEPT = 'remelt-drafts';

let drafts: Readonly<Record<string, unknown>> = kept();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps what is typed into a form of a heat; undefined forgets it. */
export function keepDraft(heat: string, form: string, typed: unknown): void {
  // another tab may have kept something since
  const { [`${heat}/${form}`]: _, ...others } = kept();
  drafts = typed === undefined ? others : { ...others, [`${heat}/${form}`]: typed };
  // on a full device it stays on the page
  if (Object.keys(drafts).length === 0) onDevice.forget(KEPT);
  else onDevice.keep(KEPT, JSON.stringify(drafts));
  for (const listener of listeners) listener();
}

/** What is typed into a form of a heat, how to change it, and how to forget it. */
export function useDraft<T extends object>(
  heat: string,
  form: string,
  blank: T,
): readonly [typed: T, change: (part: Partial<T>) => void, forget: () => void] {
  const found = useSyncExternalStore(subscribe, () => drafts[`${heat}/${form}`]) as T | undefined;
  const typed = found ?? blank;
  return [
    typed,
    (part) => keepDraft(heat, form, { ...typed, ...part }),
    () => keepDraft(heat, form, undefined),
  ];
}

function kept(): Readonly<Record<string, unknown>> {
  try {
    const found: unknown = JSON.parse(onDevice.get(KEPT) ?? '{}');
    return typeof found === 'object' && found !== null ? (found as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}

// what is typed in another tab of this browser stands here too: it is one form
globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
  if (key !== KEPT) return;
  drafts = kept();
  for (const listener of listeners) listener();
});

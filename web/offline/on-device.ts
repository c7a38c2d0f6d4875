/** Texts that the device took no more: they stay on this page, until there is room or the page is left. */
const here = new Map<string, string>();
const listeners = new Set<() => void>();

/**
 * Texts kept on this device under their names. A full device keeps no more: what is kept then stays on this page, and `isFull` tells of it,
 * so that the person can be told.
 */
export const onDevice = {
  get: (name: string): string | null => here.get(name) ?? localStorage.getItem(name),
  /** True where the device took it. */
  keep: (name: string, text: string): boolean => {
    try {
      localStorage.setItem(name, text);
      here.delete(name);
    } catch {
      here.set(name, text);
    }
    tell();
    return !here.has(name);
  },
  forget: (name: string): void => {
    localStorage.removeItem(name);
    here.delete(name);
    tell();
  },
  names: (): string[] => [...new Set([...Object.keys(localStorage), ...here.keys()])],
  isFull: (): boolean => here.size > 0,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function tell(): void {
  for (const listener of listeners) listener();
}

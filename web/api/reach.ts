let isThere = true;
const listeners = new Set<() => void>();

/** Whether the server answered when it was asked last. */
export const reach = {
  isThere: (): boolean => isThere,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  note: (answered: boolean): void => {
    if (answered === isThere) return;
    isThere = answered;
    for (const listener of listeners) listener();
  },
};

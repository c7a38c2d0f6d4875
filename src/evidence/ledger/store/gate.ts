import { AsyncLocalStorage } from 'node:async_hooks';

/** Lets bookings of this process through, one caller alone where it asks for that. */
export interface Gate {
  /** True inside the work of `alone`. */
  isAlone(): boolean;
  /** Runs a booking, after whoever is alone; at once for that one itself. */
  pass<T>(work: () => Promise<T>): Promise<T>;
  /** Runs work during which no other booking of this process begins; one after the other. */
  alone<T>(work: () => Promise<T>): Promise<T>;
}

/** A gate with nobody in it. Whose work a booking belongs to is known from the chain of its calls. */
export function openGate(): Gate {
  const inside = new AsyncLocalStorage<true>();
  let last: Promise<unknown> | null = null;
  const isAlone = (): boolean => inside.getStore() === true;
  return {
    isAlone,
    async pass(work) {
      while (!isAlone() && last) await last;
      return work();
    },
    alone(work) {
      if (isAlone()) return work();
      const turn = (last ?? Promise.resolve()).then(() => inside.run(true, work));
      const done = turn
        .then(
          () => undefined,
          () => undefined,
        )
        .then(() => {
          if (last === done) last = null;
        });
      last = done;
      return turn;
    },
  };
}

import type { TaskContext } from '../../desk/context.ts';
import { ownValue } from '../../foundation/quantity/own-value.ts';

type Store = TaskContext['store'];
type Method = (...args: readonly unknown[]) => Promise<unknown>;

/**
 * A store that is opened when it is first asked something: an order that is refused before, and a task that only
 * calculates, leave no ledger behind. Closing one that is not open does nothing; the next question opens it again.
 */
export function storeOnDemand(open: () => Promise<Store>): Store {
  let opened: Promise<Store> | undefined;
  const call = async (name: string, args: readonly unknown[]): Promise<unknown> => {
    if (name === 'close' && !opened) return;
    opened ??= open();
    const store = (await opened) as unknown as Readonly<Record<string, Method>>;
    // closed, it is opened again by the next question: a long calculation in between holds nobody up
    if (name === 'close') opened = undefined;
    return ownValue(store, name)!(...args);
  };
  // Every question to a store is a method that answers later, so one line stands for all of them.
  return new Proxy({} as Store, {
    get: (_, name) =>
      // What has no `then` may be returned from an async function as it is.
      typeof name === 'symbol' || name === 'then' ? undefined : (...args: unknown[]) => call(name, args),
  });
}

import { ForbiddenError } from '../foundation/errors.ts';
import type { TaskContext } from './context.ts';

type Store = TaskContext['store'];

/** A store in which nothing can be booked; what to do instead is said with the refusal. */
export function readOnlyStore(store: Store, refusal: ForbiddenError): Store {
  const refuse = async (): Promise<never> => {
    throw refusal;
  };
  return boundStore(store, { execute: refuse, rebuild: refuse });
}

/** A store that decides on each booking and records none; `onTried` is told of each that would have been recorded. */
export function triedStore(store: Store, onTried: () => void): Store {
  return boundStore(store, {
    execute: async (command, { idempotencyKey: _, asked: __, ...options } = {}) => {
      const receipt = await store.execute(command, { ...options, trial: true });
      onTried();
      return receipt;
    },
    rebuild: async () => {
      throw new ForbiddenError('the ledger is not rebuilt on trial');
    },
  });
}

/** A store with some of its methods replaced; also one that is opened when it is first asked, whose methods are not listed. */
const boundStore = (store: Store, own: Partial<Store>): Store =>
  new Proxy(store, {
    get: (target, name) => Reflect.get(Object.hasOwn(own, name) ? own : target, name) as unknown,
  });

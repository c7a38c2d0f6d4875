import type { TaskContext } from '../../../desk/context.ts';
import type { Accounts } from '../../../documents/session.ts';
import { ConflictError, cureBy, ForbiddenError } from '../../../foundation/errors.ts';
import { mayAsk, rolesAsking } from '../../../tasks/rights.ts';
import type { KnownPerson, Plant } from '../plant.ts';
import { CARE } from './account-routes.ts';
import { accountsOf, endAccount, newApiToken, refuseDemonstration } from './accounts.ts';

type Store = TaskContext['store'];

/** Accounts as the command line asks for them, in the name of who is proved to `own`. */
export interface AccountDesk {
  /** Where browsers reach the server; null where none runs. */
  readonly address: (own: Store) => Promise<string | null>;
  readonly list: (own: Store, tries: number) => Promise<Accounts>;
  readonly end: (own: Store, person: string) => ReturnType<typeof endAccount>;
  readonly token: (
    own: Store,
    wanted: { readonly name: string; readonly days: number },
  ) => ReturnType<typeof newApiToken>;
}

/** The desk of a server at an address, or of a command where no server runs. */
export function accountDesk(
  plant: Pick<Plant, 'office' | 'clock' | 'newId'> & {
    readonly open: () => Promise<Pick<TaskContext, 'store'>>;
  },
  address: string | null = null,
): AccountDesk {
  const carer = async (own: Store): Promise<void> => {
    const person = await signedIn(own);
    if (mayAsk(CARE, person, plant.clock().toISOString().slice(0, 10))) return;
    throw new ForbiddenError(`${person.id} does not look after accounts`, {
      path: 'role',
      value: person.roles.join(', '),
      allowed: rolesAsking(CARE),
      cure: 'let a person with the role do it',
    });
  };
  return {
    address: async () => address,
    list: async (own, tries) => {
      await refuseDemonstration(plant);
      await carer(own);
      return accountsOf(plant, tries);
    },
    end: async (own, id) => {
      await refuseDemonstration(plant);
      const { id: by } = await signedIn(own);
      if (by !== id) await carer(own);
      const ended = await endAccount(id, plant);
      const [{ signIns }, at] = [await plant.office(), plant.clock().toISOString()];
      const words = `by ${by}, at the command line`;
      await signIns.note({ id: plant.newId(), at, person: id, from: 'here', outcome: 'ended', words });
      return ended;
    },
    token: async (own, wanted) => {
      await refuseDemonstration(plant);
      const { id: person, tokenSha256: proof } = await signedIn(own);
      if (proof !== undefined) return newApiToken({ person, proof, ...wanted }, plant);
      throw new ConflictError(`${person} has no token of the ledger for a program to hang on`, {
        path: 'token',
        ...cureBy('make one first', 'terminal/token'),
      });
    },
  };
}

async function signedIn(own: Store): Promise<KnownPerson> {
  const { signedIn: id, persons } = await own.roster();
  const person = persons.find((one) => one.id === id);
  if (person) return person;
  throw new ForbiddenError('nobody is signed in', { path: 'by', cure: 'log in' });
}

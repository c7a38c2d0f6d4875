import { namesOfPlant } from '../../desk/names-of-plant.ts';
import { isVisitor } from '../../desk/visitors.ts';
import type { Page } from '../../documents/page.ts';
import { startPage } from '../../pages/blocks/start-page.ts';
import { listHeats } from '../../tasks/heats/list-heats/list-heats.ts';
import { runTask } from '../../tasks/task.ts';
import { listLots } from '../../tasks/yard/list-lots/list-lots.ts';
import type { Caller } from './identity/caller.ts';

/** Entries of each list of the first page. */
const SHOWN = 50;

/** The first page: what waits in the yard and at the furnaces. */
export async function firstPage({ person, context }: Caller): Promise<Page> {
  const { plant } = await context.store.roster();
  const lots = (status: string) =>
    isVisitor(person) ? { lots: [] } : runTask(listLots, { status, limit: SHOWN }, context);
  const [held, cleared, open] = [
    await lots('hold'),
    await lots('cleared'),
    await runTask(listHeats, { open: true, limit: SHOWN }, context),
  ];
  const { nameOf } = namesOfPlant(context.compute);
  const name = plant?.name ?? null;
  return startPage({
    isVisitor: isVisitor(person),
    plant: name,
    signedIn: person.name,
    held,
    cleared,
    open,
    nameOf,
  });
}

import { signalOf, type TaskContext } from '../../../desk/context.ts';
import {
  checkFirstPersons,
  type FoundPlant,
  useAsItIs,
} from '../../../evidence/ledger/commands/plant/found-plant.ts';
import { checkId } from '../../../evidence/ledger/rules/desk.ts';
import { ownAccount } from '../../../evidence/ledger/rules/signer.ts';
import { ConflictError, cureBy, ForbiddenError, InputError } from '../../../foundation/errors.ts';
import { hashOfText } from '../../../foundation/quantity/canonical.ts';
import { counted } from '../../../foundation/quantity/format.ts';
import { mayDo } from '../../../metal/plant/person.ts';
import { isDemonstration, type Site } from '../../../metal/plant/site.ts';
import { releasingOf, rolesOf } from '../../persons/persons-answer.ts';
import { defineVerb } from '../../task.ts';
import { contract, type InitOrder } from './contract.ts';

/**
 * Makes the ledger of a plant: its first record says whose it is. Throws ConflictError where one with records stands already,
 * which is left as it is, and ForbiddenError for a real plant without two persons.
 */
export const initLedger = defineVerb(contract, async (order, context) => {
  const { store } = context;
  const command = founding(order, context);
  const at = context.clock().toISOString();
  // before the store is asked anything: it would make the ledger
  checkId(command.plant, 'plant');
  checkFirstPersons({ at, path: '' }, command.persons, command.demonstration);
  const { plant } = context.compute.facts();
  if (!command.demonstration && isDemonstration(plant)) checkOwnName(order, plant.sites);
  const { size } = await store.head();
  if (size > 0)
    throw new ConflictError(`there is a ledger of ${counted(size, 'record')} here already`, {
      value: size,
      unit: 'records',
      allowed: 'a place without a ledger',
      ...((await store.roster()).demonstration
        ? useAsItIs({ demonstration: true })
        : { cure: 'use it as it is, or name another folder in REMELT_FOLDER' }),
    });
  await store.execute(command, signalOf(context));
  return {
    format: 'remelt-ledger-init/1' as const,
    head: await store.head(),
    ...(command.demonstration
      ? {}
      : {
          mayAdmit: admitting(command.persons, at.slice(0, 10)).map(({ id }) => id),
          releasing: releasingOf(command.persons, at.slice(0, 10)),
          ...(isDemonstration(context.compute.facts().plant) ? { demonstrationFacts: true } : {}),
        }),
  };
});

const admitting = (persons: FoundPlant['persons'], on: string) =>
  persons.filter((person) => mayDo(person, 'admit person', on));

function founding({ plant: id, name, persons = [] }: InitOrder, { compute }: TaskContext): FoundPlant {
  const { plant } = compute.facts();
  const [site] = plant.sites;
  const common = {
    type: 'foundPlant',
    plant: id ?? site?.id ?? 'plant',
    name: name ?? site?.name ?? 'plant',
  } as const;
  if (persons.length > 0)
    return {
      ...common,
      demonstration: false,
      ranBy: ownAccount(),
      persons: persons.map(({ token, roles, ...person }) => ({
        ...person,
        roles: rolesOf(roles),
        tokenSha256: hashOfText(token),
      })),
    };
  if (isDemonstration(plant)) return { ...common, demonstration: true, persons: plant.persons };
  throw new ForbiddenError('the ledger of a real plant begins with two persons', {
    path: 'persons',
    value: 'nobody',
    allowed: 'two persons with the role certifier or quality',
    ...cureBy('name two such persons', 'proof/init-ledger'),
  });
}

/** How papers and persons call a plant, and what of it is asked. */
const NAMES = [
  { path: 'name', of: 'name', what: 'a name', allowed: 'as papers print it, such as "Alloy Works"' },
  { path: 'plant', of: 'id', what: 'a short name', allowed: 'letters and digits, such as works' },
] as const;

/** Throws InputError for a real plant that is not named, or named as the demonstration: papers print it, and no record changes it. */
function checkOwnName(order: Pick<InitOrder, 'name' | 'plant'>, invented: readonly Site[]): void {
  for (const { path, of, what, allowed } of NAMES) {
    const value = order[path];
    if (value === undefined) throw new InputError(`a real plant needs ${what}`, { path, allowed });
    const isInvented = invented.some((site) => site[of].toLowerCase() === value.trim().toLowerCase());
    if (isInvented) throw new InputError(`"${value}" is the demonstration plant`, { path, value, allowed });
  }
}

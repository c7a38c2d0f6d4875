import type { TaskContext } from '../../../desk/context.ts';
import { entered } from '../../../desk/reference/registers.ts';
import { sourcesOf } from '../../../desk/reference/sources.ts';
import { InputError } from '../../../foundation/errors.ts';
import { nearestWords } from '../../../foundation/near-words.ts';
import { methodsMeant } from '../../../metal/alloy/analysis-method.ts';
import {
  addressOf,
  atSamePlace,
  driverForm,
  FOLDER_FIELDS,
  type Source,
  SPOKEN_FOR,
} from '../../../metal/plant/source.ts';
import { allowedIn, isWithin } from '../../../metal/plant/source-address.ts';
import { hoursOf } from '../../../metal/plant/source-hours.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/**
 * Enters a source or changes it. Throws InputError for an address that its driver cannot be reached by, for one that another source has, for one
 * in the folder of the ledger, for fields that its driver does not have, and for a laboratory, method, furnace or scale that is not of the plant.
 * A folder or a host that is not there yet is no fault of the entry: the state of the source says it.
 */
export const enterSource = defineVerb(
  contract,
  async ({ source: id, reason, change, ...stated }, context) => {
    const { kind } = driverForm(stated.driver);
    const source: Source = { id, kind, address: '', ...stated };
    requireFields(source);
    requireOfPlant(source, context);
    if (source.hours !== undefined) hoursOf(source.hours);
    await requireOwnPlace(source, context);
    const { id: _, ...entry } = source;
    return entered({ register: 'source', id, entry: { ...entry }, reason, change: change ?? false }, context);
  },
);

/** What the driver needs is there, and nothing that it does not take. */
function requireFields(source: Source): void {
  const { title, asks, reaches, needs = [], ...form } = driverForm(source.driver);
  if (reaches.length > 0 && source.address === '')
    throw new InputError(`${source.id}: the address is missing`, {
      path: 'address',
      allowed: allowedIn({ reaches, ...form }),
    });
  const missing = needs.find((one) => source[one] === undefined);
  if (missing !== undefined)
    throw new InputError(`${source.id}: the ${missing} is missing`, {
      path: missing,
      cure: `say which ${missing} it speaks for`,
    });
  const strange = [...SPOKEN_FOR, ...FOLDER_FIELDS].find(
    (one) => source[one] !== undefined && !asks.includes(one),
  );
  if (strange === undefined) return;
  throw new InputError(
    `${source.id}: ${title[0]!.toLowerCase()}${title.slice(1)} have no ${NAMES[strange]}`,
    {
      path: strange,
      value: String(source[strange]),
      allowed: asks.map((one) => NAMES[one]).join(', ') || 'no more fields',
      cure: 'leave it out, or choose another driver',
    },
  );
}

const NAMES = {
  ...{ laboratory: 'laboratory', method: 'method', lesson: 'lesson', furnace: 'furnace', scale: 'scale' },
  ...{ files: 'names of files', subfolders: 'folders of a folder', settle_s: 'time to settle' },
} as const;

/** Whom it speaks for is of the plant. */
function requireOfPlant({ id, driver, ...source }: Source, { compute }: TaskContext): void {
  const { plant, analysisMethods } = compute.facts();
  const known = {
    laboratory: plant.laboratories.map((one) => one.id),
    method: [...analysisMethods.keys()],
    furnace: plant.furnaces.map((one) => one.id),
    scale: plant.scales.map((one) => one.id),
  };
  const isScale = driverForm(driver).kind === 'scale';
  const named = { ...source, ...(isScale ? { scale: source.scale ?? id } : {}) };
  for (const [name, ids] of Object.entries(known)) {
    const value = named[name as keyof typeof known];
    if (value === undefined || ids.includes(value)) continue;
    throw new InputError(`"${value}" is not a ${name} of the plant`, {
      path: name,
      value,
      allowed: ids.join(', '),
      cure:
        name === 'method'
          ? `did you mean ${methodsMeant(analysisMethods, value).join(' or ')}?`
          : `did you mean ${nearestWords(value, ids, 2).join(' or ')}? Otherwise enter the ${name} first`,
    });
  }
}

/** Nobody else is read there, and the ledger does not lie there. */
async function requireOwnPlace(source: Source, context: TaskContext): Promise<void> {
  const address = addressOf(source);
  const other = atSamePlace(source, await sourcesOf(context));
  if (other)
    throw new InputError(`the source ${other.id} is at this address already`, {
      path: 'address',
      value: source.address,
      allowed: 'an address of its own',
      cure: `change ${other.id}, or end it first`,
    });
  const { ledgerFolder } = context;
  if (ledgerFolder === undefined || address?.reach !== 'folder') return;
  if (isWithin(address.path, ledgerFolder) || isWithin(ledgerFolder, address.path))
    throw new InputError('the ledger lies in this folder: nothing else is kept or read there', {
      path: 'address',
      value: address.path,
      allowed: 'a folder outside the folder of the ledger',
    });
}

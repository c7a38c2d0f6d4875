import { tagsOfSettings } from '../../../calculations/logs/mapped-tags.ts';
import { entered } from '../../../desk/reference/registers.ts';
import { sourceNamed } from '../../../desk/reference/sources.ts';
import type { MappedTag } from '../../../documents/heats/tag-map.ts';
import { InputError } from '../../../foundation/errors.ts';
import type { Driver } from '../../../metal/plant/source.ts';
import { defineVerb } from '../../task.ts';
import { contract } from './contract.ts';

/** Where each driver reads a tag: the field of the map that says it. */
const READ_BY: Partial<Record<Driver, 'register' | 'topic'>> = { modbus: 'register' };

/**
 * Keeps the map of the tags of a recorder; the one of before stays in its history. Throws NotFoundError for a source that is not in use, InputError
 * for one that is not a recorder, for tags told twice, for a tag that its driver could not read, and for a setting or unit that does not fit its furnace.
 */
export const mapTags = defineVerb(contract, async ({ source: id, map, reason }, context) => {
  const source = await sourceNamed(id, context);
  if (source.kind !== 'recorder')
    throw new InputError(`${id} is not a recorder`, {
      path: 'source',
      value: source.kind,
      allowed: 'a source that records a furnace',
      cure: 'enter the recorder as a source first',
    });
  tagsOfSettings(map, context.compute.facts());
  refuseTwice(map.tags);
  const needed = READ_BY[source.driver];
  const at = needed === undefined ? -1 : map.tags.findIndex((tag) => tag[needed] === undefined);
  if (at >= 0)
    throw new InputError(`tag ${map.tags[at]!.tag} of ${id} has no ${needed}`, {
      path: `map.tags[${at}].${needed}`,
      allowed: 'where the driver reads it: table, address, type and order of words',
      cure: 'take it from the register list of the controller',
    });
  const { format: _, ...entry } = map;
  return entered({ register: 'tags', id, entry: { ...entry }, reason }, context);
});

function refuseTwice(tags: readonly MappedTag[]): void {
  const at = tags.findIndex(({ tag }, i) => tags.findIndex((one) => one.tag === tag) !== i);
  if (at < 0) return;
  throw new InputError(`tag ${tags[at]!.tag} is mapped twice`, {
    path: `map.tags[${at}].tag`,
    value: tags[at]!.tag,
    allowed: 'each tag once',
  });
}

import type { Ask } from '../../documents/heats/heat-log.ts';
import type { MappedTag, TagMap } from '../../documents/heats/tag-map.ts';
import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { nearestWords } from '../../foundation/near-words.ts';
import { conversionOf, unitNamed, unitsOf } from '../../foundation/quantity/recorded-units.ts';
import { byId } from '../../metal/plant/site.ts';
import type { Reading, TagRule } from '../../models/refining/furnace-log/tag-log.ts';
import { operationOf, registryOf } from '../../models/refining/registry.ts';
import type { NumberSetting } from '../../models/refining/settings.ts';
import type { Facts } from '../facts.ts';
import { isZone } from './local-time.ts';
import type { RecorderReading } from './recorder-text.ts';
import { gapAfterOf, toleranceOf } from './tag-rules.ts';

/** A tag of a furnace with the setting that it is of. */
export interface TagOfSetting {
  readonly mapped: MappedTag;
  readonly operation: string;
  readonly name: string;
  readonly setting: NumberSetting;
}

/**
 * The tags of a map that are settings, each with its setting. Throws NotFoundError for a furnace or operation that does not exist,
 * InputError for a setting that its operation does not have or that cannot change in its time, for a unit of something else, a setting that is mapped twice,
 * and a zone that is not known.
 */
export function tagsOfSettings({ tags, zone }: TagMap, facts: Facts): TagOfSetting[] {
  if (zone !== undefined && !isZone(zone))
    throw new InputError(`there is no zone "${zone}"`, {
      path: 'zone',
      value: zone,
      allowed: 'a zone such as Europe/Berlin, UTC or +01:00',
    });
  const found = tags.flatMap((mapped, i) => {
    const { kind } = byId(facts.plant.furnaces, mapped.furnace, 'furnace');
    return mapped.setting === undefined
      ? []
      : [
          ofSetting(mapped, {
            operation: mapped.operation ?? kind,
            name: mapped.setting,
            path: `tags[${i}]`,
            facts,
          }),
        ];
  });
  for (const [i, one] of found.entries()) {
    const before = found.findIndex(
      ({ mapped, operation, name }) =>
        mapped.furnace === one.mapped.furnace && operation === one.operation && name === one.name,
    );
    if (before === i) continue;
    throw new InputError(
      `tags ${found[before]!.mapped.tag} and ${one.mapped.tag} are both ${one.name} of ${one.mapped.furnace}`,
      { path: 'tags', value: one.mapped.tag, allowed: 'one tag for each setting of a furnace' },
    );
  }
  return found;
}

function ofSetting(
  mapped: MappedTag,
  {
    operation,
    name,
    path,
    facts,
  }: { readonly operation: string; readonly name: string; readonly path: string; readonly facts: Facts },
): TagOfSetting {
  const { settings } = operationOf(registryOf(facts), { name: operation, path: `${path}.operation` });
  const recorded = Object.entries(settings).flatMap(([key, one]) =>
    one.kind === 'number' && one.fixed !== true && unitsOf(one.unit, false).length > 0
      ? [[key, one] as const]
      : [],
  );
  const setting = recorded.find(([key]) => key === name)?.[1];
  const names = recorded.map(([key]) => key);
  if (!setting)
    throw new InputError(
      `tag ${mapped.tag}: ${operation} has no setting "${name}" that a recorder can tell`,
      {
        path: `${path}.setting`,
        value: name,
        allowed: names.join(', ') || `none: ${operation} has no setting that changes in its time`,
        cure: cureOf(mapped, { name, recorded }),
      },
    );
  const isCounter = mapped.wrapsAt !== undefined;
  if (mapped.unit !== undefined && !conversionOf(mapped.unit, { setting: setting.unit, isCounter }))
    throw new InputError(`tag ${mapped.tag}: ${mapped.unit} is not a unit of ${name}`, {
      path: `${path}.unit`,
      value: mapped.unit,
      allowed: unitsOf(setting.unit, isCounter).join(', ') || `no counter: ${name} is not a rate`,
    });
  return { mapped, operation, name, setting };
}

/** The nearest setting that the unit of the tag fits: a power is no pressure, however near their names are. */
function cureOf(
  { unit, wrapsAt }: MappedTag,
  {
    name,
    recorded,
  }: { readonly name: string; readonly recorded: readonly (readonly [string, NumberSetting])[] },
): string {
  const isCounter = wrapsAt !== undefined;
  const fitting = recorded.flatMap(([key, one]) =>
    unit !== undefined && conversionOf(unit, { setting: one.unit, isCounter }) ? [key] : [],
  );
  const [nearest] = nearestWords(name, fitting);
  return nearest === undefined ? 'leave this tag out' : `write ${nearest}, or leave this tag out`;
}

/** A tag with its readings in the unit of its setting, and what they are held to. */
export interface ReadTag extends TagOfSetting {
  readonly unit: string;
  readonly readings: readonly Reading[];
  readonly rule: TagRule;
}

/**
 * The readings of each tag in the unit of its setting. A unit that the file states and the map contradicts is asked, and one that changes
 * within the file; a tag that the file does not hold is noted.
 */
export function readTags(
  tags: readonly TagOfSetting[],
  {
    reading,
    units: whose,
    clockAhead_s = 0,
    asks,
    notes,
  }: {
    readonly reading: RecorderReading;
    /** Which units count where file and map contradict each other. */
    readonly units: 'file' | 'map' | undefined;
    readonly clockAhead_s?: number | undefined;
    readonly asks: Ask[];
    readonly notes: string[];
  },
): ReadTag[] {
  return tags.flatMap((tag) => {
    const { mapped, name, setting } = tag;
    const values = reading.tags.get(mapped.tag);
    if (!values) {
      notes.push(`the file has no tag ${mapped.tag}: ${name} is not logged${nearTo(mapped.tag, reading)}`);
      return [];
    }
    const stated = reading.units.get(mapped.tag) ?? [];
    if (stated.length > 1)
      asks.push({
        code: 'unit-changes',
        words: `the unit of ${mapped.tag} changes within the file: ${stated.join(', then ')}`,
        cure: 'export each part with one unit, or map the two as tags of their own',
        answer: {},
      });
    const unit = unitOf(tag, { stated: stated[0], whose, asks });
    const isCounter = mapped.wrapsAt !== undefined;
    const { factor, offset = 0 } = conversionOf(unit, { setting: setting.unit, isCounter }) ?? { factor: 1 };
    const scaled = (value: number) => factor * ((mapped.factor ?? 1) * value + (mapped.offset ?? 0)) + offset;
    return [
      {
        ...tag,
        unit,
        readings: values.map(({ at_ms, value, ...quality }) => ({
          at_ms: at_ms - 1000 * clockAhead_s,
          value: scaled(value),
          ...quality,
        })),
        rule: {
          gapAfter_ms: gapAfterOf(mapped, values),
          low: Math.max(setting.min, mapped.low === undefined ? setting.min : factor * mapped.low + offset),
          high: Math.min(
            setting.max,
            mapped.high === undefined ? setting.max : factor * mapped.high + offset,
          ),
          tolerance: toleranceOf(mapped, setting.unit),
          ...(isCounter ? { wrapsAt: scaled(mapped.wrapsAt!) } : {}),
        },
      },
    ];
  });
}

function unitOf(
  { mapped, setting, name }: TagOfSetting,
  {
    stated,
    whose,
    asks,
  }: {
    readonly stated: string | undefined;
    readonly whose: 'file' | 'map' | undefined;
    readonly asks: Ask[];
  },
): string {
  const isCounter = mapped.wrapsAt !== undefined;
  const known =
    stated !== undefined && conversionOf(stated, { setting: setting.unit, isCounter }) !== undefined;
  const own = mapped.unit === undefined ? undefined : unitNamed(mapped.unit);
  // a factor turns what is recorded into another unit than the file states
  const isScaled = mapped.factor !== undefined || mapped.offset !== undefined;
  if (own !== undefined && stated !== undefined && stated !== own && !isScaled && whose === undefined)
    asks.push({
      code: 'unit',
      words: `${mapped.tag} is in ${stated} by the file and in ${own} by the map of its tags`,
      cure: 'say which is right; then put the map right',
      answer: known ? { units: 'file' } : { units: 'map' },
    });
  if (own === undefined && !known)
    asks.push({
      code: 'unit',
      words:
        stated === undefined
          ? `neither the file nor the map of its tags states the unit of ${mapped.tag}`
          : `${mapped.tag} is in ${stated} by the file, which is not a unit of ${name}`,
      cure: `state the unit in the map: ${unitsOf(setting.unit, isCounter).join(', ')}`,
      answer: {},
    });
  return whose === 'file' && known ? stated : (own ?? (known ? stated : setting.unit));
}

function nearTo(tag: string, { tags }: RecorderReading): string {
  const near = nearestWords(tag, [...tags.keys()]);
  return near.length === 0 ? '' : `; the nearest are ${near.slice(0, 3).join(', ')}`;
}

/** Throws NotFoundError where a map has no tag of a furnace. */
export function tagsOfFurnace(tags: readonly TagOfSetting[], furnace: string): readonly TagOfSetting[] {
  const own = tags.filter(({ mapped }) => mapped.furnace === furnace);
  if (own.length > 0) return own;
  throw new NotFoundError(`the map has no tag of furnace ${furnace}`, {
    path: 'furnace',
    value: furnace,
    allowed: [...new Set(tags.map(({ mapped }) => mapped.furnace))].join(', ') || 'none: it maps no setting',
    cure: 'name the furnace that the log is of, or map its tags',
  });
}

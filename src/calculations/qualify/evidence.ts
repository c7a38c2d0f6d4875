import type { QualifyInput } from '../../documents/qualification/qualify.ts';
import { type ErrorDetail, InputError } from '../../foundation/errors.ts';
import { medianOf } from '../../foundation/statistics/sample.ts';
import type { HeatValues } from '../../models/qualification/programme/heat-values.ts';
import { LEVELS, type ProgrammeLevel } from '../../models/qualification/programme/level.ts';

type Evidence = QualifyInput['evidence'][number];
type Property = QualifyInput['programme']['properties'][number];

/** What there is of a property: the values that count, those with the excluded ones, and what was left out. */
export interface PropertyEvidence {
  readonly counting: readonly HeatValues[];
  readonly withExcluded: readonly HeatValues[];
  readonly excluded: readonly Evidence[];
  /** Dated before the programme was locked, or seen before it was revised in this. */
  readonly exploratory: number;
}

/**
 * Evidence by property. Throws InputError with every row that names no property, repeats a specimen, has another unit,
 * or mixes bars of parts with separate ones.
 */
export function evidenceByProperty({
  programme,
  evidence,
}: QualifyInput): ReadonlyMap<string, PropertyEvidence> {
  const faults = [...propertyFaults(programme), ...evidenceFaults(programme, evidence)];
  if (faults.length > 0)
    throw new InputError(`qualify: ${faults[0]!.path}: ${faults[0]!.message}`, faults.slice(0, 20));
  return new Map(
    programme.properties.map(({ id }) => {
      const rows = evidence.filter(({ property }) => property === id);
      const dated = rows.filter(
        ({ at, exploratory }) => exploratory !== true && !isEarly(at, programme.locked),
      );
      return [
        id,
        {
          counting: byHeat(dated.filter(({ excluded }) => excluded === undefined)),
          withExcluded: byHeat(dated),
          excluded: dated.filter(({ excluded }) => excluded !== undefined),
          exploratory: rows.length - dated.length,
        },
      ];
    }),
  );
}

const isEarly = (at: string | undefined, locked: string | undefined): boolean =>
  at !== undefined && locked !== undefined && at < locked;

/** Values by heat, heats in order of first appearance. */
export function byHeat(rows: readonly { readonly heat: string; readonly value: number }[]): HeatValues[] {
  const heats = new Map<string, number[]>();
  for (const { heat, value } of rows) {
    const values = heats.get(heat);
    if (values) values.push(value);
    else heats.set(heat, [value]);
  }
  return [...heats].map(([heat, values]) => ({ heat, values }));
}

function propertyFaults({ properties, level }: QualifyInput['programme']): ErrorDetail[] {
  const ids = properties.map(({ id }) => id);
  return properties.flatMap((property, i) => {
    const path = `programme.properties[${i}]`;
    return [
      ...(ids.indexOf(property.id) < i
        ? [
            fault(`${path}.id`, property.id, {
              message: `${property.id} is listed twice`,
              cure: 'give each property one entry',
            }),
          ]
        : []),
      ...limitFaults(property, path),
      ...(property.content === 0.9 && level !== '1A'
        ? [
            fault(`${path}.content`, 0.9, {
              message: `level ${level} issues no B-basis`,
              cure: 'leave content out, or aim at level 1A',
            }),
          ]
        : []),
      ...negativeFaults(property, path),
      ...lineFaults(property, level, path),
    ];
  });
}

/** ASTM E739 estimates no life below about the fifth percentile. */
function lineFaults({ readFrom, content }: Property, level: ProgrammeLevel, path: string): ErrorDetail[] {
  if (readFrom !== 'life-line' || !LEVELS[level].issues || content === 0.9) return [];
  return [
    fault(`${path}.readFrom`, readFrom, {
      message: `no A-basis life comes from an S-N line (ASTM E739), and level ${level} speaks of 99 %`,
      cure:
        level === '1A' ? 'state "content": 0.9, or test at the stress itself' : 'test at the stress itself',
    }),
  ];
}

/** A limit on the side that the property does not have would never be looked at. */
function limitFaults({ side, designMinimum, designMaximum }: Property, path: string): ErrorDetail[] {
  if (side === 'lower' && designMaximum !== undefined)
    return [
      fault(`${path}.designMaximum`, designMaximum, {
        message: 'is not looked at with side "lower"',
        cure: 'set side to "upper" or "both"',
      }),
    ];
  if (side === 'upper' && designMinimum !== undefined)
    return [
      fault(`${path}.designMinimum`, designMinimum, {
        message: 'is not looked at with side "upper"',
        cure: 'set side to "lower" or "both"',
      }),
    ];
  if (designMinimum !== undefined && designMaximum !== undefined && designMinimum >= designMaximum)
    return [
      fault(`${path}.designMinimum`, designMinimum, {
        message: `is not below the design maximum of ${designMaximum}`,
        cure: 'exchange them',
      }),
    ];
  return [];
}

function negativeFaults(
  { distribution, designMinimum, designMaximum }: Property,
  path: string,
): ErrorDetail[] {
  if (distribution !== 'lognormal') return [];
  const limit = designMinimum ?? designMaximum;
  return limit !== undefined && limit <= 0
    ? [
        fault(`${path}.distribution`, 'lognormal', {
          message: `cannot meet a limit of ${limit}`,
          cure: 'state a normal distribution, or "auto"',
        }),
      ]
    : [];
}

function evidenceFaults(
  { properties }: QualifyInput['programme'],
  evidence: readonly Evidence[],
): ErrorDetail[] {
  const known = new Map(properties.map((property) => [property.id, property]));
  const seen = new Map<string, number>();
  const faults: ErrorDetail[] = [];
  evidence.forEach((row, i) => {
    const path = `evidence[${i}]`;
    const property = known.get(row.property);
    if (!property) {
      const allowed = [...known.keys()].join(', ');
      faults.push({
        ...fault(`${path}.property`, row.property, {
          message: `"${row.property}" is no property of the programme`,
          cure: 'name one of them',
        }),
        allowed,
      });
      return;
    }
    const key = `${row.property}\0${row.heat}\0${row.specimen}`;
    const before = seen.get(key);
    // An excluded value does not keep its bar from being read again.
    if (before === undefined && !row.excluded) seen.set(key, i);
    if (before !== undefined && !row.excluded)
      faults.push(
        fault(`${path}.specimen`, row.specimen, {
          message: `specimen ${row.specimen} of heat ${row.heat} already gave ${row.property} in evidence[${before}]`,
          cure: 'a bar is broken once: correct its name, or remove one of the two',
        }),
      );
    faults.push(...rowFaults(row, property, path));
  });
  for (const [i, property] of properties.entries())
    faults.push(
      ...sampleFaults(property, evidence),
      ...baselineFaults(property, evidence, `programme.properties[${i}]`),
    );
  return faults;
}

function rowFaults({ unit, value }: Evidence, property: Property, path: string): ErrorDetail[] {
  if (unit !== undefined && unit !== property.unit)
    return [
      {
        ...fault(`${path}.unit`, unit, {
          message: `${property.id} is in ${property.unit}, this value is in ${unit}`,
          cure: `convert it to ${property.unit}`,
        }),
        allowed: property.unit,
      },
    ];
  if (value <= 0 && (property.distribution === 'lognormal' || property.distribution === 'weibull'))
    return [
      fault(`${path}.value`, value, {
        message: `a ${property.distribution} distribution has no values at or below zero`,
        cure: 'check the value, or state another distribution',
      }),
    ];
  return [];
}

/** 1 ksi [MPa]; a value this far from the others may be in the other unit. */
const MPA_PER_KSI = 6.894757;

const NEAR = 1.2;

/** Kinds of bars that were mixed, and stresses without a unit that look like the other one. */
function sampleFaults({ id, unit }: Property, evidence: readonly Evidence[]): ErrorDetail[] {
  const rows = evidence.flatMap((row, i) => (row.property === id ? [{ row, i }] : []));
  const bars = new Set(rows.flatMap(({ row }) => row.bar ?? []));
  const second = rows.find(({ row }) => row.bar !== rows[0]!.row.bar);
  const mixed =
    bars.size > 0 && second
      ? [
          fault(`evidence[${second.i}].bar`, second.row.bar ?? null, {
            message:
              bars.size > 1
                ? `${id} mixes bars cut from parts with separate bars`
                : `${id} says of some bars whether they are cut from parts, and not of all`,
            cure: 'make two properties of them: they never pool',
          }),
        ]
      : [];
  if (unit !== 'MPa' && unit !== 'ksi') return mixed;
  const median = rows.length === 0 ? 0 : medianOf(rows.map(({ row }) => row.value));
  const odd = rows.filter(({ row }) => {
    const ratio = (unit === 'MPa' ? median / row.value : row.value / median) / MPA_PER_KSI;
    return row.unit === undefined && ratio > 1 / NEAR && ratio < NEAR;
  });
  return [
    ...mixed,
    ...odd.map(({ row, i }) =>
      fault(`evidence[${i}].value`, row.value, {
        message: `MPa or ksi? ${row.value} stands among values around ${median} ${unit} and has no unit`,
        cure: `give it its unit: "unit": "${unit}", or convert it`,
      }),
    ),
  ];
}

/** Bars of the baseline that are of the other kind, and stresses of it that look like the other unit. */
function baselineFaults(
  { id, unit, baseline = [] }: Property,
  evidence: readonly Evidence[],
  path: string,
): ErrorDetail[] {
  const rows = evidence.filter(({ property }) => property === id);
  const kind = rows.find(({ bar }) => bar !== undefined)?.bar;
  const other = baseline.findIndex(({ bar }) => kind !== undefined && bar !== undefined && bar !== kind);
  const median = rows.length === 0 ? 0 : medianOf(rows.map(({ value }) => value));
  const odd =
    unit === 'MPa' || unit === 'ksi'
      ? baseline.findIndex(({ value }) => {
          const ratio = (unit === 'MPa' ? median / value : value / median) / MPA_PER_KSI;
          return ratio > 1 / NEAR && ratio < NEAR;
        })
      : -1;
  return [
    ...(other < 0
      ? []
      : [
          fault(`${path}.baseline[${other}].bar`, baseline[other]!.bar ?? null, {
            message: `the baseline of ${id} has bars of another kind than its evidence`,
            cure: 'compare bars cut from parts with such bars, and separate ones with separate ones',
          }),
        ]),
    ...(odd < 0
      ? []
      : [
          fault(`${path}.baseline[${odd}].value`, baseline[odd]!.value, {
            message: `MPa or ksi? ${baseline[odd]!.value} stands in the baseline of values around ${median} ${unit}`,
            cure: `convert the baseline to ${unit}`,
          }),
        ]),
  ];
}

const fault = (
  path: string,
  value: ErrorDetail['value'],
  { message, cure }: { readonly message: string; readonly cure: string },
): ErrorDetail => ({ path, ...(value === undefined ? {} : { value }), message, cure });

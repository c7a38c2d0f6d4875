import { z } from 'zod';
import { type ErrorDetail, InputError } from '../../foundation/errors.ts';
import { findingsOf } from '../../foundation/quantity/findings.ts';
import { HEAT_USE_NAMES } from '../../foundation/quantity/heat-use.ts';
import { CONFIDENCES } from '../../foundation/quantity/sourced.ts';
import { FURNACE_KINDS } from './furnace.ts';
import { ROLES } from './person.ts';
import { ALLOY_NAMES, CERTIFICATE_SHOWS, type Plant } from './site.ts';

const text = z.string().min(1);
const positive = z.number().positive();
const share = z.number().min(0).max(1);
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'an ISO date');

/** The same fields that no record of `data/` may lack; this room knows no alloys, so it states them itself. */
const origin = {
  id: text,
  unit: z.union([text, z.record(z.string(), text)]),
  source: text,
  confidence: z.enum(CONFIDENCES),
  note: text.optional(),
} as const;

const record = z.discriminatedUnion('kind', [
  z.strictObject({
    ...origin,
    kind: z.literal('site'),
    name: text,
    country: text.length(2),
    region: text,
    demonstration: z.boolean().default(false),
    certificateShows: z.array(z.enum(CERTIFICATE_SHOWS)).default([]),
    names: z.enum(ALLOY_NAMES).default('western'),
    address: text.optional(),
    gs1Prefix: z
      .string()
      .regex(/^\d{6,12}$/, 'must be the 6 to 12 digits of a GS1 company prefix')
      .optional(),
    domain: z
      .string()
      .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, {
        error: 'must be a host name such as id.plant.example',
      })
      .optional(),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('furnace'),
    siteId: text,
    furnaceKind: z.enum(FURNACE_KINDS),
    minimum_kg: positive,
    capacity_kg: positive,
    diameter_m: positive,
    pressure_Pa: positive,
    leak_Pa_m3_per_s: z.number().min(0),
    leakLimit_Pa_m3_per_s: positive.exactOptional(),
    crucible_m3: positive.exactOptional(),
    mostLoads: z.int().positive().exactOptional(),
    mostTurnings: share.exactOptional(),
    skull_kg_per_kg: share,
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('lining'),
    furnaceId: text,
    material: text,
    maximumHeats: z.int().positive(),
    since: date.exactOptional(),
    heats: z.array(z.strictObject({ heatId: text, gradeId: text })),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('rate'),
    item: z.enum(HEAT_USE_NAMES),
    usd_per_unit: z.number().min(0),
    on: date,
    planned_per_t: z.number().min(0).exactOptional(),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('laboratory'),
    name: text,
    accreditation: text.optional(),
    methods: z
      .array(z.strictObject({ methodId: text, biasRelative: share, validUntil: date.optional() }))
      .min(1),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('scale'),
    siteId: text,
    capacity_g: z.int().positive(),
    resolution_g: z.int().positive(),
    repeatability_g: z.number().min(0),
    calibratedUntil: date.optional(),
  }),
  z.strictObject({
    ...origin,
    kind: z.literal('person'),
    name: text,
    roles: z.array(z.enum(ROLES)).min(1),
    validUntil: date.optional(),
  }),
]);
type Row = z.output<typeof record>;

const file = z.object({
  format: z.literal('remelt-data/plant/1'),
  description: text,
  units: z.union([text, z.record(z.string(), text)]),
  source: text,
  licence: text,
  validRange: text,
  spread: text,
  records: z.array(z.unknown()),
});

export const PLANT_FILE = 'plant.json';

/**
 * The plant of a parsed file. Throws InputError naming record and field, for doubled ids, and for furnaces, linings
 * and scales that stand nowhere.
 */
export function plantOf(document: unknown): Plant {
  const head = file.safeParse(document);
  if (!head.success) {
    const [finding] = findingsOf(head.error.issues, document);
    throw refusal(finding?.path ?? '', finding?.message ?? '');
  }
  const rows = head.data.records.map((raw, i) => rowOf(raw, i));
  const ids = new Set<string>();
  for (const { id } of rows) {
    if (ids.has(id)) throw refusal(`records[${id}]`, 'each id once');
    ids.add(id);
  }
  const plant: Plant = {
    sites: of(rows, 'site').map(
      ({
        id,
        name,
        country,
        region,
        demonstration,
        certificateShows,
        names,
        domain,
        gs1Prefix,
        address,
      }) => ({
        id,
        name,
        country,
        region,
        demonstration,
        certificateShows,
        names,
        ...(domain === undefined ? {} : { domain }),
        ...(gs1Prefix === undefined ? {} : { gs1Prefix }),
        ...(address === undefined ? {} : { address }),
      }),
    ),
    furnaces: of(rows, 'furnace').map(({ kind: _kind, furnaceKind, ...row }) => ({
      kind: furnaceKind,
      ...bare(row),
    })),
    linings: of(rows, 'lining').map(({ kind: _kind, ...row }) => bare(row)),
    rates: of(rows, 'rate').map(({ item, usd_per_unit, on, planned_per_t, source, confidence }) => ({
      ...{ item, usd_per_unit, on, planned_per_t, source, confidence },
    })),
    laboratories: of(rows, 'laboratory').map(({ id, name, accreditation, methods }) => ({
      id,
      name,
      ...(accreditation === undefined ? {} : { accreditation }),
      methods: methods.map(({ validUntil, ...method }) => ({
        ...method,
        ...(validUntil === undefined ? {} : { validUntil }),
      })),
    })),
    scales: of(rows, 'scale').map(({ kind: _kind, calibratedUntil, ...row }) => ({
      ...bare(row),
      ...(calibratedUntil === undefined ? {} : { calibratedUntil }),
    })),
    persons: of(rows, 'person').map(({ id, name, roles, validUntil }) => ({
      id,
      name,
      roles,
      ...(validUntil === undefined ? {} : { validUntil }),
    })),
  };
  refuseImpossible(plant);
  return plant;
}

function rowOf(raw: unknown, i: number): Row {
  const parsed = record.safeParse(raw);
  if (parsed.success) return parsed.data;
  const id = (raw as { readonly id?: unknown } | null)?.id;
  const [finding] = findingsOf(parsed.error.issues, raw);
  throw refusal(
    `records[${typeof id === 'string' ? id : i}].${finding?.path ?? ''}`,
    finding?.message ?? '',
    finding,
  );
}

const of = <K extends Row['kind']>(rows: readonly Row[], kind: K): Extract<Row, { readonly kind: K }>[] =>
  rows.filter((row): row is Extract<Row, { readonly kind: K }> => row.kind === kind);

function bare<T extends { unit: unknown; source: unknown; confidence: unknown; note?: unknown }>(
  row: T,
): Omit<T, 'unit' | 'source' | 'confidence' | 'note'> {
  const { unit: _unit, source: _source, confidence: _confidence, note: _note, ...rest } = row;
  return rest;
}

function refuseImpossible(plant: Plant): void {
  const sites = new Set(plant.sites.map((site) => site.id));
  const furnaces = new Set(plant.furnaces.map((furnace) => furnace.id));
  for (const { id, siteId } of [...plant.furnaces, ...plant.scales])
    if (!sites.has(siteId)) throw refusal(`records[${id}].siteId`, `"${siteId}" is not a site of this plant`);
  for (const { id, minimum_kg, capacity_kg } of plant.furnaces)
    if (minimum_kg > capacity_kg)
      throw refusal(
        `records[${id}].minimum_kg`,
        `${minimum_kg} kg is above the capacity of ${capacity_kg} kg`,
      );
  for (const { id, furnaceId } of plant.linings)
    if (!furnaces.has(furnaceId))
      throw refusal(`records[${id}].furnaceId`, `"${furnaceId}" is not a furnace of this plant`);
}

const refusal = (
  path: string,
  message: string,
  { value, allowed }: Pick<ErrorDetail, 'value' | 'allowed'> = {},
): InputError =>
  new InputError(`data/${PLANT_FILE}: ${path}: ${message}`, {
    where: PLANT_FILE,
    path,
    message,
    ...(value === undefined ? {} : { value }),
    ...(allowed === undefined ? {} : { allowed }),
  });

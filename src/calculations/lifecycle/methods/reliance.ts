import { spreadOf } from '../../../foundation/statistics/summary/quantiles.ts';
import {
  concentration,
  countedSecondary,
  printedReliance,
  RELIANCE_RULES,
  type RelianceRule,
  recyclingMetrics,
  relianceOf,
  STOCK_KINDS,
  type Supply,
  toDigits,
} from '../../../models/lifecycle/reliance/reliance.ts';
import { DEFAULT_SEED } from '../../manifest.ts';
import { drawOf, pointOf, type Uncertain, uncertainIn } from '../../method/draws.ts';
import type { Quantities } from '../../method/quantities.ts';
import type { Reader } from '../../method/reader.ts';
import type { LifecycleMethod } from '../method.ts';
import { type SupplyRow, supplyRow } from '../reliance/read-row.ts';

const DRAWS = 2000;

export const reliance: LifecycleMethod = {
  name: 'reliance',
  title:
    'apparent consumption and net import reliance by a dated rule, with and without a recycling programme',
  formula:
    'AC = primary + secondary + imports - exports + stock release; NIR = 100 (imports - exports + stock release)/AC; programme: AC follows the demand, NIR = 100 (AC - primary - counted secondary)/AC',
  source: 'USGS Mineral Commodity Summaries; Circular 1196 for the recycling metrics',
  comparedWith:
    'cobalt 1992-2019, nickel 2015-2020, tantalum, yttrium, rare earths, within the published rounding',
  refuses: 'a rule that is unknown, or without date and source; a row without unit; negative amounts',
  inputs: {
    rule: `name (${RELIANCE_RULES.map(({ name }) => name).join(', ')}) or {name, countsSecondary, countsOldOnly, stockKinds, mineOutputCounts, bandPct, digits, year, source}`,
    element: 'symbol',
    boundary: 'country or company',
    rows: 'list of {year, unit, imports, exports, primary, oldScrap, newScrap or secondary, governmentReleases, industryStockStart, ...}; an amount may be a distribution with source and assumed',
    programme: '{name, oldScrap, newScrap, remeltLosses}: what it adds in a year',
    suppliers: 'list of {country, share}',
    dependencies: 'list of {item, kind: equipment, lining, slag or licence, country, source}',
    draws: 'number of draws where an amount is uncertain',
  },
  run(reader) {
    const rule = ruleOf(reader);
    const element = reader.text('element', 'element');
    reader.text('boundary', 'not stated');
    const items = reader.items('rows');
    const rows = items.map((one) => supplyRow(one, element));
    const programme = reader.has('programme') ? programmeOf(reader.inner('programme'), element) : undefined;
    return {
      quantities: {
        rule: { ...rule, stockKinds: [...rule.stockKinds] },
        rows: rows.map((row, i) => ({ ...rowAnswer(row, rule), ...published(items[i]!, row, rule) })),
        ...(programme ? { programme: effectOf(reader, { rows, rule, programme }) } : {}),
        ...(reader.has('suppliers') ? suppliersOf(reader) : {}),
        ...(reader.has('dependencies') ? { dependencies: dependenciesOf(reader) } : {}),
      },
      notes: [
        `rule ${rule.name} of ${rule.year}: secondary metal ${rule.countsSecondary ? (rule.countsOldOnly ? 'counts as old scrap only' : 'counts') : 'does not count'}, stocks of ${rule.stockKinds.join(', ') || 'nobody'} count (${rule.source})`,
        ...(programme && !countsNew(rule)
          ? ['under this rule returns of machining move the reliance by zero']
          : []),
      ],
    };
  },
};

const countsNew = (rule: RelianceRule): boolean => rule.countsSecondary && !rule.countsOldOnly;

function ruleOf(reader: Reader): RelianceRule {
  const given = reader.raw('rule');
  if (given === undefined)
    return reader.refuse(
      'rule',
      'is missing: a reliance without its rule says nothing',
      RELIANCE_RULES.map(({ name }) => name).join(', '),
    );
  if (typeof given === 'string')
    return (
      RELIANCE_RULES.find(({ name }) => name === given) ??
      reader.refuse('rule', 'is unknown', RELIANCE_RULES.map(({ name }) => name).join(', '))
    );
  const inner = reader.inner('rule');
  for (const field of ['year', 'source'])
    if (!inner.has(field)) inner.refuse(field, 'is missing: rules change', 'the edition that states it');
  const kinds = inner.has('stockKinds') ? inner.labels('stockKinds', { atLeast: 0 }) : [];
  return {
    name: inner.text('name', 'own rule'),
    countsSecondary: inner.flag('countsSecondary', true),
    countsOldOnly: inner.flag('countsOldOnly', false),
    stockKinds: kinds.map(
      (kind) =>
        STOCK_KINDS.find((one) => one === kind) ??
        inner.refuse('stockKinds', `has ${kind}`, STOCK_KINDS.join(', ')),
    ),
    mineOutputCounts: inner.flag('mineOutputCounts', false),
    bandPct:
      inner.has('bandPct') && inner.raw('bandPct') !== null
        ? inner.number('bandPct', { min: 0, max: 100 })
        : null,
    digits:
      inner.has('digits') && inner.raw('digits') !== null
        ? inner.number('digits', { whole: true, min: 1, max: 15 })
        : null,
    year: inner.number('year', { whole: true }),
    source: inner.text('source'),
  };
}

function rowAnswer(row: SupplyRow, rule: RelianceRule): Quantities {
  const supply = row.at();
  const { apparentConsumption, nirPct } = relianceOf(supply, rule);
  return {
    year: row.year,
    unit: row.unit,
    apparentConsumption,
    nirPct,
    printedApparentConsumption: toDigits(apparentConsumption, rule.digits),
    printedNir: printedReliance(nirPct, rule),
    withoutScrapPct: relianceOf(supply, { ...rule, countsSecondary: false }).nirPct,
  };
}

/** What the table prints beside what was computed, and the metrics of recycling where the row has them. */
function published(reader: Reader, row: SupplyRow, rule: RelianceRule): Quantities {
  const ac = reader.matching(/^(published(ApparentConsumption|ApparentTotal)?)$/);
  const { apparentConsumption, nirPct } = relianceOf(row.at(), rule);
  const scrap = row.at();
  const metrics = reader.has('oldScrapAvailable')
    ? recyclingMetrics({
        ...scrap,
        // Circular 1196 counts all scrap into the supply, whatever the reliance counts.
        apparentSupply: relianceOf(scrap, { ...rule, countsSecondary: true, countsOldOnly: false })
          .apparentConsumption,
        oldScrapAvailable: reader.number('oldScrapAvailable', { above: 0 }),
      })
    : {};
  return {
    ...metrics,
    ...(ac === undefined ? {} : { relativeDifference: apparentConsumption / reader.number(ac) - 1 }),
    ...(reader.has('publishedNirPct') ? { differencePct: nirPct - reader.number('publishedNirPct') } : {}),
  };
}

interface Programme {
  readonly name: string;
  readonly oldScrap: Uncertain;
  readonly newScrap: Uncertain;
  readonly remeltLosses: Uncertain;
}

function programmeOf(reader: Reader, element: string): Programme {
  const name = reader.text('name', 'programme');
  const amount = (field: string): Uncertain =>
    reader.has(field)
      ? uncertainIn(reader, field, `${element}/${name}/${field}`)
      : { name: field, distribution: { kind: 'fixed', value: 0 }, assumed: false };
  return {
    name,
    oldScrap: amount('oldScrap'),
    newScrap: amount('newScrap'),
    remeltLosses: amount('remeltLosses'),
  };
}

interface Effect {
  readonly rows: readonly SupplyRow[];
  readonly rule: RelianceRule;
  readonly programme: Programme;
}

/** Reliance with less that without the programme, of the same draws. */
function effectOf(reader: Reader, { rows, rule, programme }: Effect): Quantities[] {
  const seed = (reader.raw('seed') as number | string | undefined) ?? DEFAULT_SEED;
  const parts = [programme.oldScrap, programme.newScrap, programme.remeltLosses];
  const spread = [...parts, ...rows.flatMap(({ uncertain }) => uncertain)].some(
    ({ distribution }) => distribution.kind !== 'fixed',
  );
  const draws = spread
    ? reader.number('draws', {
        whole: true,
        min: 10,
        max: 100_000,
        fallback: DRAWS,
        because: 'enough for the 5 and 95 % points',
      })
    : 1;
  return rows.map((row) => {
    const pairs = Array.from({ length: draws }, (_, draw) => {
      const at = spread ? { seed, draw } : undefined;
      const [oldScrap, newScrap, losses] = parts.map((one) =>
        at ? drawOf(one, seed, draw) : pointOf(one.distribution),
      );
      return withAndWithout(row.at(at), rule, { oldScrap: oldScrap!, newScrap: newScrap!, losses: losses! });
    });
    const summary = (of: (pair: (typeof pairs)[number]) => number): Quantities => ({
      ...spreadOf(pairs.map(of)),
    });
    return {
      year: row.year,
      name: programme.name,
      withoutPct: summary(([before]) => before),
      withPct: summary(([, after]) => after),
      differencePct: summary(([before, after]) => after - before),
    };
  });
}

/** Consumption follows the demand of products and the losses; the programme adds secondary metal that the rule counts or not. */
function withAndWithout(
  supply: Supply,
  rule: RelianceRule,
  added: { readonly oldScrap: number; readonly newScrap: number; readonly losses: number },
): readonly [before: number, after: number] {
  const { apparentConsumption, nirPct } = relianceOf(supply, rule);
  const demand = apparentConsumption + added.losses;
  const covered = countedSecondary(added, rule) - added.losses;
  return [nirPct, nirPct * (apparentConsumption / demand) - (100 * covered) / demand];
}

function suppliersOf(reader: Reader): Quantities {
  const list = reader
    .items('suppliers')
    .map((one) => ({ country: one.text('country'), share: one.number('share', { min: 0 }) }));
  const total = list.reduce((sum, { share }) => sum + share, 0);
  if (!(total > 0)) reader.refuse('suppliers', 'have no share', 'at least one share above 0');
  const [first] = [...list].sort((a, b) => b.share - a.share);
  return {
    concentrationHhi: concentration(list.map(({ share }) => share)),
    largestSupplier: { country: first!.country, sharePct: (100 * first!.share) / total },
  };
}

/** What the plant leans on besides metal, by country. */
function dependenciesOf(reader: Reader): Quantities {
  const kinds = ['equipment', 'lining', 'slag', 'licence'];
  const list = reader.items('dependencies').map((one) => {
    const kind = one.text('kind');
    if (!kinds.includes(kind)) one.refuse('kind', `is ${kind}`, kinds.join(', '));
    return { item: one.text('item'), kind, country: one.text('country'), source: one.text('source') };
  });
  const countries = [...new Set(list.map(({ country }) => country))];
  return Object.fromEntries(
    countries.map((country) => [country, list.filter((one) => one.country === country)]),
  );
}

import { type ChargeMaterial, isPurchasable } from '../problem.ts';
import { addRow, type Build } from './build.ts';
import { NOISE } from './model.ts';

/** Columns that say "used", with what hangs on them: at most so many materials or lots, and not less than the least amount. */
export function addCounting(build: Build, h: number, charge: readonly number[]): void {
  const { problem, builder } = build;
  const { maxMaterials, maxLots, trim } = problem.heats[h]!;
  // neither trims nor what is in the crucible anyway are chosen
  const isCounted = ({ id, onlyIn }: ChargeMaterial): boolean =>
    onlyIn === undefined && !trim?.materials.includes(id);
  const counted = charge.map((j, i) => (isCounted(problem.materials[i]!) ? j : -1));
  const possible = counted.flatMap((j, i) => (j < 0 ? [] : [problem.materials[i]!]));
  const materials = addCount(build, h, { most: maxMaterials, possible: possible.length, name: 'materials' });
  const lots = addCount(build, h, {
    most: maxLots,
    possible: possible.filter((one) => !isPurchasable(one)).length,
    name: 'lots',
  });
  counted.forEach((j, i) => {
    if (j < 0 || build.loose) return;
    const material = problem.materials[i]!;
    const counts = [materials, isPurchasable(material) ? -1 : lots].filter((row) => row >= 0);
    const { minimumIfUsed_kg: least_kg, item_kg } = material;
    const hasLeast = least_kg !== undefined && least_kg > (item_kg ?? 0);
    if (build.aggregate) {
      for (const row of counts) builder.put(row, j, 1 / mostUnits(build, j));
      return;
    }
    if (counts.length === 0 && !hasLeast) return;
    const use = addUse(build, h, { column: j, material: i });
    for (const row of counts) builder.put(row, use, 1);
    if (hasLeast) addLeast(build, h, { column: j, use, material: i, least_kg });
  });
}

/** A largest number of used columns: row index, or -1 where it cannot bind. */
function addCount(
  build: Build,
  h: number,
  of: { most: number | undefined; possible: number; name: string },
): number {
  if (build.loose || of.most === undefined || of.most >= of.possible) return -1;
  const { id } = build.problem.heats[h]!;
  return addRow(
    build,
    { kind: 'count', heat: h, side: 'max', scale: 1, count: { name: of.name, most: of.most } },
    { name: `${of.name} in ${id}`, lower: Number.NEGATIVE_INFINITY, upper: of.most },
  );
}

/** Most units that a charge column can hold: whole pieces are capped by their bound, amounts are counted in their most. */
const mostUnits = (build: Build, column: number): number =>
  build.columns[column]!.whole ? build.builder.upperOf(column) : 1;

/** Column that is 1 when a charge is used: charge <= most x use. */
function addUse(build: Build, h: number, of: { column: number; material: number }): number {
  const { problem, builder } = build;
  const name = `${problem.materials[of.material]!.id} in ${problem.heats[h]!.id}`;
  build.columns.push({ kind: 'use', heat: h, material: of.material, size: 1, whole: true });
  const use = builder.column(`use ${name}`, 0, { upper: 1, integer: true });
  const link = addRow(
    build,
    { kind: 'link', heat: h, side: 'max', material: of.material, scale: 1 },
    { name: `link ${name}`, lower: Number.NEGATIVE_INFINITY, upper: 0 },
  );
  builder.put(link, of.column, 1 / mostUnits(build, of.column));
  builder.put(link, use, -1);
  return use;
}

/** charge >= least x use. */
function addLeast(
  build: Build,
  h: number,
  of: { column: number; use: number; material: number; least_kg: number },
): void {
  const { problem, builder } = build;
  const column = build.columns[of.column]!;
  const units = column.whole ? Math.ceil(of.least_kg / column.size - NOISE) : of.least_kg / column.size;
  const row = addRow(
    build,
    { kind: 'least', heat: h, side: 'min', material: of.material, scale: 1 },
    {
      name: `least of ${problem.materials[of.material]!.id} in ${problem.heats[h]!.id}`,
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
    },
  );
  builder.put(row, of.column, 1 / units);
  builder.put(row, of.use, -1);
}

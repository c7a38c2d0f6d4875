import { addRow, type Build, ZERO_SCALE } from './build.ts';

/** No more of a material than there is, over all heats. */
export function addAvailability(build: Build): void {
  const { problem, builder, columns } = build;
  const all = chargesByMaterial(build);
  problem.materials.forEach((material, i) => {
    if (!Number.isFinite(material.available_kg)) return;
    const scale = Math.max(material.available_kg, ZERO_SCALE);
    const members = all[i]!;
    if (members.length === 0) return;
    const row = addRow(
      build,
      { kind: 'available', heat: null, side: 'max', material: i, scale },
      {
        name: `stock of ${material.id}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: material.available_kg / scale,
      },
    );
    for (const j of members) builder.put(row, j, columns[j]!.size / scale);
  });
}

/** What has to be charged in any case, over all heats. */
export function addRequired(build: Build): void {
  const { problem, builder, columns } = build;
  const all = chargesByMaterial(build);
  problem.materials.forEach(({ id, required_kg }, i) => {
    if (!required_kg) return;
    const row = addRow(
      build,
      { kind: 'required', heat: null, side: 'min', material: i, scale: required_kg },
      { name: `required ${id}`, lower: 1, upper: Number.POSITIVE_INFINITY },
    );
    for (const j of all[i]!) builder.put(row, j, columns[j]!.size / required_kg);
  });
}

/** Opened drums: x <= A - d + d e and x >= A e, with e = 1 when the drum is emptied. */
export function addDrums(build: Build): void {
  const { problem, builder, columns } = build;
  const charges = chargesByMaterial(build);
  problem.materials.forEach(({ id, leaveAtLeast_kg: left_kg, available_kg }, i) => {
    const members = charges[i]!;
    if (!left_kg || !Number.isFinite(available_kg) || members.length === 0) return;
    columns.push({ kind: 'empty', heat: columns[members[0]!]!.heat, material: i, size: 1, whole: true });
    const empty = builder.column(`empty ${id}`, 0, { upper: 1, integer: true });
    const drum = { kind: 'drum' as const, heat: null, material: i, scale: available_kg };
    const rest = addRow(
      build,
      { ...drum, side: 'max' },
      { name: `rest of ${id}`, lower: Number.NEGATIVE_INFINITY, upper: 1 - left_kg / available_kg },
    );
    const all = addRow(
      build,
      { ...drum, side: 'min' },
      { name: `all of ${id}`, lower: 0, upper: Number.POSITIVE_INFINITY },
    );
    for (const j of members) {
      builder.put(rest, j, columns[j]!.size / available_kg);
      builder.put(all, j, columns[j]!.size / available_kg);
    }
    builder.put(rest, empty, -left_kg / available_kg);
    builder.put(all, empty, -1);
  });
}

/** Charge columns of each material. */
function chargesByMaterial({ problem, columns }: Build): readonly (readonly number[])[] {
  const by: number[][] = problem.materials.map(() => []);
  columns.forEach((column, j) => {
    if (column.kind === 'charge') by[column.material]!.push(j);
  });
  return by;
}

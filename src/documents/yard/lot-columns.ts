/** Columns of the table in template order: [name, required, what it holds]. Results follow as `Cr_wtpct`, `S_ppm`. */
export const LOT_COLUMNS = [
  ['lot_id', true, 'your unique name of the lot'],
  ['mass_kg', true, 'net mass, to the gram'],
  ['form', true, 'foundry-returns, mill-solids, turnings ...'],
  [
    'origin_class',
    true,
    'post-consumer | pre-consumer-external | internal-revert | virgin (ISO 14021, fixed at intake)',
  ],
  ['lot_class', false, 'customer-return, purchased-scrap, end-of-life ...; empty = by origin'],
  ['owner', false, 'customer whose metal it stays; empty = the plant'],
  ['supplier', false, 'supplier'],
  ['declared_grade', false, "grade on the supplier's papers"],
  ['received_on', false, 'date, 2026-11-24'],
  ['generation', false, 'how often the metal was melted in this plant'],
  ['method', false, 'pXRF, OES, ICP-OES ... (required with results)'],
  ['laboratory', false, 'laboratory that analysed it'],
  ['reference', false, 'certificate number or DOI'],
  ['balance', false, 'element found by difference, such as Ni'],
] as const;

export type ColumnName = (typeof LOT_COLUMNS)[number][0];

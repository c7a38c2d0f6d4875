import type { LabelSheet } from '../../documents/labels.ts';

/** How labels lie on their sheet [mm]; a roll is a sheet with one label. */
export interface SheetLayout {
  readonly sheet: readonly [number, number];
  readonly size: readonly [number, number];
  readonly across: number;
  readonly down: number;
  readonly pad: number;
}

const roll = (width: number, height: number, pad: number): SheetLayout => ({
  sheet: [width, height],
  size: [width, height],
  across: 1,
  down: 1,
  pad,
});

/** Sheets that labels are printed on: a roll of each size, or 24 labels on A4. */
export const LABEL_LAYOUTS = {
  a4: { sheet: [210, 297], size: [70, 37], across: 3, down: 8, pad: 3 },
  single: roll(100, 50, 4),
  '100x50': roll(100, 50, 4),
  '70x37': roll(70, 37, 3),
  '50x25': roll(50, 25, 2),
} as const satisfies Readonly<Record<LabelSheet, SheetLayout>>;

/** A line of a label: where it stands, how much room it has, and the largest size of its letters [mm]. */
export interface LinePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly most: number;
}

/** Where the parts of one label lie [mm from its upper left corner]. */
export interface LabelPlaces {
  /** The code with its light border. */
  readonly code: { readonly x: number; readonly y: number; readonly side: number };
  readonly lines: readonly LinePlace[];
  /** The mark of a demonstration, at the foot of the text. */
  readonly mark: LinePlace;
}

/** Height of the first line and of the others, of the label [1]; the step from one line to the next, of its letters [1]. */
const [LARGE, SMALL, STEP] = [1 / 7, 1 / 13, 1.35];
/** Letters of the mark, of those of a small line [1]. */
const MARK = 0.75;

/** Where code and lines lie: the code at the left over the whole height, the first line large beside it. Lines that find no room are left out. */
export function labelPlaces({ size: [width, height], pad }: SheetLayout, lines: number): LabelPlaces {
  const side = height - 2 * pad;
  const x = 2 * pad + side;
  const room = width - side - 3 * pad;
  const [large, small] = [height * LARGE, height * SMALL];
  const end = height - pad;
  const places = Array.from({ length: lines }, (_, i): LinePlace => {
    const y = i === 0 ? pad : pad + large * STEP + (i - 1) * small * STEP;
    return { x, y, width: room, most: i === 0 ? large : small };
  });
  const mark = small * MARK;
  return {
    code: { x: pad, y: pad, side },
    lines: places.filter(({ y, most }) => y + most <= end + 1e-9),
    mark: { x, y: end - mark, width: room, most: mark },
  };
}

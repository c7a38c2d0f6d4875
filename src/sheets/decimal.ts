import { type DecimalSign, signIn, withPoint } from '../documents/sheet/decimals.ts';

/** A figure, and whether its sign could be read in two ways. */
export interface Figure {
  readonly value: number;
  /** Decimals as printed. */
  readonly decimals: number;
  /** "4,200" among points: a separator of thousands, or a decimal sign. */
  readonly isThousands: boolean;
  /** Its decimal sign is not that of the file. */
  readonly isOdd: boolean;
}

/** The decimal sign of a file: the one that most figures have which allow one only; a point where none does. */
export function decimalOf(digits: Iterable<string>): {
  readonly sign: DecimalSign;
  readonly isSure: boolean;
} {
  const counts = { '.': 0, ',': 0 };
  const open = { '.': 0, ',': 0 };
  for (const one of digits) {
    const sign = signIn(one);
    if (sign === '.' || sign === ',') counts[sign]++;
    else if (sign === 'open') open[one.includes('.') ? '.' : ',']++;
  }
  if (counts['.'] + counts[','] > 0) return { sign: counts[','] > counts['.'] ? ',' : '.', isSure: true };
  // all of them with three digits behind the sign: decimals where they are many, and of a point always
  return { sign: open[','] > open['.'] ? ',' : '.', isSure: open[','] === 0 };
}

/** A figure as a number; undefined where its digits are none. */
export function figureOf(digits: string, file: ReturnType<typeof decimalOf>): Figure | undefined {
  const sign = signIn(digits);
  if (sign === 'odd') return undefined;
  const bare = digits.replaceAll(/['’ ]/g, '').replace(/^\+/, '');
  if (sign === 'none') return figure(bare, {});
  if (sign !== 'open') {
    const point = withPoint(bare, sign);
    return point === undefined ? undefined : figure(point, { isOdd: sign !== file.sign && file.isSure });
  }
  const own: DecimalSign = bare.includes('.') ? '.' : ',';
  const isDecimal = own === file.sign;
  const point = withPoint(bare, isDecimal ? own : own === '.' ? ',' : '.');
  return point === undefined ? undefined : figure(point, { isThousands: !isDecimal || !file.isSure });
}

function figure(point: string, { isThousands = false, isOdd = false }): Figure | undefined {
  const value = Number(point);
  const decimals = /\.(\d+)/.exec(point)?.[1]?.length ?? 0;
  return Number.isFinite(value) ? { value, decimals, isThousands, isOdd } : undefined;
}

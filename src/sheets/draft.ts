import type { Meaning } from './notes.ts';
import type { Unit } from './units.ts';
import type { Cell } from './value.ts';

/** A spread as printed beside a content. */
export interface PrintedSpread {
  readonly digits: string;
  readonly unit?: Unit;
  /** Standard deviations that it is; absent where nothing says it. */
  readonly k?: number;
  /** It is per cent of the content. */
  readonly isRelative?: true;
}

/** What a solution was made of. */
export interface Solution {
  readonly mass_g?: number;
  readonly volume_L?: number;
  readonly dilution?: number;
}

/** A content as it was found, before its figure is worked out. */
export interface Draft {
  readonly sample: string;
  readonly element: string;
  readonly oxide?: string;
  readonly text: string;
  readonly cell: Cell;
  readonly unit?: Unit;
  readonly row: number;
  /** Number of its table, so that what stands side by side can be told. */
  readonly block: number;
  readonly burn?: number;
  readonly isMean?: true;
  /** It is known as a control by its name alone, or by a column that says so. */
  readonly control?: 'name' | 'type';
  /** Why its burn does not count, as far as the file says it; "" where it gives no reason. */
  readonly struck?: string;
  /** It was computed from another row, so that all adds up to 100 %. */
  readonly isNormalised?: true;
  readonly spread?: PrintedSpread;
  /** Figure in the column of spreads beside a limit. */
  readonly beside?: string;
  readonly line?: string;
  readonly at?: string;
  readonly solution?: Solution;
  readonly meanings: readonly Meaning[];
  /** Signs beside the figure that nothing explains. */
  readonly strange: readonly string[];
  /** Heading of the column in which these signs stand, where it does not say that it holds marks; "" without one. */
  readonly strangeIn?: string;
  readonly isNotAccredited?: true;
  /** Its row is one of several burns by a column, a label or a mean below them. */
  readonly isBurn?: true;
  /** Its row or column says that it is a mean, and its burns do not stand there. */
  readonly isCalledMean?: true;
  /** Its burns have a printed mean. */
  readonly hasMean?: true;
  /** Somebody decided to leave it out. */
  readonly isLeft?: true;
  /** One of two figures in one cell. */
  readonly isOfPair?: true;
  /** Limit of detection that a column or row of its own prints. */
  readonly printedLimit?: string;
}

type Given<T> = { readonly [Key in keyof T]: T[Key] | undefined };

/** A record without the fields that are not known. */
export const known = <T extends object>(
  fields: Given<T>,
): { readonly [Key in keyof T]?: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };

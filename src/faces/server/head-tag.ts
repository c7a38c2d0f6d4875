import type { TaskContext } from '../../desk/context.ts';

type Head = Awaited<ReturnType<TaskContext['store']['head']>>;

/** Entity tag of what a ledger says at a head; `of` names what else the words depend on, such as the day. */
export const tagOf = ({ size, root }: Head, of: string): string => `"${size}-${root}-${of}"`;

/** The head that a tag names; null for what is not a tag of a head. */
export function headOfTag(tag: string): Head | null {
  const [, size, root] = /^(?:W\/)?"(\d{1,15})-([0-9a-f]{64})(?:-[\w.]*)?"$/.exec(tag.trim()) ?? [];
  return size === undefined || root === undefined ? null : { size: Number(size), root };
}

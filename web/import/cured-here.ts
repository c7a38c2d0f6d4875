import { PAGE_WORDS } from '../page-words.ts';

const { here: words } = PAGE_WORDS.imports;

/** Options of the command line in a cure, longest wording first, and where the page holds the same. */
const OPTIONS: readonly (readonly [option: RegExp, said: string])[] = [
  [/leave one out with --map '[^']*', or say the method of each: --map '[^']*'/g, words.leaveOneOut],
  [/(?:or )?leave it out with --map '[^']*'/g, words.leaveOut],
  [/name the unit, \S+ or --map '[^']*'/g, words.unit],
  [/--map '[^']*' takes it for one?\b[^;]*/g, words.column],
  [/(?:say )?--map '[^']*'(?: or '[^']*')?(?:, HEADING [^;]*|, or t, g, lb)?/g, words.column],
  [/--word '[^']*' says what it means[^;]*/g, words.word],
  [/(?:say|import with) --as-written/g, words.asWritten],
  [/: --leave-out \w+/g, words.leaveRowOut],
  [/name another --type/g, words.type],
  [/--set \w+=[^;]*/g, words.set],
  [/--dates dmy or --dates mdy/g, words.dates],
  [/(?:say )?--decimal (?:comma or --decimal point|\w+)(?: says (?:which|that) [^;]*)?/g, words.decimal],
];

/** A cure or a question of a sheet in the words of this page: what the command line takes as an option is said below. */
export const curedHere = (text: string): string =>
  OPTIONS.reduce((said, [option, words]) => said.replace(option, words), text);

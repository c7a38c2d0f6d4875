import { ownValue } from '../../foundation/quantity/own-value.ts';

/** Verbs that were renamed, as typed after `remelt`. Each is answered for one version. */
const OLD_VERBS: Readonly<Record<string, string>> = {
  'charge-sheet': 'make-up-sheet',
  correct: 'trim',
  'heat correct': 'heat trim',
};

/** Options that were renamed, by the verb (its new name) that takes them. */
const OLD_OPTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'make-up-sheet': { '--specimen': '--demonstration' },
  certificate: { '--specimen': '--demonstration' },
  import: { '--specimen': '--demonstration' },
};

/** A command line in today's names, and one line for each old name that stood in it. */
export interface CurrentNames {
  readonly argv: readonly string[];
  readonly notices: readonly string[];
}

/** The command line with its old names replaced. Words after `--` are values and stay. */
export function currentNames(argv: readonly string[]): CurrentNames {
  const old = [argv.slice(0, 2).join(' '), argv[0] ?? ''].find((words) => Object.hasOwn(OLD_VERBS, words));
  const verb = old === undefined ? undefined : ownValue(OLD_VERBS, old)!;
  const renamed = verb === undefined ? argv : [...verb.split(' '), ...argv.slice(old!.split(' ').length)];
  const [first = ''] = renamed;
  const options = Object.hasOwn(OLD_OPTIONS, first) ? OLD_OPTIONS[first]! : {};
  const end = renamed.includes('--') ? renamed.indexOf('--') : renamed.length;
  const isOld = (word: string, at: number): boolean => at < end && Object.hasOwn(options, word);
  return {
    argv: renamed.map((word, at) => (isOld(word, at) ? ownValue(options, word)! : word)),
    notices: [
      ...(verb === undefined ? [] : [`remelt ${old} is now remelt ${verb}`]),
      ...renamed
        .filter(isOld)
        .map((word) => `option ${word} of remelt ${first} is now ${ownValue(options, word)}`),
    ],
  };
}

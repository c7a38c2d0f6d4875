import type { OptionWords, VerbWords } from './verb-list.ts';

/** Shells that have a script. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A script for a shell that completes verbs, options and their values; it calls no Remelt, so a key press costs nothing. */
export const completionScript = (shell: Shell, verbs: readonly VerbWords[]): string =>
  ({ bash, zsh, fish })[shell](verbs);

/** What can be typed where, beginning with the name of a verb: `lots`, `lot gate`. */
interface Place {
  readonly at: string;
  readonly next: readonly Next[];
  /** True where a file or a name is expected first: options are offered only after a dash. */
  readonly takesWords: boolean;
  readonly options: readonly OptionWords[];
}

interface Next {
  readonly word: string;
  readonly about: string;
}

const placesOf = (verbs: readonly VerbWords[], before = ''): Place[] =>
  verbs.flatMap(({ name, arguments: words, options, below }) => [
    {
      at: `${before}${name}`,
      next: [
        ...below.map((one) => ({ word: one.name, about: one.about })),
        ...options.map(({ flags, about }) => ({ word: longOf(flags), about })),
        HELP,
      ],
      takesWords: words.length > 0,
      options,
    },
    ...placesOf(below, `${before}${name} `),
  ]);

const HELP: Next = { word: '--help', about: 'what it does, with an example' };
const longOf = (flags: string): string => /--[\w-]+/.exec(flags)?.[0] ?? flags;
const takesValue = ({ flags }: OptionWords): boolean => /[<[]/.test(flags);

/** A text between single quotes of a shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const wordList = (next: readonly Next[]): string => quoted(next.map(({ word }) => word).join(' '));

function bash(verbs: readonly VerbWords[]): string {
  const values = placesOf(verbs).flatMap(({ at, options }) =>
    options
      .filter(takesValue)
      .map(
        ({ flags, choices }) =>
          `    ${quoted(`${at}:${longOf(flags)}`)}) words=${quoted(choices.join(' '))} ;;`,
      ),
  );
  const places = placesOf(verbs).map(({ at, next }) => `      ${quoted(at)}) words=${wordList(next)} ;;`);
  const wordy = placesOf(verbs).filter(({ takesWords }) => takesWords);
  return `# Completes the command line of Remelt in bash.
_remelt() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at=\${COMP_WORDS[1]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" -le 1 ]; then
    COMPREPLY=($(compgen -W ${wordList([...namesOf(verbs), HELP])} -- "$cur"))
    return
  fi
  case "$at" in
    ${groupsOf(verbs).map(quoted).join('|')}) [ "$COMP_CWORD" -gt 2 ] && at="$at \${COMP_WORDS[2]}" ;;
  esac
  case "$at:$prev" in
${values.join('\n')}
    *) case "$at" in
${places.join('\n')}
    esac
    case "$cur:$at" in
      -*) ;;
      ${wordy.map(({ at }) => `*:${quoted(at)}`).join('|')}) words= ;;
    esac ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _remelt remelt
`;
}

const namesOf = (verbs: readonly VerbWords[]): Next[] =>
  verbs.map(({ name, about }) => ({ word: name, about }));

const groupsOf = (verbs: readonly VerbWords[]): string[] =>
  verbs.filter(({ below }) => below.length > 0).map(({ name }) => name);

function zsh(verbs: readonly VerbWords[]): string {
  const described = (next: readonly Next[]): string =>
    next.map(({ word, about }) => quoted(`${word}:${about.replaceAll(':', '\\:')}`)).join(' ');
  const values = placesOf(verbs).flatMap(({ at, options }) =>
    options
      .filter(takesValue)
      .map(
        ({ flags, choices }) =>
          `    ${quoted(`${at}:${longOf(flags)}`)}) ${choices.length > 0 ? `compadd -- ${choices.map(quoted).join(' ')}` : '_files'}; return ;;`,
      ),
  );
  const places = placesOf(verbs).map(({ at, next }) => `    ${quoted(at)}) possible=(${described(next)}) ;;`);
  return `#compdef remelt
# Completes the command line of Remelt in zsh.
_remelt() {
  local at=\${words[2]} prev=\${words[CURRENT-1]}
  local -a possible
  if (( CURRENT <= 2 )); then
    possible=(${described([...namesOf(verbs), HELP])})
    _describe 'verb' possible
    return
  fi
  case "$at" in
    ${groupsOf(verbs).map(quoted).join('|')}) (( CURRENT > 3 )) && at="$at \${words[3]}" ;;
  esac
  case "$at:$prev" in
${values.join('\n')}
  esac
  case "$at" in
${places.join('\n')}
  esac
  _describe 'option' possible
  _files
}
if [ "\${funcstack[1]}" = _remelt ]; then _remelt "$@"; else compdef _remelt remelt; fi
`;
}

function fish(verbs: readonly VerbWords[]): string {
  const lines = placesOf(verbs).flatMap(({ at, next, options }) => [
    ...next
      .filter(({ word }) => !word.startsWith('--'))
      .map(
        ({ word, about }) => `complete -c remelt -n ${here(at)} -f -a ${quoted(word)} -d ${quoted(about)}`,
      ),
    ...options.map((option) => {
      const value = option.choices.length > 0 ? `-x -a ${quoted(option.choices.join(' '))}` : '-r';
      return `complete -c remelt -n ${here(at)} -l ${longOf(option.flags).slice(2)}${takesValue(option) ? ` ${value}` : ''} -d ${quoted(option.about)}`;
    }),
    `complete -c remelt -n ${here(at)} -l help -d ${quoted(HELP.about)}`,
  ]);
  return `# Completes the command line of Remelt in fish.
function __remelt_at
  set -l typed (commandline -opc)
  set -l at $typed[2]
  if contains -- "$at" ${groupsOf(verbs).join(' ')}; and test (count $typed) -gt 2
    set at "$at $typed[3]"
  end
  test "$at" = "$argv"
end
${namesOf(verbs)
  .map(({ word, about }) => `complete -c remelt -n ${here('')} -f -a ${quoted(word)} -d ${quoted(about)}`)
  .join('\n')}
${lines.join('\n')}
`;
}

const here = (at: string): string => quoted(`__remelt_at ${at === '' ? '""' : at}`);

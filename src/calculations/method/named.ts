import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { editDistance, meantWord } from '../../foundation/near-words.ts';

/** How methods of one kind are called, and where they are listed. */
export interface MethodWords {
  /** `statistic` */
  readonly kind: string;
  /** Where it stands: "the statistics". */
  readonly list: string;
  /** Names that may stand here too, of what is not in that list. */
  readonly beside?: readonly string[];
  /** Where the name stands in the document that was asked. Default: `method`. */
  readonly path?: string;
}

/** The method of that name. Throws NotFoundError naming the one that was meant. */
export function namedIn<M>(
  methods: ReadonlyMap<string, M>,
  name: string,
  { kind, list, beside = [], path = 'method' }: MethodWords,
): M {
  const found = methods.get(name);
  if (found) return found;
  const near = meantWord(name, [...beside, ...methods.keys()]);
  throw new NotFoundError(`there is no ${kind} "${name}"`, {
    path,
    value: name,
    allowed: [...beside, `one of ${list}, as their list names it`].join(', '),
    ...(near === undefined ? {} : { cure: `write "${near}"` }),
  });
}

/** Throws InputError for an input that nothing read and that looks like a misspelt one. */
export function refuseMisspelt(method: string, known: readonly string[], ignored: readonly string[]): void {
  for (const name of ignored) {
    const near = known.find((word) => word.length > 3 && editDistance(word, name) <= 2);
    if (near) {
      throw new InputError(`${method}: unknown input "${name}"`, {
        path: name,
        allowed: known.join(', '),
        cure: `write "${near}"`,
      });
    }
  }
}

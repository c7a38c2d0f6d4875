import { InputError, NotFoundError } from '../../foundation/errors.ts';
import { editDistance } from '../../foundation/near-words.ts';

/** How methods of one kind are called, and where they are listed. */
export interface MethodWords {
  /** `statistic` */
  readonly kind: string;
  /** `remelt stats --list` */
  readonly list: string;
}

/** The method of that name. Throws NotFoundError naming the nearest ones. */
export function namedIn<M>(methods: ReadonlyMap<string, M>, name: string, { kind, list }: MethodWords): M {
  const found = methods.get(name);
  if (found) return found;
  const near = [...methods.keys()].filter(
    (known) => editDistance(known.toLowerCase(), name.toLowerCase()) <= 4,
  );
  throw new NotFoundError(`there is no ${kind} "${name}"`, {
    path: 'method',
    value: name,
    allowed: near.length > 0 ? near.join(', ') : `a name of \`${list}\``,
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

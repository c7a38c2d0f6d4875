import { existsSync } from 'node:fs';
import { InputError } from '../../../foundation/errors.ts';
import type { Cli } from '../cli.ts';

/** The operations of `--route`: a file where there is one or the word looks like one, else the name of a kept route. */
export function routeNamed(word: string, cli: Pick<Cli, 'readDocument'>): unknown {
  const isFile = word === '-' || /\.json$/i.test(word) || /[/\\]/.test(word) || existsSync(word);
  return isFile ? routeIn(cli.readDocument(word), word) : word;
}

/** The list of operations of a document, itself or under `route`; here only its shape is looked at. */
export function routeIn(document: unknown, file: string): unknown {
  if (Array.isArray(document)) return document;
  const route =
    typeof document === 'object' && document !== null && 'route' in document ? document.route : null;
  if (Array.isArray(route)) return route;
  throw new InputError(`${file} does not hold a list of operations`, {
    where: file,
    allowed: '[{"operation": "vacuum-induction", "settings": {...}}]',
  });
}

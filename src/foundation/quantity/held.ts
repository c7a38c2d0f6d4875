/** On a document that is known to keep to its schema. */
const HELD = Symbol('held');

/** The same document, marked as held to its schema: a reader takes it as it stands. A copy of it is not marked. */
export const asHeld = <T extends object>(document: T): T =>
  Object.defineProperty(document, HELD, { value: true });

export const isHeld = (document: unknown): boolean =>
  typeof document === 'object' && document !== null && HELD in document;

import type { Field } from '../../src/documents/contract/fields-of.ts';
import { speaking } from './speaking.ts';

const GROUPS = [
  ...(['furnace', 'furnaces', 'windows', 'scale', 'points', 'scan'] as const),
  ...(['plan', 'states', 'people', 'proof'] as const),
];
type Group = (typeof GROUPS)[number];

/** The English words; a group that the furnace pages use says each of its words in the language of the page. */
export function spoken<T extends Readonly<Record<Group, object>>>(english: T): T {
  const groups = GROUPS.map((group) => {
    const get = (own: object, key: string | symbol): unknown => {
      const catalogue = speaking();
      const said: object | undefined = catalogue && Reflect.get(catalogue, group);
      return Reflect.get(said && key in said ? said : own, key);
    };
    return [group, new Proxy(english[group], { get })] as const;
  });
  return { ...english, ...Object.fromEntries(groups) };
}

/** Fixed words of the server in the language of the page; what it makes up of numbers and names stays as it is. */
export const phraseSpoken = (text: string): string => {
  const phrases = speaking()?.phrases;
  return (phrases && Object.hasOwn(phrases, text) && phrases[text]) || text;
};

/** A field of a verb in the language of the page. */
export const fieldSpoken = (verb: string, field: Field): Field => ({
  ...field,
  ...speaking()?.verbs[verb]?.fields[field.path],
});

/** The button of a verb in the language of the page; undefined where that is English. */
export const buttonSpoken = (verb: string): string | undefined => speaking()?.verbs[verb]?.button;

/** A step of the make-up sheet in the language of the page. */
export const stepSpoken = <T extends { readonly stage: string }>(step: T): T => ({
  ...step,
  ...speaking()?.stages[step.stage],
});

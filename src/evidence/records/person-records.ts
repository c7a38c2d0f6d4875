import { z } from 'zod';
import { ROLES } from '../../metal/plant/person.ts';
import { count, flag } from './codings.ts';
import { defineKind } from './kind.ts';
import { each } from './said.ts';
import { countText, dayText, idText, sha256Text, wordsText } from './texts.ts';
import { happened, told } from './told.ts';

/** The plant that a ledger belongs to, and who may do what in it. Names, roles and what proves a person are confidential. */

const account = z.strictObject({ user: wordsText, machine: wordsText, uid: countText.optional() });

const person = {
  name: wordsText,
  roles: z.array(z.enum(ROLES)).min(1),
  validUntil: dayText.optional(),
  tokenSha256: sha256Text.optional(),
  account: account.optional(),
};

const persons = each('person', z.array(z.strictObject({ id: idText, ...person })).min(2));

/** First record of a ledger: its plant, its first persons, and whether all of it is a demonstration. Never corrected. */
export const plantFounded = defineKind(
  'plant.founded',
  { ...happened, demonstration: z.boolean() },
  { name: wordsText, persons, ranBy: account.optional() },
);

/** One person proposes another, or a change of one; it holds once somebody else has confirmed it. */
export const personProposed = defineKind(
  'person.proposed',
  { ...happened, ended: flag.optional() },
  { ...told, ...person, deputyFor: idText.optional(), deputyUntil: dayText.optional() },
);

/** A deputy is proposed, by the absent person or by who may admit persons; it holds once another person has confirmed it. */
export const personDeputyNamed = defineKind(
  'person.deputy-named',
  { ...happened },
  {
    ...told,
    ...{ name: person.name, roles: person.roles, validUntil: person.validUntil },
    ...{ deputyFor: idText, deputyRoles: person.roles.optional(), deputyFrom: dayText, deputyUntil: dayText },
  },
);

/** What that record proposed holds from now on. */
export const personConfirmed = defineKind('person.confirmed', { ...happened, proposal: count }, { ...told });

/** A proved person replaces what proves them. */
export const personCredential = defineKind(
  'person.credential',
  { ...happened },
  { ...told, tokenSha256: sha256Text.optional(), account: account.optional() },
);

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { newIdSchema } from '../../src/documents/common.ts';
import { type Founded, foundedDocument } from '../../src/documents/first-run.ts';
import { sendWithWord } from '../api/client.ts';
import { FIRST_RUN } from './first-run-query.ts';
import { shortNameOf, shortNameOfPerson } from './short-name.ts';

export interface Named {
  readonly name: string;
  /** What was typed as the short name; null = what is offered. */
  readonly typed: string | null;
}

export interface Person extends Named {
  readonly password: string;
  readonly roles: readonly string[];
}

export const WHO = ['first', 'second'] as const;
/** Roles of which each of the two has one. */
const ABLE = ['quality', 'certifier'];

interface Asked {
  readonly word: string;
  /** The usual roles of each person. */
  readonly usual: readonly (readonly string[])[];
  readonly onDone: (made: Founded) => void;
}

/** What was typed of a plant that begins: what it is sent as, whether it is whole, and how it is changed. */
export function useFounding({ word, usual, onDone }: Asked) {
  const [plant, setPlant] = useState<Named>({ name: '', typed: null });
  const [persons, setPersons] = useState<readonly Person[]>(
    WHO.map((_, i) => ({ name: '', typed: null, password: '', roles: usual[i] ?? [] })),
  );
  const ids: string[] = [];
  for (const { name, typed } of persons) ids.push(tidy(typed ?? shortNameOfPerson(name, ids)));
  const short = tidy(plant.typed ?? shortNameOf(plant.name));
  const founding = useMutation({
    mutationFn: async () =>
      foundedDocument.parse(
        await sendWithWord(`${FIRST_RUN}/plant`, word, {
          ...{ name: tidy(plant.name), plant: short },
          persons: persons.map(({ password, name, roles: has }, i) => ({
            ...{ name: tidy(name), id: ids[i], roles: has },
            ...(password === '' ? {} : { password }),
          })),
        }),
      ),
    onSuccess: onDone,
  });
  const isWhole =
    [plant, ...persons].every(({ name }) => tidy(name) !== '') &&
    [short, ...ids].every((id) => wrongId(id) === undefined && id !== '') &&
    persons.every(isAble) &&
    // who sits here signs in at once
    persons[0]?.password !== '';
  return {
    ...{ founding, isWhole, plant, persons, short, ids },
    changePlant: (more: Partial<Named>) => {
      founding.reset();
      setPlant({ ...plant, ...more });
    },
    changePerson: (i: number, more: Partial<Person>) => {
      founding.reset();
      setPersons(persons.map((one, at) => (at === i ? { ...one, ...more } : one)));
    },
  };
}

/** As it is sent: a letter with its accent is one sign, however the keyboard or a pasted text writes it. */
const tidy = (text: string): string => text.normalize('NFC').trim();

/** What is wrong with a short name while it is typed; undefined where nothing is, or nothing was typed. */
export const wrongId = (id: string): string | undefined =>
  id === '' ? undefined : newIdSchema.safeParse(id).error?.issues[0]?.message;

export const isAble = ({ roles }: Person): boolean => roles.some((role) => ABLE.includes(role));

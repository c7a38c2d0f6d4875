import { createElement, useState } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import type { Field } from '../../src/documents/contract/fields-of.ts';
import { mounted } from '../testing/mounted.ts';
import { OneField } from './one-field.tsx';
import type { TypedForm } from './typed-form.ts';

vi.mock('../yard/known-names.ts', () => ({
  useKnownNames: () => ({ supplier: ['Recyclage SA'], laboratory: ['house'] }),
}));
vi.mock('../plant/facts-query.ts', () => ({
  useKnownMaterials: (isAsked: boolean) => (isAsked ? ['Ni-electrolytic'] : undefined),
}));
let typed: TypedForm;
beforeEach(() => {
  typed = {};
});

const TEXT: Field = {
  ...{ path: 'x', kind: 'text', label: 'X', values: [] },
  ...{ isNeeded: false, isNeededInPart: false, isZeroAllowed: false, isSentence: false },
};
interface Besides {
  readonly unanswered?: string;
  readonly wrong?: string;
}
function Form({ more, besides }: { readonly more: Partial<Field>; readonly besides: Besides }) {
  const [held, hold] = useState<TypedForm>({});
  return createElement(OneField, {
    ...{ field: { ...TEXT, ...more }, typed: held, ...besides },
    onChange: (path: string) => (text: string) => {
      typed = { ...held, [path]: text };
      hold(typed);
    },
  });
}
const shownOf = (more: Partial<Field>, besides: Besides = {}) =>
  mounted(() => createElement(Form, { more, besides }));

it('ticks a flag and clears it again', () => {
  const shown = shownOf({ kind: 'flag' });
  const isTicked = () => shown.of('input')[0]!.checked;
  expect([shown.labels(), isTicked()]).toEqual([['X'], false]);
  shown.tick('X', true);
  expect([typed, isTicked()]).toEqual([{ x: 'true' }, true]);
  shown.tick('X', false);
  expect([typed, isTicked()]).toEqual([{ x: '' }, false]);
});

it('offers a choice in the words of its contract, else in its own with blanks for hyphens', () => {
  const some: Partial<Field> = { kind: 'choice', values: ['as-cast', 'wet'], choices: { wet: 'washed wet' } };
  expect(shownOf(some).field('X')).toMatchObject({
    choices: ['left out', 'as cast', 'washed wet'],
    focus: false,
  });
  expect(shownOf({ ...some, isNeeded: true }).field('X').choices[0]).toBe('Choose');
  expect(shownOf(some, { unanswered: 'not looked at' }).field('X').choices[0]).toBe('not looked at');
  expect(
    shownOf(some)
      .of('option')
      .map(({ value }) => value),
  ).toEqual(['', 'as-cast', 'wet']);
});

it('names the one unit of a number, and lets somebody choose where there are several', () => {
  const mass: Partial<Field> = { kind: 'number', unit: 'kg', help: 'on the scale', isNeeded: true };
  expect(shownOf(mass).labels()).toEqual(['X [kg]']);
  expect(shownOf(mass).field('X [kg]')).toMatchObject({ help: 'on the scale', needed: true, focus: false });
  const leak = shownOf({ ...mass, unit: 'Pa m3/s', units: { 'mbar l/s': 0.1 } });
  expect(leak.labels()).toEqual(['X', 'Unit: X']);
  expect(leak.field('Unit: X')).toMatchObject({ value: 'Pa m3/s', choices: ['Pa m3/s', 'mbar l/s'] });
  leak.type('Unit: X', 'mbar l/s');
  expect(typed).toEqual({ 'x:unit': 'mbar l/s' });
  expect(leak.field('Unit: X').value).toBe('mbar l/s');
  expect(shownOf({ kind: 'number' }).labels()).toEqual(['X']);
});

it('takes zero for a number where it is an answer', () => {
  const zero = (isZeroAllowed: boolean) => {
    const shown = shownOf({ kind: 'number', isZeroAllowed });
    shown.type('X', '0');
    return shown.field('X').wrong;
  };
  expect(zero(true)).toBeUndefined();
  expect(zero(false)).toMatch(/number/);
});

it('says how a decimal is written where a text is none, and else what was refused of it', () => {
  const shown = shownOf({ reads: 'decimal', unit: 'USD/kg' }, { wrong: 'Too dear' });
  expect(shown.field('X [USD/kg]')).toMatchObject({ wrong: 'Too dear', decimal: true, needed: false });
  shown.type('X [USD/kg]', 'dear');
  expect(shown.field('X [USD/kg]').wrong).toBe('Write a decimal, such as 15.40');
  shown.type('X [USD/kg]', '15,40');
  expect(shown.field('X [USD/kg]').wrong).toBe('Too dear');
  const text = shownOf({});
  text.type('X', 'dear');
  expect(text.field('X')).toMatchObject({ wrong: undefined, decimal: false });
});

it('reads a day as one writes it', () => {
  const shown = shownOf({ reads: 'day' });
  shown.type('X', '03.04.2026');
  expect(shown.of('DayField')).toHaveLength(1);
  expect(shownOf({}).of('DayField')).toEqual([]);
});

it('offers the suppliers, laboratories and materials that are known, and nothing for another field', () => {
  expect(shownOf({ from: 'suppliers' }).field('X').offers).toEqual(['Recyclage SA']);
  expect(shownOf({ from: 'laboratories' }).field('X').offers).toEqual(['house']);
  expect(shownOf({ from: 'materials' }).field('X').offers).toEqual(['Ni-electrolytic']);
  expect(shownOf({ from: 'lots' }).field('X').offers).toBeUndefined();
  expect(shownOf({}).field('X').offers).toBeUndefined();
});

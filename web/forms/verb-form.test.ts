import { type ComponentProps, createElement } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { reasonSchema } from '../../src/documents/common.ts';
import { defineContract } from '../../src/documents/contract/contract.ts';
import { field, massField } from '../../src/documents/contract/field.ts';
import { asTypedField, lotField, reasonField, sameNamesField } from '../../src/documents/contract/fields.ts';
import { server } from '../testing/booking.ts';
import { mounted } from '../testing/mounted.ts';
import { VerbForm } from './verb-form.tsx';

vi.mock('@tanstack/react-query', () => import('../testing/react-query.ts'));
vi.mock('../api/use-booking.ts', () => import('../testing/booking.ts'));
// each test begins without anything kept
vi.mock('./kept-form.tsx', async () => {
  const { useState } = await import('react');
  return {
    useKept: (_: string, blank: object) => {
      const [typed, change] = useState(blank);
      return { typed, change, forget: () => change(blank), since: undefined };
    },
    KeptSince: () => null,
  };
});
beforeEach(server.begin);

/** A verb with one field of each kind. */
const contract = defineContract({
  ...{
    group: 'yard',
    name: 'move-lot',
    verb: 'lot move',
    title: 'Move a lot',
    button: 'Move',
    act: 'hold lot',
  },
  ...{ who: 'who moves it', answer: z.object({}), examples: [] },
  order: z.strictObject({
    lot: lotField,
    to: field(z.enum(['bay-1', 'furnace-hall', 'customer']), { label: 'To' }),
    customer: field(z.string(), { label: 'Customer', when: ['to', 'customer'] }),
    mass_g: massField(z.number().min(0).exactOptional(), { label: 'Mass' }),
    witness: field(z.string().exactOptional(), { label: 'Witness', folded: true }),
    despite: field(reasonSchema.exactOptional(), { label: 'Despite', folded: true }),
    reason: reasonField(),
    sameNames: sameNamesField,
    asTyped: asTypedField,
  }),
});
type Given = Partial<ComponentProps<typeof VerbForm<unknown, unknown, { lot: string }>>>;
const form = (more: Given = {}) =>
  mounted(() =>
    createElement(VerbForm<unknown, unknown, { lot: string }>, {
      contract: contract as never,
      given: { lot: 'R-1' },
      ...more,
    }),
  );
const filled = (more: Given = {}) => {
  const shown = form(more);
  shown.type('To', 'bay-1');
  shown.type('Reason', 'wet floor');
  return shown;
};
const refused = (...paths: readonly string[]) => {
  server.refusal = {
    code: 'x',
    message: 'Not so',
    details: paths.map((path) => ({ path, cure: `mend ${path}` })),
  };
};

it('asks what the page does not know, without what another choice asks for or what the page asks itself', () => {
  const shown = form();
  expect(shown.labels()).toEqual(['To', 'Mass [kg]', 'Reason', 'Witness', 'Despite']);
  expect(shown.texts('summary')).toEqual(['More']);
  shown.type('To', 'customer');
  expect(shown.labels().slice(0, 2)).toEqual(['To', 'Customer']);
  expect(form({ without: ['reason'] }).labels()).not.toContain('Reason');
  expect(form({ without: ['witness'] }).texts('summary')).toEqual(['More']);
  expect(form({ without: ['witness', 'despite'] }).texts('summary')).toEqual([]);
});

it('books what was typed with what the page knows, then tells the page and closes', async () => {
  const onDone = vi.fn();
  const onClose = vi.fn();
  const shown = filled({ onDone, onClose });
  shown.type('Mass [kg]', '12,5');
  await shown.press('Move');
  const order = { lot: 'R-1', to: 'bay-1', reason: 'wet floor', mass_g: 12_500 };
  expect(server.sent).toEqual([{ path: '/api/yard/move-lot', order }]);
  expect(onDone).toHaveBeenCalledExactlyOnceWith(server.page, order);
  expect(onClose).toHaveBeenCalledOnce();
});

it('says what is needed only after somebody tried, and books nothing until it is there', async () => {
  const shown = form();
  expect(shown.field('Reason').wrong).toBeUndefined();
  await shown.press('Move');
  expect(shown.field('Reason').wrong).toBe('It is needed.');
  expect(shown.field('To').wrong).toBe('It is needed.');
  expect(shown.field('Mass [kg]').wrong).toBeUndefined();
  expect(server.sent).toEqual([]);
  shown.type('To', 'bay-1');
  expect(shown.field('To').wrong).toBeUndefined();
  await shown.press('Move');
  expect(server.sent).toEqual([]);
  shown.type('Mass [kg]', '1,234');
  // it may mean two numbers: that is said instead
  expect(shown.field('Mass [kg]').wrong).not.toBe('It is needed.');
});

it('books nothing while the page is not ready, or while a booking is on its way', async () => {
  const shown = filled({ isReady: false });
  expect(shown.isInert('Move')).toBe(true);
  await shown.press('Move');
  server.isPending = true;
  const twice = filled();
  expect(twice.isInert('Move')).toBe(true);
  await twice.press('Move');
  expect(server.sent).toEqual([]);
  server.isPending = false;
  expect(twice.isInert('Move')).toBe(false);
});

it('shows a refusal beside its field, keeps the form, and forgets it once something is typed', async () => {
  const onClose = vi.fn();
  const onDone = vi.fn();
  const shown = filled({ onClose, onDone });
  refused('reason');
  await shown.press('Move');
  expect(shown.field('Reason')).toMatchObject({ value: 'wet floor', wrong: 'Not so. Cure: mend reason' });
  expect(shown.text()).not.toContain('That was refused');
  expect(onClose).not.toHaveBeenCalled();
  expect(onDone).not.toHaveBeenCalled();
  shown.type('Reason', 'dry floor');
  expect(shown.field('Reason').wrong).toBeUndefined();
});

it('shows a refusal of what the form does not ask above its buttons', async () => {
  const shown = filled();
  refused('lot');
  await shown.press('Move');
  expect(shown.text()).toContain('Not so');
  expect(shown.of('Refused')).toHaveLength(1);
});

it('opens a folded field that was refused, with the words beside it', async () => {
  const shown = filled();
  refused('despite', 'witness');
  await shown.press('Move');
  expect(shown.labels()).toEqual(['To', 'Mass [kg]', 'Witness', 'Despite', 'Reason']);
  expect(shown.texts('summary')).toEqual([]);
  expect(shown.field('Despite').wrong).toBe('Not so. Cure: mend despite');
  // it opens with the first, which says why
  expect(shown.field('Witness').wrong).toBeUndefined();
  shown.type('Despite', 'the floor is needed');
  expect(shown.texts('summary')).toEqual([]);
  expect(shown.field('Despite').value).toBe('the floor is needed');
});

it('sends the same order again with what was answered to the question of the server', async () => {
  const shown = filled();
  refused('asTyped');
  await shown.press('Move');
  server.refusal = undefined;
  await shown.press('It is right as typed: book it');
  expect(server.sent.at(-1)!.order).toMatchObject({ reason: 'wet floor', asTyped: true });
});

it('keeps one answer while another question is asked, and forgets both when the order changes', async () => {
  const shown = filled();
  refused('sameNames');
  await shown.press('Move');
  refused('asTyped');
  await shown.press(shown.buttons()[0]!);
  expect(server.sent.at(-1)!.order).toMatchObject({ sameNames: 'join' });
  await shown.press('It is right as typed: book it');
  expect(server.sent.at(-1)!.order).toMatchObject({ sameNames: 'join', asTyped: true });
  server.refusal = undefined;
  shown.type('Reason', 'another');
  await shown.press('Move');
  expect(server.sent.at(-1)!.order).toEqual({ lot: 'R-1', to: 'bay-1', reason: 'another' });
});

it('asks once more where the page wants it, and books when that is confirmed', async () => {
  const words = vi.fn(({ to }: Readonly<Record<string, unknown>>) => `It goes to ${to}.`);
  const shown = filled({ question: { title: 'Move it?', words, go: 'Yes, move' } });
  const isAsked = () => shown.of('Confirm')[0]!.isOpen;
  expect(isAsked()).toBe(false);
  await shown.press('Move');
  expect([isAsked(), server.sent.length]).toEqual([true, 0]);
  expect(shown.text()).toContain('It goes to bay-1.');
  await shown.press('Cancel');
  expect([isAsked(), server.sent.length]).toEqual([false, 0]);
  await shown.press('Move');
  (shown.of('Confirm')[0]!.onClose as () => void)();
  expect(isAsked()).toBe(false);
  await shown.press('Move');
  refused('reason');
  await shown.press('Yes, move');
  expect(isAsked()).toBe(false);
  server.refusal = undefined;
  await shown.press('Move');
  await shown.press('Yes, move');
  expect(server.sent).toHaveLength(2);
});

it('asks nothing more while something is missing or the page is not ready', async () => {
  const question = { title: 'Move it?', words: () => 'It goes.', go: 'Yes, move' };
  const open = form({ question });
  await open.press('Move');
  expect(open.of('Confirm')[0]!.isOpen).toBe(false);
  const unready = filled({ question, isReady: false });
  await unready.press('Move');
  expect(unready.of('Confirm')[0]!.isOpen).toBe(false);
  server.isPending = true;
  expect(filled({ question }).isInert('Yes, move')).toBe(true);
});

it('is a part of its page, or a dialog that names what it is about and begins at its first field', async () => {
  const part = form();
  expect(part.of('Confirm')).toEqual([]);
  expect(part.buttons()).toEqual(['Move']);
  expect(part.field('To').focus).toBe(false);
  const onClose = vi.fn();
  const dialog = form({ onClose, about: 'R-1' });
  expect(dialog.of('Confirm')).toMatchObject([{ title: 'Move: R-1', wide: false, isOpen: true }]);
  expect(dialog.field('To').focus).toBe(true);
  expect(dialog.field('Reason').focus).toBe(false);
  await dialog.press('Cancel');
  expect(onClose).toHaveBeenCalledOnce();
  expect(form({ onClose }).of('Confirm')).toMatchObject([{ title: 'Move a lot' }]);
});

it('offers the choices that the page knows, and begins with what stands there at first', () => {
  const shown = form({
    offers: { reason: ['wet floor', 'full'] },
    start: { to: 'customer', reason: 'full' },
  });
  expect(shown.field('Reason')).toMatchObject({ value: 'full', choices: ['Choose', 'wet floor', 'full'] });
  expect(shown.field('Customer').value).toBe('');
  expect(shown.field('To').choices).toEqual(['Choose', 'bay 1', 'furnace hall', 'customer']);
});

it('takes the number that is likely of two that were meant', async () => {
  const shown = filled({ expected: { mass_g: 1250 } });
  shown.type('Mass [kg]', '1,234');
  expect(shown.field('Mass [kg]').wrong).toBeUndefined();
  await shown.press('Move');
  expect(server.sent[0]!.order).toMatchObject({ mass_g: 1_234_000 });
});

it('is sent once more with one thing more: what was typed stays, what is asked stands open, and a refusal is told', async () => {
  const onRefused = vi.fn();
  const again = filled({ stays: true, opened: ['witness'], onRefused });
  expect(again.labels()).toEqual(['To', 'Mass [kg]', 'Witness', 'Reason', 'Despite']);
  await again.press('Move');
  expect(again.field('Reason').value).toBe('wet floor');
  expect(onRefused).not.toHaveBeenCalled();
  again.type('Witness', 'p-2');
  refused('reason');
  await again.press('Move');
  expect(onRefused).toHaveBeenCalledOnce();
  expect(server.sent.map(({ order }) => order.witness)).toEqual([undefined, 'p-2']);
  server.begin();
  const once = filled();
  await once.press('Move');
  expect(once.field('Reason').value).toBe('');
});

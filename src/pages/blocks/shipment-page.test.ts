import { expect, it } from 'vitest';
import { renderTerminal } from '../render/terminal.ts';
import { disposedPage, shippedPage } from './shipment-page.ts';

it('says who got which metal, and what became of the rest', () => {
  expect(renderTerminal(shippedPage({ id: 'I-1', mass_g: 812_500 }, 'forge A'))).toBe(
    'I-1\nshipped to forge A, 812.5 kg',
  );
  expect(
    renderTerminal(
      disposedPage({ format: 'remelt-disposed/1', subject: 'object:I-1', as: 'rework', why: 'Cr high' }),
    ),
  ).toBe('object:I-1: rework\nReason: Cr high');
});

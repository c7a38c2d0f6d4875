import { createElement } from 'react';
import { expect, it, vi } from 'vitest';
import { mounted } from '../../testing/mounted.ts';
import { NOTHING_TYPED, type Typing, WeighLine } from './weigh-line.tsx';

vi.mock('../../offline/on-device.ts', () => ({
  onDevice: { get: () => null, keep: () => true, forget: () => undefined },
}));
vi.mock('./use-scales.ts', () => ({ useScale: () => ({ names: [], isThere: false }) }));

const LINE = {
  ...{ number: 1, lot: 'R-1', material: 'IN718', form: 'turnings', planned_g: 30_000, weigh_g: 30_000 },
  ...{ scale: 'SC-1', scaleStep_g: 10, weighings: 3, title: 'Cold charge' },
  boxes: [{ weigh_g: 10_000 }, { weigh_g: 10_000 }, { weigh_g: 10_000 }],
};

const weighed = (more: Partial<typeof LINE> = {}) => {
  let typing: Typing = NOTHING_TYPED;
  const booked: number[] = [];
  const line = mounted(() =>
    createElement(WeighLine, {
      line: { ...LINE, ...more },
      typing,
      onType: (next) => {
        typing = next;
      },
      onBook: (mass_g) => booked.push(mass_g),
      onSkip: undefined,
    }),
  );
  const send = () =>
    (line.of('form')[0]!.onSubmit as (event: object) => void)({ preventDefault: () => undefined });
  const weigh = (text: string) => {
    line.type('On the scale [kg]', text);
    send();
  };
  return { line, booked, weigh, send, typing: () => typing };
};

it('adds up the boxes of a lot in place, and takes their sum', () => {
  const { line, booked, weigh, typing } = weighed();
  weigh('10');
  weigh('9,98');
  expect(typing().earlier.map(({ mass_g }) => mass_g)).toEqual([10_000, 9_980]);
  expect(line.text()).toContain('10 kg + 9.98 kg = 19.98 kg');
  expect(line.text()).toContain('3 of 3 weights of 30 kg together');
  weigh('10,02');
  expect(booked).toEqual([30_000]);
});

it('takes the whole in one weight, asks about a sum that is short, and takes a box back', () => {
  const whole = weighed();
  whole.weigh('30');
  expect(whole.booked).toEqual([30_000]);
  const short = weighed();
  for (const box of ['10', '10', '5']) short.weigh(box);
  expect(short.line.text()).toContain('Does the scale show 25 kg?');
  expect(short.booked).toEqual([]);
  short.line.press('Undo');
  expect(short.typing().earlier).toHaveLength(1);
});

it('asks about a weight that is no box of the sheet, and reads all of them at once with a comma', () => {
  const slip = weighed();
  slip.weigh('1');
  expect(slip.line.text()).toContain('Does the scale show 1 kg?');
  expect(slip.typing().earlier).toEqual([]);
  const whole = weighed();
  whole.weigh('30,001');
  expect(whole.booked).toEqual([30_001]);
});

it('takes half of what the sheet has in one weight for a portion of it, and the whole when its rest is weighed', () => {
  const { line, booked, weigh, typing } = weighed({ boxes: [{ weigh_g: 30_000 }] });
  weigh('15');
  expect([booked, typing().earlier.map(({ mass_g }) => mass_g)]).toEqual([[], [15_000]]);
  expect(line.text()).toContain('15 kg = 15 kg');
  weigh('15,01');
  expect(booked).toEqual([30_010]);
  // that it is all is said twice
  const short = weighed({ boxes: [{ weigh_g: 30_000 }] });
  short.line.type('On the scale [kg]', '15');
  short.line.press('Take 15 kg');
  expect([short.booked, short.line.text().includes('Does the scale show 15 kg?')]).toEqual([[], true]);
  short.line.press('Take 15 kg');
  expect(short.booked).toEqual([15_000]);
});

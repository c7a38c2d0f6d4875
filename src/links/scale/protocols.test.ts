import { describe, expect, it } from 'vitest';
import { and } from './and.ts';
import { mtSics } from './mt-sics.ts';
import type { Heard, Protocol } from './protocol.ts';
import { sma } from './sma.ts';
import { checksum, toledo } from './toledo.ts';

/** What a conversation makes of answers, one after the other; the last of it. */
function hears(protocol: Protocol, ...answers: readonly string[]): Heard {
  const conversation = protocol.begin();
  const heard = answers.flatMap((answer) => {
    const { messages, rest } = protocol.cut(answer);
    expect(rest).toBe('');
    return messages.map((message) => conversation.hear(message));
  });
  return heard.at(-1) ?? { kind: 'foreign' };
}

const weight = (shown: object) => ({ kind: 'weight', shown });
const unusable = (why: string) => ({ kind: 'unusable', why });

describe('MT-SICS', () => {
  it.each([
    // operating instructions of METTLER TOLEDO AT balances, p. 87
    ['S S     100.00 g\r\n', weight({ net: '100.00', unit: 'g' })],
    ['S I\r\n', unusable('busy')],
    ['S +\r\n', unusable('overload')],
    ['S -\r\n', unusable('underload')],
    // the same manual: "D" is a weight that is not stable
    ['S D     100.02 g\r\n', unusable('moving')],
    ['S S       0.00 g\r\n', unusable('zero')],
    ['S S      -0.02 kg\r\n', unusable('underload')],
    ['S S     123.45 ozt\r\n', unusable('unit')],
    ['S S     12.3.4 kg\r\n', { kind: 'foreign' }],
    ['I4 A "0123456789"\r\n', { kind: 'foreign' }],
  ])('%j', (answer, heard) => {
    expect(hears(mtSics, 'TA I\r\n', answer)).toEqual(heard);
  });

  it('tells the gross weight by its tare memory, and goes on without one', () => {
    expect(hears(mtSics, 'TA A      12.50 kg\r\n', 'S S     500.00 kg\r\n')).toEqual(
      weight({ net: '500.00', tare: '12.50', gross: '512.50', unit: 'kg' }),
    );
    expect(hears(mtSics, 'ES\r\n', 'S S     500.00 kg\r\n')).toEqual(weight({ net: '500.00', unit: 'kg' }));
    // a tare in another unit says nothing of this weight
    expect(hears(mtSics, 'TA A      12.50 lb\r\n', 'S S     500.00 kg\r\n')).toEqual(
      weight({ net: '500.00', unit: 'kg' }),
    );
  });
});

describe('SMA SCP-0499', () => {
  it.each([
    // Sartorius PR 5220, p. EN-130
    ['\n 1G       5.025lb \r', weight({ net: '5.025', gross: '5.025', unit: 'lb' })],
    ['\n 1G       7.650kg \r', weight({ net: '7.650', gross: '7.650', unit: 'kg' })],
    ['\n 1GM      7.025kg \r', unusable('moving')],
    ['\nZ1G       0.000lb \r', unusable('zero')],
    // Fairbanks FB2550, appendix III
    ['\nO1G     612.500kg \r', unusable('overload')],
    ['\nU1G      -0.500kg \r', unusable('underload')],
    ['\nE1G  ----------   \r', unusable('fault')],
    ['\n 1G       7.650oz \r', unusable('unit')],
    ['\nhello\r', { kind: 'foreign' }],
  ])('%j', (answer, heard) => {
    expect(hears(sma, answer)).toEqual(heard);
  });

  it('asks for the tare of a net weight, and weighs again', () => {
    const conversation = sma.begin();
    expect(conversation.next()).toBe('\nW\r');
    expect(conversation.hear(' 1N     500.000kg ')).toEqual({ kind: 'more' });
    expect(conversation.next()).toBe('\nM\r');
    expect(conversation.hear(' 1T      12.500kg ')).toEqual({ kind: 'more' });
    expect(conversation.next()).toBe('\nW\r');
    expect(conversation.hear(' 1N     500.000kg ')).toEqual(
      weight({ net: '500.000', tare: '12.500', gross: '512.500', unit: 'kg' }),
    );
  });
});

describe('Toledo continuous output', () => {
  /** States as Wildcat E15609900A, p. 6-5 has them; without a checksum the next message follows. */
  const frame = (a: number, b: number, c: number, digits: string) =>
    `\x02${String.fromCharCode(a, b, c)}${digits}\r\x02`;
  const [POINT_2, X1, KG, NET, NEGATIVE, OUT, MOTION, ALWAYS] = [4, 8, 0x10, 1, 2, 4, 8, 0x20];
  const heard = (text: string) => {
    const { messages } = toledo.cut(text);
    return messages.map((message) => toledo.begin().hear(message));
  };
  it.each([
    ['gross', KG, ' 51250000000', weight({ net: '512.50', gross: '512.50', unit: 'kg' })],
    ['net', KG | NET, ' 50000  1250', weight({ net: '500.00', tare: '12.50', gross: '512.50', unit: 'kg' })],
    [
      'gross of a tared scale',
      KG,
      ' 51250  1250',
      weight({ net: '500.00', tare: '12.50', gross: '512.50', unit: 'kg' }),
    ],
    ['pounds', 0, '110231     0', weight({ net: '1102.31', gross: '1102.31', unit: 'lb' })],
    ['motion', KG | MOTION, ' 51250000000', unusable('moving')],
    ['overload', KG | OUT, ' 51250000000', unusable('overload')],
    ['below its range', KG | OUT | NEGATIVE, ' 51250000000', unusable('underload')],
    ['negative', KG | NEGATIVE, '    50000000', unusable('underload')],
    ['empty', KG, '     0000000', unusable('zero')],
    ['letters', KG, '512a50000000', { kind: 'foreign' }],
  ])('%s', (_, b, digits, expected) => {
    expect(heard(frame(POINT_2 | X1 | ALWAYS, b | ALWAYS, ALWAYS, digits))).toEqual([expected]);
  });

  it('reads places, tens and grams', () => {
    const shown = (a: number, c = 0) => heard(frame(a | ALWAYS, KG | ALWAYS, c | ALWAYS, '   123000000'))[0];
    expect(shown(0)).toEqual(weight({ net: '12300', gross: '12300', unit: 'kg' }));
    expect(shown(1)).toEqual(weight({ net: '1230', gross: '1230', unit: 'kg' }));
    expect(shown(5)).toEqual(weight({ net: '0.123', gross: '0.123', unit: 'kg' }));
    expect(shown(7)).toEqual(weight({ net: '0.00123', gross: '0.00123', unit: 'kg' }));
    expect(shown(2, 1)).toEqual(weight({ net: '123', gross: '123', unit: 'g' }));
    // 2 = a unit that the sources do not agree on
    expect(shown(2, 2)).toEqual(unusable('unit'));
  });

  it('joins a stream in mid-message, and takes no message with a wrong checksum', () => {
    const whole = `\x02${String.fromCharCode(0x2c, 0x30, 0x20)} 51250000000\r`;
    const sum = String.fromCharCode(checksum(whole));
    // by hand: 2's complement of the sum of bits 0 to 6 of 02 2C 30 20 20 35 31 32 35 30 30 30 30 30 30 30 0D
    expect(checksum(whole)).toBe(
      -(0x02 + 0x2c + 0x30 + 0x20 + 0x20 + 0x35 + 0x31 + 0x32 + 0x35 + 7 * 0x30 + 0x0d) & 0x7f,
    );
    expect(toledo.cut(`1250000000\r!${whole}${sum}`)).toEqual({ messages: [whole], rest: '' });
    expect(toledo.cut(`${whole}X${whole}${sum}`).messages).toEqual([whole]);
    expect(toledo.cut(whole)).toEqual({ messages: [], rest: whole });
    const damaged = whole.replace('51250', '51750');
    expect(toledo.cut(`${damaged}${sum}`).messages).toEqual([]);
  });
});

describe('stream of A&D and others', () => {
  it.each([
    // A&D AD-4404, 9.2.6
    ['ST,NT,+0012.34kg\r\n', weight({ net: '12.34', unit: 'kg' })],
    // A&D EK-L, 9-2, and GC, 16.2
    ['ST,+0001234.5  g\r\n', weight({ net: '1234.5', unit: 'g' })],
    ['ST,+0001.234 kg\r\n', weight({ net: '1.234', unit: 'kg' })],
    ['QT,+00012345 PC\r\n', unusable('unit')],
    ['OL,+9999999.9  g\r\n', unusable('overload')],
    // Dini Argeo DGT4X, p. 52
    ['01ST,GS,    512.5,kg\r\n', weight({ net: '512.5', gross: '512.5', unit: 'kg' })],
    ['ST,GS,      0.0,kg\r\n', unusable('zero')],
    ['UL,GS,   -512.5,kg\r\n', unusable('underload')],
    ['US,GS,+00123.45kg\r\n', unusable('moving')],
    ['ST,GS,-00000.05kg\r\n', unusable('underload')],
    ['ST,GS,+00123.45oz\r\n', unusable('unit')],
    ['ST,GS,kg\r\n', { kind: 'foreign' }],
  ])('%j', (line, heard) => {
    expect(hears(and, line)).toEqual(heard);
  });
});

import { expect, it } from 'vitest';
import { ROLL_SIZES } from '../../documents/labels.ts';
import { driverForm } from '../../metal/plant/source.ts';
import type { AddressSetting } from '../../metal/plant/source-address.ts';
import { PRINTER_DPI } from '../../pages/labels/zpl.ts';

it('has a layout and dots for each size and resolution that the address of a printer may name', () => {
  const { size, dpi } = driverForm('zpl').settings as Readonly<Record<string, AddressSetting>>;
  expect(size).toMatchObject({ choices: ROLL_SIZES });
  expect(dpi).toMatchObject({ choices: PRINTER_DPI.map(String) });
});

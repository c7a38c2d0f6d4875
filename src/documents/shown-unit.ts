import { type ContentUnit, contentText, PPM_PER } from '../foundation/quantity/format.ts';

/** What laboratories print in ppm: gases, phosphorus, sulfur, and the metals that are wanted or feared as traces. */
const IN_PPM = new Set(
  'H N O P S Li Na K Mg Ca Ba Ag As Au Bi Cd Ga Ge Hg In Pb Sb Se Sn Te Tl Zn'.split(' '),
);

/** The one unit that an element, or a sum such as "Nb+Ta", is shown and typed in on every page, whatever its size and whatever unit a specification prints. */
export const shownUnit = (element: string): ContentUnit['unit'] =>
  element.split(/[^A-Za-z]+/).every((symbol) => IN_PPM.has(symbol)) ? 'ppm' : 'wt%';

/** The same, with what a ppm is in it. */
export const unitOf = (element: string): ContentUnit => {
  const unit = shownUnit(element);
  return { unit, scale: 1 / PPM_PER[unit] };
};

/** A content [ppm] in the unit of its element, so many significant digits without trailing zeros. */
const shownNumber = (element: string, ppm: number, digits = 4): string =>
  contentText(ppm / PPM_PER[shownUnit(element)], { digits })
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');

/** "12.3 ppm" of a content [ppm], in the unit of its element. */
export const shownContent = (element: string, ppm: number, digits = 3): string =>
  `${shownNumber(element, ppm, digits)} ${shownUnit(element)}`;

/** The same number of a content [wt%]. */
export const shownWtpct = (element: string, wtpct: number): string =>
  shownNumber(element, PPM_PER['wt%'] * wtpct);

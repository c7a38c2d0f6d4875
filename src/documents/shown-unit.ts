import { contentText, PPM_PER } from '../foundation/quantity/format.ts';

/** What laboratories print in ppm: gases, phosphorus, sulfur, and the metals that are wanted or feared as traces. */
const IN_PPM = new Set('H N O P S Mg Ca Ag As Bi Cd Ga In Pb Sb Se Sn Te Tl Zn'.split(' '));

/** The one unit that an element is shown and typed in, on every page, whatever unit a specification prints its limit in. */
export const shownUnit = (element: string): 'wt%' | 'ppm' => (IN_PPM.has(element) ? 'ppm' : 'wt%');

/** A content [ppm] in the unit of its element. */
export const inShownUnit = (element: string, ppm: number): number =>
  Number((ppm / PPM_PER[shownUnit(element)]).toPrecision(12));

/** "12.3 ppm" of a content [ppm], in the unit of its element; three significant digits unless more are asked. */
export const shownContent = (element: string, ppm: number, digits = 3): string =>
  `${contentText(inShownUnit(element, ppm), { digits })
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')} ${shownUnit(element)}`;

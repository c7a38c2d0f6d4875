import { describe, expect, it } from 'vitest';
import document from '../../../data/grades.json' with { type: 'json' };
import { type Grade, gradesById } from './grade.ts';
import { catalogueNames, regionOf, sameAlloy } from './twins.ts';

const grades = gradesById(document);
const western = catalogueNames(grades, 'western');
const chinese = catalogueNames(grades, 'chinese');

describe('the names of one alloy', () => {
  it.each([
    ['GH4169', 'IN718'],
    ['K4169', 'IN718'],
    ['GH3536', 'HASTX'],
    ['GH3625', 'IN625'],
    ['GH3030', 'GH3030'],
    ['metal of the neighbour', 'metal of the neighbour'],
  ])('%s is %s in the West', (id, name) => {
    expect(western.nameOf(id)).toBe(name);
  });
  it('are kept where the plant reads that name, and turned the other way in China', () => {
    expect(chinese.nameOf('K4169')).toBe('K4169');
    expect(chinese.nameOf('IN718')).toBe('GH4169');
    expect(chinese.nameOf('HASTX')).toBe('GH3536');
    expect(chinese.nameOf('CMSX4')).toBe('CMSX4');
  });
  it('are told with the one that stands for them', () => {
    expect(western.alsoOf('K4169')).toEqual(['GH4169', 'GH4169-premium', 'K4169']);
    expect(western.alsoOf('GH3625')).toEqual(['GH3625']);
    expect(western.alsoOf('CMSX4')).toEqual([]);
  });
  it('are found once for each grade, however often they are asked for', () => {
    let walks = 0;
    class Counted extends Map<string, Grade> {
      override values() {
        walks++;
        return super.values();
      }
    }
    const names = catalogueNames(new Counted(grades), 'western');
    for (let i = 0; i < 3; i++) expect([names.nameOf('K4169'), ...names.alsoOf('K4169')]).toContain('GH4169');
    expect(walks).toBe(1);
  });
  it('are not those of an alloy with windows that exclude it', () => {
    // DZ4125 and Rene 125 differ by 1.5 wt% Ti
    expect(sameAlloy(grades.get('DZ4125')!, grades.get('RENE125')!)).toBe(false);
    expect(western.nameOf('DZ4125')).toBe('DZ4125');
  });
});

describe('over all pairs of the catalogue', () => {
  const ids = [...grades.keys()];
  const all = (id: string) => new Set([western.nameOf(id), ...western.alsoOf(id)]);
  it('two grades have one western name exactly when each is among the names of the other', () => {
    for (const a of ids) {
      const names = all(a);
      const named = ids.filter((b) => western.nameOf(b) === western.nameOf(a));
      expect(names, a).toContain(a);
      expect(new Set(named), a).toEqual(names);
    }
  });
  it('a Chinese name stands for no other alloy, and wrought and cast metal keep their own', () => {
    for (const id of ids) expect(all(id), id).toContain(chinese.nameOf(id));
    expect([chinese.nameOf('GH4169'), chinese.nameOf('K4169')]).toEqual(['GH4169', 'K4169']);
  });
  it('a name is of the region, or the region has none', () => {
    for (const id of ids) {
      const regions = [...all(id)].map((one) => regionOf({ id: one }));
      expect(regionOf({ id: western.nameOf(id) }), id).toBe(
        regions.includes('western') ? 'western' : 'chinese',
      );
    }
  });
  it('the Chinese ids are those that GB/T 14992 lists, and two single crystals of papers', () => {
    const listed = (id: string) =>
      [id, `GB/T 14992 ${id.split('-')[0]}`].some((name) => grades.get(id)!.designations.includes(name));
    const unlike = ids.filter((id) => (regionOf({ id }) === 'chinese') !== listed(id));
    expect(unlike).toEqual(['DD5', 'DD9']);
  });
});

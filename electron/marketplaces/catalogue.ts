import type { CatalogueEntry } from '../../shared/ipc/contract-marketplaces.ts';
import type { Output } from '../../shared/ipc/contract.ts';
import { needsWorkbook } from '../../shared/marketplace/needs-workbook.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { withoutId } from './describe-pack.ts';
import type { MarketplacesService } from './marketplaces-service.ts';

/** Every marketplace there is, light enough for a list; those that are not offered apart. */
export function catalogueOf(
  service: Pick<MarketplacesService, 'list' | 'inUse' | 'isLearned' | 'notices'>,
): Output<'marketplaces:catalogue'> {
  const inUse = new Set(service.inUse().map(({ profile }) => profile.id));
  return {
    marketplaces: service.list().map(({ profile }) => ({
      ...describe(profile),
      isInUse: inUse.has(profile.id),
      isLearned: service.isLearned(profile.id),
    })),
    notices: [...service.notices()],
  };
}

function describe(profile: Profile): Omit<CatalogueEntry, 'isInUse' | 'isLearned'> {
  const { id, name, summary, confidence, official, revision, file, pictures } = profile;
  const { reference, most, leastSidePx, rendition } = pictures;
  const fileKind: string = file.kind;
  const asks: CatalogueEntry['asks'] = [];
  if (reference === 'base-url') asks.push('picture-address');
  if (needsWorkbook(profile)) asks.push('workbook');
  return {
    id,
    name,
    summary,
    confidence,
    official,
    revision,
    fileKind,
    fileName: file.name,
    pictures: {
      reference,
      most,
      leastSidePx,
      sidePx: rendition.sidePx,
      mostBytes: rendition.mostBytes,
    },
    asks,
    columns: profile.columns.length,
    rules: profile.rules.length,
    sources: profile.sources.map(withoutId),
  };
}

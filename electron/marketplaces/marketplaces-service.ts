import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { loadProfiles } from './load-profiles.ts';

export interface MarketplacesService {
  /** Every profile, read once per start. */
  list(): readonly ProfileView[];
  /** @throws AppError 'marketplace.unknown' */
  byId(id: string): ProfileView;
  /** The guide a household gets with its bundle, Markdown. @throws AppError 'marketplace.unknown' */
  guide(id: string, language: 'vi' | 'en'): string;
}

export function createMarketplacesService(
  context: Pick<ServiceContext, 'resourcesFolder'>,
): MarketplacesService {
  const views = loadProfiles(context.resourcesFolder);
  const byId = (id: string): ProfileView => {
    const view = views.find((one) => one.profile.id === id);
    if (view === undefined) throw new AppError('marketplace.unknown', { id });
    return view;
  };
  return {
    list: () => views,
    byId,
    guide: (id, language) => {
      const { profile } = byId(id);
      return readFileSync(
        join(context.resourcesFolder, 'marketplaces', profile.id, `guide.${language}.md`),
        'utf8',
      );
    },
  };
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/errors.ts';
import type { ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { loadProfiles, newestRevision } from './load-profiles.ts';

export interface MarketplacesService {
  /** Every profile, read once, when somebody needs them. @throws AppError 'marketplace.profile-invalid' */
  list(): readonly ProfileView[];
  /** The newest day on which any profile was revised; null without profiles. Known without reading their rules. */
  newestRevision(): string | null;
  /** @throws AppError 'marketplace.unknown' */
  byId(id: string): ProfileView;
  /** The guide a household gets with its bundle, Markdown. @throws AppError 'marketplace.unknown' */
  guide(id: string, language: 'vi' | 'en'): string;
}

export function createMarketplacesService(
  context: Pick<ServiceContext, 'resourcesFolder'>,
): MarketplacesService {
  let read: readonly ProfileView[] | null = null;
  const list = () => (read ??= loadProfiles(context.resourcesFolder));
  let revised: { readonly day: string | null } | null = null;
  const byId = (id: string): ProfileView => {
    const view = list().find((one) => one.profile.id === id);
    if (view === undefined) throw new AppError('marketplace.unknown', { id });
    return view;
  };
  return {
    list,
    newestRevision() {
      return (revised ??= { day: newestRevision(context.resourcesFolder) }).day;
    },
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

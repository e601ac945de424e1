import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { AppError } from '../../shared/errors.ts';
import type { TheirCategory } from '../../shared/marketplace/market-listing.ts';
import { ownCategoryKeys } from '../../shared/marketplace/own-category-keys.ts';
import type { Notice } from '../../shared/marketplace/notice-schema.ts';
import type { ProfileFile, ProfileView } from '../../shared/marketplace/profile-schema.ts';
import type { RulePack } from '../../shared/marketplace/rule-pack-schema.ts';
import type { Change } from '../journal/change-set.ts';
import type { DerivedData } from '../journal/journal.ts';
import {
  buildViews,
  type LibraryRules,
  newestRevision,
  readShippedRules,
  readShippedSteps,
  type ShippedRules,
} from './load-profiles.ts';

export interface MarketplacesService {
  /** Every profile: the shipped ones, then those the library was taught. The same array until something changes. */
  list(): readonly ProfileView[];
  /** The newest day on which any shipped profile was revised; null without profiles. Known without reading their rules. */
  newestRevision(): string | null;
  /** Those the officer works with: the chosen ones, or the usual ones where none was chosen. */
  inUse(): readonly ProfileView[];
  /** Reads what `inUse` needs, a little at a time, so that the window answers meanwhile. */
  prepare(): Promise<void>;
  /** The same, as they would be with this pack in the place of the one of its id. @throws AppError 'marketplace.profile-invalid' */
  inUseWith(pack: RulePack): readonly ProfileView[];
  /** @throws AppError 'marketplace.unknown' */
  byId(id: string): ProfileView;
  /** A profile that is not kept yet, put together like the others. @throws AppError 'marketplace.profile-invalid' */
  asView(file: ProfileFile): ProfileView;
  /** Taught to this library, not shipped with the application. */
  isLearned(id: string): boolean;
  /** Marketplaces people ask for that are not offered, and why. */
  notices(): readonly Notice[];
  /** The guide a household gets with its bundle, Markdown. @throws AppError 'marketplace.unknown' */
  guide(id: string, language: 'vi' | 'en'): string;
  /** This listing's category at every marketplace where a person chose one, by marketplace id. */
  theirCategories(listing: {
    readonly ocopSet: number | null;
    readonly category: string;
  }): Readonly<Record<string, TheirCategory>>;
  /** What the application brings along, for comparing with what a library adds. */
  shipped(): ShippedRules;
  /** To be told of every committed change: rules that came in, or went, count from then on. */
  readonly follow: DerivedData;
}

export interface MarketplacesParts {
  readonly resourcesFolder: string;
  /** Ids the officer chose; empty: none yet. */
  readonly chosen: () => readonly string[];
  readonly libraryRules: {
    read(): LibraryRules;
    categories(): ReadonlyMap<string, ReadonlyMap<string, TheirCategory>>;
  };
}

export function createMarketplacesService(parts: MarketplacesParts): MarketplacesService {
  let read: ShippedRules | null = null;
  // Read when somebody needs them: the window opens without.
  const shipped = () => (read ??= readShippedRules(parts.resourcesFolder));
  let revised: { readonly day: string | null } | null = null;
  let views: readonly ProfileView[] | null = null;
  /** Asked for with every listing that is counted: worked out again only when a setting or a rule changes. */
  let used: readonly ProfileView[] | null = null;
  let categories: ReturnType<MarketplacesParts['libraryRules']['categories']> | null = null;

  const list = (): readonly ProfileView[] =>
    (views ??= buildViews(shipped(), parts.libraryRules.read()));
  const ofChosen = <Any extends Pick<ProfileFile, 'id' | 'isUsual'>>(
    all: readonly Any[],
  ): Any[] => {
    const chosen = parts.chosen();
    const found = all.filter(({ id }) => chosen.includes(id));
    // A chosen form may be gone from the library: then none of the choice is left, as before the first one.
    return found.length > 0 ? found : all.filter(({ isUsual }) => isUsual);
  };
  /** Only the chosen are put together: the others wait until somebody looks at all of them. */
  const viewsOfChosen = (own: LibraryRules): readonly ProfileView[] => {
    const wanted = new Set(ofChosen([...shipped().files, ...own.files]).map(({ id }) => id));
    const isWanted = ({ id }: ProfileFile) => wanted.has(id);
    return buildViews(
      { ...shipped(), files: shipped().files.filter(isWanted) },
      { ...own, files: own.files.filter(isWanted) },
    );
  };
  const byId = (id: string): ProfileView => {
    const view = list().find((one) => one.profile.id === id);
    if (view === undefined) throw new AppError('marketplace.unknown', { id });
    return view;
  };
  const isLearned = (id: string) => !shipped().files.some((file) => file.id === id);
  return {
    list,
    inUse() {
      return (used ??= viewsOfChosen(parts.libraryRules.read()));
    },
    inUseWith(pack) {
      const own = parts.libraryRules.read();
      const packs = [...own.packs.filter(({ id }) => id !== pack.id), pack];
      return viewsOfChosen({ ...own, packs });
    },
    async prepare() {
      const steps = readShippedSteps(parts.resourcesFolder);
      while (read === null) {
        const step = steps.next();
        if (step.done === true) read = step.value;
        await breathe();
      }
    },
    newestRevision() {
      return (revised ??= { day: newestRevision(parts.resourcesFolder) }).day;
    },
    byId,
    asView(file) {
      const own = parts.libraryRules.read();
      const [view] = buildViews({ ...shipped(), files: [] }, { ...own, files: [file] });
      if (view === undefined) throw new AppError('marketplace.unknown', { id: file.id });
      return view;
    },
    isLearned,
    notices: () => shipped().notices,
    guide(id, language) {
      const { profile } = byId(id);
      // A form the library was taught has no folder of its own; its guide says how any such file is used.
      const folder = isLearned(profile.id)
        ? join(parts.resourcesFolder, 'help', 'learned-form')
        : join(parts.resourcesFolder, 'marketplaces', profile.id);
      return readFileSync(join(folder, `guide.${language}.md`), 'utf8');
    },
    theirCategories({ ocopSet, category }) {
      categories ??= parts.libraryRules.categories();
      const keys = ownCategoryKeys(ocopSet, category);
      const found: Record<string, TheirCategory> = {};
      for (const [marketplaceId, choices] of categories) {
        const choice = keys.map((key) => choices.get(key)).find((one) => one !== undefined);
        if (choice !== undefined) found[marketplaceId] = choice;
      }
      return found;
    },
    shipped,
    follow: {
      apply(changes: readonly Change[]) {
        for (const { entity } of changes) {
          if (entity === 'setting') used = null;
          if (entity === 'rule_pack' || entity === 'local_profile' || entity === 'local_rule') {
            views = null;
            used = null;
          }
          if (entity === 'category_choice') categories = null;
        }
      },
    },
  };
}

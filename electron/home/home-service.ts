import { householdIdSchema, listingIdSchema } from '../../shared/domain/ids.ts';
import type { TodayTask } from '../../shared/ipc/contract-app.ts';
import type { Draft } from '../../shared/ipc/contract-listings.ts';
import type { CheckCounter } from '../listings/check-counter.ts';
import { localDay } from '../listings/local-day.ts';
import type { HomeRepository, LibraryCounts } from './home-repository.ts';

export interface HomeService {
  /** What to do next, most pressing first. */
  today(): Promise<TodayTask[]>;
  counts(): LibraryCounts;
}

export interface HomeServiceParts {
  readonly repository: HomeRepository;
  readonly checks: Pick<CheckCounter, 'ensureMost'>;
  readonly drafts: () => readonly Draft[];
  readonly listingName: (id: string) => string;
  readonly householdName: (id: string) => string;
  readonly shownMarketplaces: () => readonly string[];
  /** Reads the rules a little at a time, before anything needs them at once. */
  readonly prepareRules: () => Promise<void>;
  readonly now: () => Date;
}

/** "Nearly": what one person mends in a few minutes. */
const MOST_BLOCKING = 3;
/** Renewing a certificate takes weeks of papers. */
const CERTIFICATE_NOTICE_DAYS = 60;
/** A start page, not a list: the rest is behind the link. */
const MOST_OF_A_KIND = 5;
/** With ten thousand listings counting takes longer, once: the page comes first and is filled in when it is done. */
const LONGEST_WAIT_MS = 250;
const DAY_MS = 24 * 60 * 60 * 1000;

export function createHomeService(parts: HomeServiceParts): HomeService {
  const { repository } = parts;

  function draftTasks(): TodayTask[] {
    return parts
      .drafts()
      .slice(0, MOST_OF_A_KIND)
      .map((draft) => ({
        kind: 'draft-left',
        listingId: draft.listingId,
        householdId: draft.householdId,
        name: typedName(draft.form) ?? nameOf(draft),
        savedAt: draft.savedAt,
      }));
  }

  function nameOf(draft: Draft): string {
    return draft.listingId === null
      ? parts.householdName(draft.householdId)
      : parts.listingName(draft.listingId);
  }

  function certificateTasks(): TodayTask[] {
    const today = localDay(parts.now());
    const until = localDay(new Date(parts.now().getTime() + CERTIFICATE_NOTICE_DAYS * DAY_MS));
    return repository.certificatesEndingBy(until, MOST_OF_A_KIND).map((certificate) => ({
      kind: 'certificate-ending',
      listingId: listingIdSchema.parse(certificate.listingId),
      name: certificate.name,
      certificate: [certificate.kind, certificate.number].filter((part) => part !== '').join(' '),
      days: Math.round((Date.parse(certificate.expiresOn) - Date.parse(today)) / DAY_MS),
    }));
  }

  return {
    counts: () => repository.counts(),
    async today() {
      await parts.prepareRules();
      await parts.checks.ensureMost(LONGEST_WAIT_MS);
      const shown = parts.shownMarketplaces();
      const nearly = repository.nearlyReady(shown, MOST_BLOCKING);
      const photoless = repository.withoutPhotos();
      const ready = repository.readyToBundle(shown);
      const tasks: TodayTask[] = [...draftTasks()];
      if (nearly.firstListingId !== null) {
        const firstListingId = listingIdSchema.parse(nearly.firstListingId);
        tasks.push({
          kind: 'listings-nearly-ready',
          count: nearly.count,
          fixable: nearly.fixable,
          firstListingId,
        });
      }
      for (const { id, ...household } of repository.householdsWithoutConsent(MOST_OF_A_KIND)) {
        tasks.push({
          kind: 'household-without-consent',
          householdId: householdIdSchema.parse(id),
          ...household,
        });
      }
      tasks.push(...certificateTasks());
      if (photoless.firstListingId !== null) {
        const firstListingId = listingIdSchema.parse(photoless.firstListingId);
        tasks.push({ kind: 'listings-without-photos', count: photoless.count, firstListingId });
      }
      if (ready.listings > 0) tasks.push({ kind: 'ready-to-bundle', ...ready });
      return tasks;
    },
  };
}

/** The editor's form is its own business; a name in it is worth showing. */
function typedName(form: string): string | null {
  try {
    const parsed: unknown = JSON.parse(form);
    if (typeof parsed !== 'object' || parsed === null || !('name' in parsed)) return null;
    return typeof parsed.name === 'string' && parsed.name.trim() !== '' ? parsed.name.trim() : null;
  } catch {
    return null;
  }
}

import { AppError } from '../../shared/errors.ts';
import { subjectOf } from '../../shared/marketplace/listing-subject.ts';
import { asSeenBy } from '../../shared/marketplace/as-seen-by.ts';
import type { MarketListing } from '../../shared/marketplace/market-listing.ts';
import { PhraseFinder } from '../../shared/marketplace/phrase-finder.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import {
  quotedIn,
  readRejections,
  type KnownResult,
  type ReadRejections,
  type RejectedRow,
} from '../../shared/marketplace/read-rejections.ts';
import type { SheetTable } from '../../shared/table/read-sheet-tables.ts';
import type { ServiceContext } from '../library/service-context.ts';
import { localDay } from '../listings/local-day.ts';
import type { StoredLocalRule } from '../marketplaces/library-rules-repository.ts';
import type { MarketplacesService } from '../marketplaces/marketplaces-service.ts';
import type { RejectionRepository, StoredRejection } from './rejection-repository.ts';

/** One refused row, matched. */
export interface MatchedRejection {
  readonly row: number;
  readonly sku: string;
  readonly reason: string;
  readonly listingId: string;
  readonly listingName: string;
  /** Words of the listing that the reason quotes: kept as a rule, so that they are caught next time. */
  readonly wording: readonly string[];
  /** Said before about the same SKU, and still open. */
  readonly isKnown: boolean;
}

export interface ReadResultFile {
  readonly marketplaceId: string;
  readonly fileName: string;
  /** Name of the sheet that was read; null for text. */
  readonly sheet: string | null;
  readonly skuColumn: string | null;
  readonly reasonColumn: string | null;
  readonly matched: readonly MatchedRejection[];
  /** Refused rows about products this library does not have. */
  readonly unmatched: readonly RejectedRow[];
}

export interface RejectionService {
  /**
   * What a marketplace's result says about listings of this library: of several tables the first that can be
   * understood. Writes nothing.
   * @throws AppError 'rejections.nothing-found' | 'rejections.no-reason' | 'rejections.none-refused'.
   */
  read(marketplaceId: string, tables: readonly SheetTable[], fileName: string): ReadResultFile;
  /** Keeps the reasons with their listings, and the wording as rules of this library: one undoable batch. */
  keep(read: ReadResultFile): { readonly kept: number; readonly rules: number };
  /** A rule made by hand: words the officer knows the marketplace stumbled over. @throws AppError 'rejection.not-found' */
  addWording(rejectionId: string, phrases: readonly string[]): void;
  /** Open ones first, newest first; of one listing, or of all (null). */
  list(listingId: string | null, limit: number): StoredRejection[];
  /** The listing was mended. @throws AppError 'rejection.not-found' */
  resolve(rejectionId: string): void;
}

export interface RejectionParts {
  readonly context: Pick<ServiceContext, 'journal' | 'now' | 'newId'>;
  readonly repository: RejectionRepository;
  readonly marketplaces: Pick<MarketplacesService, 'byId'>;
  readonly marketListings: (ids: readonly string[]) => readonly MarketListing[];
}

const MOST_REASON_CHARACTERS = 500;

export function createRejectionService(parts: RejectionParts): RejectionService {
  const { context, repository, marketplaces } = parts;

  function found(id: string): StoredRejection {
    const rejection = repository.get(id);
    if (rejection === undefined) throw new AppError('rejection.not-found', { id });
    return rejection;
  }

  function newWording(marketplaceId: string, wording: readonly string[]): string[] {
    const known = new Set(repository.localRules(marketplaceId).flatMap((text) => phrasesOf(text)));
    return [...new Set(wording.map((text) => text.normalize('NFC')))].filter(
      (text) => !known.has(text),
    );
  }

  function localRule(marketplaceId: string, phrases: readonly string[], reason: string) {
    const day = localDay(context.now());
    const source = `refused/${day}`;
    const { name } = marketplaces.byId(marketplaceId).profile;
    const stored: StoredLocalRule = {
      rule: {
        code: 'rejected.wording',
        kind: 'reported-wording',
        field: 'texts',
        severity: 'warning',
        params: { phrases, reason: reason.slice(0, MOST_REASON_CHARACTERS) },
        source,
      },
      // What a marketplace itself answered is as sure as running its importer.
      source: { id: source, title: `Kết quả duyệt của ${name}`, seen: day, confidence: 'run' },
    };
    return {
      id: context.newId(),
      marketplace_id: marketplaceId,
      rule: JSON.stringify(stored),
      created_at: context.now().toISOString(),
    };
  }

  return {
    read(marketplaceId, tables, fileName) {
      const { profile } = marketplaces.byId(marketplaceId);
      const listingOf = memoized((sku: string) => repository.listingOfSku(sku));
      const known = knownResult(profile);
      const { sheet, read } = mostTelling(
        tables.map(({ name, rows }) => ({
          sheet: name,
          read: readRejections(rows, known, (text) => listingOf(text) !== undefined),
        })),
      );
      if (read.rows.length === 0) throw nothingToKeep(read);
      const ids = [...new Set(read.rows.flatMap(({ sku }) => listingOf(sku)?.id ?? []))];
      const listings = new Map(parts.marketListings(ids).map((one) => [one.id, one]));
      const matched = read.rows.flatMap(({ row, sku, reason }): MatchedRejection[] => {
        const listing = listingOf(sku);
        if (listing === undefined) return [];
        const market = listings.get(listing.id);
        return [
          {
            row,
            sku,
            reason,
            listingId: listing.id,
            listingName: listing.name,
            wording:
              market === undefined ? [] : quotedWording(reason, asSeenBy(market, profile.id)),
            isKnown: repository.isKnown(profile.id, sku, reason),
          },
        ];
      });
      return {
        marketplaceId: profile.id,
        fileName,
        sheet,
        skuColumn: read.skuColumn,
        reasonColumn: read.reasonColumn,
        matched,
        unmatched: read.unmatched,
      };
    },
    keep({ marketplaceId, fileName, matched }) {
      const fresh = matched.filter(({ isKnown }) => !isKnown);
      const { name } = marketplaces.byId(marketplaceId).profile;
      const at = context.now().toISOString();
      let rules = 0;
      if (fresh.length === 0) return { kept: 0, rules };
      context.journal.batch(
        { key: 'rejections-read', params: { marketplace: name, count: fresh.length } },
        (write) => {
          for (const { sku, reason, listingId, wording } of fresh) {
            write.insert('rejection', {
              id: context.newId(),
              marketplace_id: marketplaceId,
              listing_id: listingId,
              sku,
              reason,
              file_name: fileName,
              received_at: at,
              resolved_at: null,
            });
            const phrases = newWording(marketplaceId, wording);
            if (phrases.length === 0) continue;
            write.insert('local_rule', localRule(marketplaceId, phrases, reason));
            rules += 1;
          }
        },
      );
      return { kept: fresh.length, rules };
    },
    addWording(rejectionId, phrases) {
      const { marketplaceId, reason } = found(rejectionId);
      const fresh = newWording(marketplaceId, phrases);
      if (fresh.length === 0) return;
      context.journal.batch(
        { key: 'wording-kept', params: { wording: fresh.join(', ') } },
        (write) => {
          write.insert('local_rule', localRule(marketplaceId, fresh, reason));
        },
      );
    },
    list: (listingId, limit) => repository.list(listingId, limit),
    resolve(rejectionId) {
      const { sku } = found(rejectionId);
      context.journal.batch({ key: 'rejection-resolved', params: { sku } }, (write) => {
        write.update('rejection', rejectionId, { resolved_at: context.now().toISOString() });
      });
    },
  };
}

interface ReadSheet {
  readonly sheet: string | null;
  readonly read: ReadRejections;
}

const NOTHING: ReadSheet = {
  sheet: null,
  read: { rows: [], unmatched: [], skuColumn: null, reasonColumn: null },
};

/** The first with refused products of ours; where none has any, the first that shows best what is missing. */
function mostTelling(sheets: readonly ReadSheet[]): ReadSheet {
  const worth = ({ read }: ReadSheet): number =>
    (read.rows.length > 0 ? 4 : 0) +
    (read.skuColumn === null ? 0 : 2) +
    (read.reasonColumn === null ? 0 : 1);
  // Sorting keeps the order of equals: an earlier sheet wins.
  return sheets.toSorted((left, right) => worth(right) - worth(left))[0] ?? NOTHING;
}

function nothingToKeep({ skuColumn, reasonColumn }: ReadRejections): AppError {
  if (skuColumn === null) return new AppError('rejections.nothing-found', {});
  return reasonColumn === null
    ? new AppError('rejections.no-reason', { column: skuColumn })
    : new AppError('rejections.none-refused', { column: reasonColumn });
}

/** Result files of marketplaces that fill the shop's workbook come back in its layout. */
function knownResult({ results, file }: Profile): KnownResult | null {
  if (results === undefined) return null;
  return {
    sku: results.sku,
    reason: results.reason,
    keysEndAt: file.kind === 'workbook' ? file.keys.endsAt : null,
    firstRow: file.kind === 'workbook' ? file.earliestDataRow : 2,
  };
}

/** What the reason quotes and the listing really says; the listing's whole name is no wording to avoid. */
function quotedWording(reason: string, listing: MarketListing): string[] {
  const subject = subjectOf(listing);
  const texts = subject.texts('texts').map(({ text }) => subject.syllables(text));
  return quotedIn(reason.normalize('NFC')).filter((phrase) => {
    if (phrase.length > 80 || phrase === listing.name || phrase === listing.sku) return false;
    const finder = new PhraseFinder([
      {
        id: 'quoted',
        phrases: [phrase],
        except: [],
        onlyMarked: [],
        provedBy: [],
        advice: { vi: phrase, en: phrase },
      },
    ]);
    return texts.some((text) => finder.find(text).length > 0);
  });
}

function phrasesOf(stored: string): string[] {
  const read: unknown = JSON.parse(stored);
  const params = (read as Partial<StoredLocalRule>).rule?.params['phrases'];
  return Array.isArray(params) ? params.map(String) : [];
}

function memoized<Value>(look: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    if (!known.has(key)) known.set(key, look(key));
    return known.get(key) as Value;
  };
}

import { foldVietnamese } from '../../shared/text/fold-vietnamese.ts';
import type { Commune } from '../../shared/ipc/contract-households.ts';
import {
  correctedCode,
  loadAddressData,
  loadFormerCommunes,
  type AddressData,
  type FormerCommune,
} from './address-data.ts';

export interface Places {
  /**
   * Communes after July 2025 that fit what was typed, marks or not, best first. Former wards and communes lead
   * to what they became part of. A split commune is offered several times: only a person can choose.
   */
  search(query: string, limit: number): Commune[];
  byCode(code: string): Commune | undefined;
  /** "Xã Mường Phăng, Điện Biên", or the code where it is unknown. */
  label(code: string): string;
}

interface Searchable {
  readonly commune: Commune;
  /** Lower case NFC, for telling a/ă apart among equals. */
  readonly marked: string;
  /** Words of the commune's own name, "xa" and "phuong" left out. */
  readonly own: string;
  readonly words: readonly string[];
}

const KIND_WORDS = /^(?:xã|phường|đặc khu|thị trấn)\s+/iu;

/** Reads the address data at the first call that needs it, and folds it for searching at the first search. */
export function createPlaces(): Places {
  const address = once(loadAddressData);
  const communes = once(() => communesOf(address()));
  const searchables = once(() => ({
    current: [...communes().values()].map((one) => searchable(one, one.name, one.provinceName)),
    former: loadFormerCommunes(address()).flatMap((one) => searchableFormer(one, communes())),
  }));
  const byCode = (code: string) => communes().get(correctedCode(code));
  return {
    search(query, limit) {
      const folded = words(query);
      if (folded.length === 0) return [];
      const marked = query.normalize('NFC').toLowerCase().trim();
      const { current, former } = searchables();
      const hits = [...ranked(current, folded, marked, 0), ...ranked(former, folded, marked, 10)];
      hits.sort((left, right) => left.rank - right.rank);
      return firstOfEach(hits.map(({ commune }) => commune)).slice(0, limit);
    },
    byCode,
    label(code) {
      const commune = byCode(code);
      return commune === undefined ? code : `${commune.name}, ${commune.provinceName}`;
    },
  };
}

function communesOf({ communes, provinceNames }: AddressData): ReadonlyMap<string, Commune> {
  return new Map(
    communes.map(({ code, name, provinceCode }) => [
      code,
      {
        code,
        name,
        provinceCode,
        provinceName: provinceNames.get(provinceCode) ?? '',
        formerly: '',
      },
    ]),
  );
}

function searchableFormer(
  { name, place, code }: FormerCommune,
  communes: ReadonlyMap<string, Commune>,
): Searchable[] {
  const commune = communes.get(code);
  if (commune === undefined) return [];
  const formerly = { ...commune, formerly: `${name}, ${place}` };
  return [searchable(formerly, name, `${place} ${commune.provinceName}`)];
}

function searchable(commune: Commune, name: string, place: string): Searchable {
  const own = name.replace(KIND_WORDS, '');
  return {
    commune,
    marked: own.toLowerCase(),
    own: words(own).join(' '),
    words: words(`${name} ${place}`),
  };
}

function ranked(
  candidates: readonly Searchable[],
  query: readonly string[],
  marked: string,
  base: number,
) {
  const typed = query.join(' ');
  const typedName = marked.replace(KIND_WORDS, '');
  const typedOwn = words(typedName).join(' ');
  return candidates.flatMap((candidate) => {
    const fits = query.every((part) => candidate.words.some((word) => word.startsWith(part)));
    if (!fits) return [];
    const { own } = candidate;
    let rank = base + 4;
    if (candidate.marked === typedName) rank = base;
    else if (own === typed || own === typedOwn) rank = base + 1;
    else if (candidate.marked.startsWith(typedName)) rank = base + 2;
    else if (own.startsWith(typed) || own.startsWith(typedOwn)) rank = base + 3;
    return [{ commune: candidate.commune, rank }];
  });
}

/** Several former communes may have become one: it is shown once, by the best reason. */
function firstOfEach(communes: readonly Commune[]): Commune[] {
  const seen = new Map<string, Commune>();
  for (const commune of communes) if (!seen.has(commune.code)) seen.set(commune.code, commune);
  return [...seen.values()];
}

function words(text: string): string[] {
  return foldVietnamese(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

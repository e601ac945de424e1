import type { FinishData } from '../../shared/bundle/finish-data.ts';
import { pictureNamesOf } from '../../shared/marketplace/map-listings.ts';
import {
  addressOf,
  readPictureBase,
  type PictureAddresses,
} from '../../shared/marketplace/picture-addresses.ts';
import { matchPictureList, parsePictureList } from '../../shared/marketplace/picture-list.ts';

export interface Typed {
  readonly way: 'list' | 'base';
  readonly list: string;
  readonly base: string;
}

export interface Answer {
  /** Null: nothing usable was typed yet; `problem` says what is missing. */
  readonly pictures: PictureAddresses | null;
  readonly problem: 'paste-first' | 'type-first' | 'no-address' | 'bad-base' | null;
  readonly total: number;
  readonly found: number;
  readonly missing: readonly string[];
  /** Those of `missing` for which the list gives several addresses. */
  readonly ambiguous: readonly string[];
  /** Of the first picture that has one, to be tried. */
  readonly firstAddress: string | null;
}

/** What was typed or pasted, as addresses. Those the bundle was made with are kept, and what is pasted goes before them. */
export function readAnswer(
  data: Pick<FinishData, 'listings' | 'profile' | 'pictures'>,
  typed: Typed,
): Answer {
  const names = [...new Set(pictureNamesOf(data.listings, data.profile))];
  if (typed.way === 'base') {
    const base = readPictureBase(typed.base, parseAddress);
    if (base !== null) return answerOf(names, { kind: 'base', base }, []);
    return nothing(names, typed.base.trim() === '' ? 'type-first' : 'bad-base');
  }
  const known = data.pictures.kind === 'list' ? data.pictures.byName : {};
  const list = parsePictureList({ kind: 'text', text: typed.list });
  const { byName, addresses, ambiguous } = matchPictureList(list, names);
  if (addresses === 0 && Object.keys(known).length === 0)
    return nothing(names, typed.list.trim() === '' ? 'paste-first' : 'no-address');
  return answerOf(
    names,
    { kind: 'list', byName: { ...known, ...byName } },
    ambiguous.map(({ name }) => name),
  );
}

function answerOf(
  names: readonly string[],
  pictures: PictureAddresses,
  ambiguous: readonly string[],
): Answer {
  const addresses = names.map((name) => addressOf(name, pictures));
  const missing = names.filter((_, index) => addresses[index] === null);
  return {
    pictures,
    problem: null,
    total: names.length,
    found: names.length - missing.length,
    missing,
    ambiguous: ambiguous.filter((name) => missing.includes(name)),
    firstAddress: addresses.find((address) => address !== null) ?? null,
  };
}

function nothing(names: readonly string[], problem: Answer['problem']): Answer {
  return {
    pictures: null,
    problem,
    total: names.length,
    found: 0,
    missing: names,
    ambiguous: [],
    firstAddress: null,
  };
}

/** Not URL.canParse: the page must run on browsers of some years ago. */
function parseAddress(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

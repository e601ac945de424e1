import type { TFunction } from 'i18next';
import type { StudioPhoto } from '../../../shared/domain/studio-photo.ts';
import type { PhotoFlag, PhotoFlagCode } from '../../../shared/photos/photo-judgement.ts';
import { formatNumber } from '../../i18n/formats.ts';

export type ChipTone = 'danger' | 'warning' | 'neutral' | 'dark';
export type ChipIcon = 'refused' | 'flag' | 'card' | 'chat' | 'same';

export interface TileChip {
  readonly key: string;
  readonly tone: ChipTone;
  readonly icon: ChipIcon;
  readonly words: string;
}

/** More would hide the picture; the studio tells them all. */
const MOST_FLAGS = 2;

/** Worst first: what a marketplace refuses, what a buyer cannot see, then what merely looks poor. */
const WORST_FIRST: readonly PhotoFlagCode[] = [
  'too-small',
  'blurred',
  'dark',
  'bright',
  'screenshot',
  'text-over',
  'collage',
  'border',
  'face',
  'low-contrast',
  'colour-cast',
  'tilted',
  'subject-small',
  'duplicate',
];

export function worstFlags(flags: readonly PhotoFlag[]): readonly PhotoFlag[] {
  return flags
    .toSorted((one, other) => WORST_FIRST.indexOf(one.code) - WORST_FIRST.indexOf(other.code))
    .slice(0, MOST_FLAGS);
}

/** What stands on a tile in a word or two. */
export function tileChips(t: TFunction, photo: StudioPhoto): readonly TileChip[] {
  if (photo.refusal !== null) {
    const words = t('photo-inbox.tile.refused');
    return [{ key: 'refused', tone: 'danger', icon: 'refused', words }];
  }
  if (photo.card !== null) {
    const words = t('photo-inbox.tile.card', { name: photo.card.name });
    return [{ key: 'card', tone: 'dark', icon: 'card', words }];
  }
  const flags = worstFlags(photo.flags).map((flag): TileChip => ({
    key: flag.code,
    tone: flag.code === 'duplicate' ? 'neutral' : flag.code === 'too-small' ? 'danger' : 'warning',
    icon: flag.code === 'duplicate' ? 'same' : 'flag',
    words: flagWords(t, flag.code, photo),
  }));
  if (photo.twinOf === null) return flags;
  const words = t('photo-inbox.tile.twin');
  return [{ key: 'twin', tone: 'neutral', icon: 'chat', words }, ...flags.slice(0, 1)];
}

function flagWords(t: TFunction, code: PhotoFlagCode, photo: StudioPhoto): string {
  return t(`photo-inbox.flag.${code}`, {
    px: formatNumber(Math.min(photo.widthPx, photo.heightPx)),
  });
}

export interface TileWords {
  /** All that the tile shows, as one sentence for whoever does not see it. */
  readonly name: string;
  readonly chips: readonly TileChip[];
}

/** Put together once for each photo and language: a grid that is scrolled shows the same photos again and again. */
export function tileWords(t: TFunction, language: string, photo: StudioPhoto): TileWords {
  const known = wordsOf.get(photo);
  if (known?.language === language) return known;
  const words = { language, name: tileName(t, photo), chips: tileChips(t, photo) };
  wordsOf.set(photo, words);
  return words;
}

const wordsOf = new WeakMap<StudioPhoto, TileWords & { readonly language: string }>();

function tileName(t: TFunction, photo: StudioPhoto): string {
  const { mark, shot, listings } = photo;
  return [
    photo.originalName,
    ...tileChips(t, photo).map(({ words }) => words),
    ...(isBestOfBurst(photo) ? [t('photo-inbox.tile.best')] : []),
    ...(mark === '' ? [] : [t(`photo-inbox.mark.${mark}`)]),
    ...(shot === null ? [] : [t(`photo-inbox.shot.${shot}`)]),
    listings.length === 0
      ? t('photo-inbox.tile.unassigned')
      : t('photo-inbox.tile.assigned', { name: listings.map(({ name }) => name).join(', ') }),
    ...(listings.some(({ isCover }) => isCover) ? [t('photo-inbox.tile.cover')] : []),
  ].join(', ');
}

export function isBestOfBurst(photo: StudioPhoto): boolean {
  return photo.burstBest === photo.id;
}

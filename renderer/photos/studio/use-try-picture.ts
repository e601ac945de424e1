import { useEffect, useRef, useState } from 'react';
import type { PhotoId } from '../../../shared/domain/ids.ts';
import { editsText, type PhotoEdits } from '../../../shared/photos/photo-edits.ts';
import { call } from '../../api/len-san-client.ts';
import { tryAddress } from '../../api/photo-address.ts';
import { createLatestOnly } from './latest-only.ts';

/** As long as a hand rests between two pulls at a slider. */
const REST_MS = 150;

export type TrySize = 'preview' | 'detail';

interface Wish {
  readonly edits: PhotoEdits;
  readonly size: TrySize;
}

/** A picture as the real pipeline makes it of edits that are not saved. */
export interface TryPicture extends Wish {
  readonly address: string;
}

/** Keeps the last picture while one tool gives way to the next, so that the stage is never empty. */
export interface TryShelf {
  last: TryPicture | null;
}

export interface TryState {
  /** The newest that is ready, which may show older edits than were asked for. */
  readonly picture: TryPicture | null;
  /** What is shown is not yet what was asked for. */
  readonly isBehind: boolean;
  readonly error: unknown;
}

/** Asks for a picture of these edits when they have rested for a moment; one at a time, and the latest wins. */
export function useTryPicture(
  photoId: PhotoId,
  edits: PhotoEdits,
  size: TrySize,
  shelf: TryShelf,
): TryState {
  const [picture, setPicture] = useState(shelf.last);
  const [error, setError] = useState<unknown>(null);
  const ask = useRef<((wish: Wish) => void) | null>(null);
  useEffect(() => {
    let isGone = false;
    ask.current = createLatestOnly(
      (wish: Wish) => call('photos:preview-edits', { photoId, ...wish }),
      (wish, { key }) => {
        const made = { ...wish, address: tryAddress(photoId, key) };
        shelf.last = made;
        if (isGone) return;
        setPicture(made);
        setError(null);
      },
      (_, failure) => {
        if (!isGone) setError(failure);
      },
    );
    return () => {
      isGone = true;
      ask.current = null;
    };
  }, [photoId, shelf]);
  const isBehind = picture === null || nameOf(picture) !== nameOf({ edits, size });
  useEffect(() => {
    if (!isBehind) return undefined;
    const timer = setTimeout(
      () => ask.current?.({ edits, size }),
      shelf.last === null ? 0 : REST_MS,
    );
    return () => clearTimeout(timer);
  }, [edits, size, isBehind, shelf]);
  return { picture, isBehind: isBehind && error === null, error };
}

function nameOf({ edits, size }: Wish): string {
  return `${size} ${editsText(edits)}`;
}

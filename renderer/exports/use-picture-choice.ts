import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import {
  MOST_PASTED_LETTERS,
  type PictureChoice,
  type PictureListMatch,
} from '../../shared/ipc/contract-pictures.ts';
import type { Profile } from '../../shared/marketplace/profile-schema.ts';
import { appStateQuery } from '../api/app-state-query.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { pictureListMatchQuery } from './exports-queries.ts';

/** A paste arrives at once; typing must not read the list at every letter. */
const REST_MS = 300;

export interface PictureChoiceState {
  /** Chosen marketplaces that take addresses; with none there is nothing to ask. */
  readonly asking: readonly Profile[];
  readonly kind: PictureChoice['kind'];
  readonly base: string;
  readonly text: string;
  /** Name of the picked file; null while the list is the text. */
  readonly fileName: string | null;
  readonly match: PictureListMatch | null;
  readonly isReading: boolean;
  readonly error: unknown;
  /** More than a call may carry: it has to be picked as a file. */
  readonly isTooLong: boolean;
  /** What was asked for is not there yet; said only after somebody tried to go on. */
  readonly isMissing: boolean;
  readonly choose: (kind: PictureChoice['kind']) => void;
  readonly typeBase: (base: string) => void;
  readonly typeList: (text: string) => void;
  readonly pickFile: () => void;
  /** The answer for exports:start: null where nothing is asked, 'missing' where it is not complete. */
  readonly take: () => PictureChoice | 'missing' | null;
}

/** Where the pictures are, for marketplaces that take addresses. The last base is remembered. */
export function usePictureChoice(
  going: readonly PreflightCell[],
  profiles: readonly Profile[],
  uploadDay: string | undefined,
): PictureChoiceState {
  const state = useQuery(appStateQuery);
  const remembered = state.data?.settings.pictureBase ?? '';
  const [kind, setKind] = useState<PictureChoice['kind']>('base');
  const [typedBase, setTypedBase] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [list, setList] = useState<{ token: string; fileName: string | null } | null>(null);
  const [wasAsked, setWasAsked] = useState(false);
  const remember = useLibraryCall('settings:update');
  const paste = useLibraryCall('exports:paste-picture-list', {
    onSuccess: ({ token }) => setList({ token, fileName: null }),
  });
  const pick = useLibraryCall('exports:pick-picture-list', {
    onSuccess: ({ list: picked }) => {
      if (picked === null) return;
      setText('');
      paste.reset();
      setList({ token: picked.token, fileName: picked.fileName });
    },
  });
  const [settled] = useDebouncedValue(text, REST_MS);
  const { mutate } = paste;
  useEffect(() => {
    const isShort = settled.length <= MOST_PASTED_LETTERS;
    if (settled.trim() !== '' && isShort) mutate({ text: settled });
  }, [settled, mutate]);
  const items = going.map(({ householdId, marketplaceId }) => ({ householdId, marketplaceId }));
  const match = useQuery({
    ...pictureListMatchQuery(list?.token ?? '', items, uploadDay),
    enabled: kind === 'list' && list !== null && items.length > 0,
  });
  const base = typedBase ?? remembered;
  const asking = profiles.filter(
    ({ id, pictures }) =>
      pictures.reference === 'base-url' && going.some((cell) => cell.marketplaceId === id),
  );
  const isComplete =
    kind === 'none' || (kind === 'base' && base.trim() !== '') || (kind === 'list' && !!list);

  return {
    asking,
    kind,
    base,
    text,
    fileName: list?.fileName ?? null,
    match: list === null ? null : (match.data ?? null),
    isReading: pick.isPending || paste.isPending || text !== settled,
    error: pick.error ?? paste.error ?? match.error,
    isTooLong: text.length > MOST_PASTED_LETTERS,
    isMissing: wasAsked && !isComplete,
    choose: (next) => {
      setKind(next);
      setWasAsked(false);
    },
    typeBase: setTypedBase,
    typeList: (next) => {
      setText(next);
      setList(null);
      pick.reset();
      paste.reset();
    },
    pickFile: () => pick.mutate({}),
    take: () => {
      if (asking.length === 0) return null;
      setWasAsked(true);
      if (!isComplete) return 'missing';
      if (kind === 'list') return list === null ? 'missing' : { kind, token: list.token };
      if (kind === 'none') return { kind };
      if (base !== remembered) remember.mutate({ pictureBase: base });
      return { kind, base: base.trim() };
    },
  };
}

import { queryOptions, useQueryClient } from '@tanstack/react-query';
import type { PhoneDropView } from '../../../shared/ipc/contract-phone-drop.ts';
import { libraryQuery, useLibraryCall } from '../../api/library-query.ts';

/** While it is on, the counter is looked at this often. */
const LOOK_EVERY_MS = 2000;

/** Switched off, nothing is asked: it only ever starts from this window. */
export const phoneDropQuery = queryOptions({
  ...libraryQuery('phone-drop:state', {}, []),
  refetchInterval: ({ state }) => (state.data?.isOn === true ? LOOK_EVERY_MS : false),
  // The counter goes on while the officer holds the phone and looks elsewhere.
  refetchIntervalInBackground: true,
});

export function usePhoneDropCall(channel: 'phone-drop:start' | 'phone-drop:stop') {
  const client = useQueryClient();
  return useLibraryCall(channel, {
    onSuccess: (view: PhoneDropView) => client.setQueryData(phoneDropQuery.queryKey, view),
  });
}

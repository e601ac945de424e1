import {
  queryOptions,
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import type { Channel } from '../../shared/ipc/channels.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import type { LibraryTopic } from '../../shared/ipc/events.ts';
import { frameIsDrawn } from './frame-drawn.ts';
import { call } from './len-san-client.ts';

/** What the frame itself shows. Everything else is asked when the frame stands: main does one thing at a time. */
const FRAME: Channel = 'app:get-state';

/** Options for useQuery: asks a channel, and again whenever one of the topics changed. */
export function libraryQuery<Name extends Channel>(
  channel: Name,
  input: Input<Name>,
  topics: readonly LibraryTopic[],
) {
  return queryOptions<Output<Name>>({
    queryKey: [channel, input],
    async queryFn() {
      if (channel !== FRAME) await frameIsDrawn();
      return await call(channel, input);
    },
    meta: { topics },
  });
}

/** A mutation that calls a channel. What changed comes back by `library:changed`, not from here. */
export function useLibraryCall<Name extends Channel>(
  channel: Name,
  options: Omit<UseMutationOptions<Output<Name>, Error, Input<Name>>, 'mutationFn'> = {},
): UseMutationResult<Output<Name>, Error, Input<Name>> {
  return useMutation({ ...options, mutationFn: (input: Input<Name>) => call(channel, input) });
}

import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import type { RefObject } from 'react';

/**
 * Rows of a long list: those on screen and a few more. Heights are guessed in rem, so that the guess
 * follows the text size, and measured once they stand.
 */
export function useVirtualRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowRem: number,
  /** Pixels between the start of what scrolls and the first row. */
  startPx = 0,
): Virtualizer<HTMLElement, HTMLElement> {
  // The rule warns the React Compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  return useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () =>
      rowRem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    overscan: 10,
    scrollMargin: startPx,
  });
}

import { useVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useState, type RefObject } from 'react';
import { layTiles, type TileLayout } from './tile-layout.ts';

/** Rows above and below those on screen: what a turn of the wheel brings is there already. */
const OVERSCAN_ROWS = 8;

/** The rows of squares on screen and a few more. How many squares fit follows the width and the text size. */
export function useTileRows(scroller: RefObject<HTMLElement | null>, total: number) {
  const [layout, setLayout] = useState<TileLayout | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const measure = () => {
      const style = getComputedStyle(element);
      const inside =
        element.clientWidth -
        Number.parseFloat(style.paddingLeft) -
        Number.parseFloat(style.paddingRight);
      const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      const next = layTiles(inside, remPx);
      setLayout((before) =>
        before?.columns === next.columns &&
        before.tilePx === next.tilePx &&
        before.gapPx === next.gapPx
          ? before
          : next,
      );
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const columns = layout?.columns ?? 1;
  const rowPx = (layout?.tilePx ?? 1) + (layout?.gapPx ?? 0);
  const rows = layout === null ? 0 : Math.ceil(total / columns);
  // The rule warns the React Compiler, which this build does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN_ROWS,
    // The rows beyond the edge are there for it: drawing may wait for the next frame.
    useFlushSync: false,
    // The squares do not stand at the very edge: the ring of the first would be cut.
    paddingStart: layout?.gapPx ?? 0,
    paddingEnd: layout?.gapPx ?? 0,
    scrollPaddingStart: layout?.gapPx ?? 0,
    scrollPaddingEnd: layout?.gapPx ?? 0,
  });
  useLayoutEffect(() => virtual.measure(), [virtual, rowPx]);
  const items = virtual.getVirtualItems();
  const first = (items[0]?.index ?? 0) * columns;
  const last = Math.min(total, ((items.at(-1)?.index ?? 0) + 1) * columns) - 1;
  return { layout, columns, rowPx, virtual, items, first, last: Math.max(first, last) };
}

import type { Place } from './region-geometry.ts';

/** Where a pointer is on an element, in fractions of its width and height; outside it below 0 or above 1. */
export function placeOfPointer(
  event: { readonly clientX: number; readonly clientY: number },
  element: Element,
): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  return {
    x: (event.clientX - left) / Math.max(1, width),
    y: (event.clientY - top) / Math.max(1, height),
  };
}

const STEP = 0.01;

/** Which way an arrow key goes, one hundredth of the picture; null for all other keys. */
export function stepOfKey(key: string): Place | null {
  switch (key) {
    case 'ArrowLeft':
      return { x: -STEP, y: 0 };
    case 'ArrowRight':
      return { x: STEP, y: 0 };
    case 'ArrowUp':
      return { x: 0, y: -STEP };
    case 'ArrowDown':
      return { x: 0, y: STEP };
    default:
      return null;
  }
}

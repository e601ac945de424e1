import { useCallback, useEffect, useRef } from 'react';

/**
 * The same function for as long as the component stands, doing what the newest one would: what it is handed to is not
 * drawn anew for it. For events only, never while drawing.
 */
export function useLatest<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}

import { useEffect } from 'react';

/** Time for a page to move the focus by itself, and for a button to be switched on again after its work. */
const PATIENCE_MS = 300;
const MOST_EARLIER = 30;
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

interface Stop {
  readonly element: HTMLElement;
  /** From the inside out. */
  readonly around: readonly Element[];
  /** What Tab would have come to next, in that order. */
  readonly following: readonly HTMLElement[];
  /** Where the focus was before, latest first: what a dialog goes back to. */
  readonly earlier: readonly HTMLElement[];
}

/**
 * Whoever works with keys or a screen reader is nowhere when the thing under the focus is switched off or
 * taken away: browsers then give the focus to the body. It goes on to the nearest neighbour instead.
 */
export function useFocusKeeper(): void {
  useEffect(() => {
    let stop: Stop | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const remember = (event: FocusEvent) => {
      clearTimeout(timer);
      timer = undefined;
      stop = event.target instanceof HTMLElement ? stopAt(event.target, stop) : null;
    };
    // A press on empty paper takes the focus away on purpose.
    const forget = () => {
      if (isNowhere()) stop = null;
    };
    const restore = () => {
      timer = undefined;
      if (stop === null || !isNowhere()) return;
      (isUsable(stop.element) ? stop.element : neighbourOf(stop))?.focus({ preventScroll: true });
    };
    const watch = () => {
      if (stop === null || timer !== undefined || isUsable(stop.element)) return;
      timer = setTimeout(restore, PATIENCE_MS);
    };
    const changes = new MutationObserver(watch);
    changes.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['disabled'],
    });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerup', forget);
    return () => {
      clearTimeout(timer);
      changes.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerup', forget);
    };
  }, []);
}

function isNowhere(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

function isUsable(element: HTMLElement): boolean {
  return element.isConnected && !element.matches(':disabled');
}

function stopsIn(place: ParentNode): HTMLElement[] {
  return [...place.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => one.tabIndex >= 0 && isUsable(one) && one.checkVisibility(),
  );
}

function stopAt(element: HTMLElement, before: Stop | null): Stop {
  const around: Element[] = [];
  for (let one = element.parentElement; one !== null; one = one.parentElement) around.push(one);
  const stops = stopsIn(document);
  return {
    element,
    around,
    following: stops.slice(stops.indexOf(element) + 1),
    earlier: before === null ? [] : [before.element, ...before.earlier].slice(0, MOST_EARLIER),
  };
}

/**
 * The next stop within the smallest part of the page that is left and has one. When nothing around it is
 * left, as after a dialog, the last stop before it.
 */
function neighbourOf({ around, following, earlier }: Stop): HTMLElement | undefined {
  for (const place of around) {
    if (!place.isConnected) continue;
    if (place === document.body) break;
    const stops = stopsIn(place);
    const next = following.find((one) => stops.includes(one)) ?? stops[0];
    if (next !== undefined) return next;
  }
  return earlier.find((one) => isUsable(one) && one.checkVisibility());
}

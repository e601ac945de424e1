import type { Serve } from './served.ts';

/** Between two files of a page that is still asking. */
const REST_MS = 25;
/** A page that never asks must not keep the library shut. */
const AT_LATEST_MS = 1500;

export interface WatchedServer {
  readonly serve: Serve;
  /** The page has its script and has asked for nothing more for a moment: it is busy with what it was given. */
  readonly rests: Promise<void>;
}

/**
 * Until its script is there, a page waits for this process at every step: its preload, its files. What takes this
 * process long is begun when the page has enough to do by itself.
 */
export function watchPage(serve: Serve): WatchedServer {
  let hasScript = false;
  let open = 0;
  let timer: NodeJS.Timeout | null = null;
  let done = (): void => undefined;
  const rests = new Promise<void>((resolve) => {
    const latest = setTimeout(resolve, AT_LATEST_MS);
    done = () => {
      clearTimeout(latest);
      resolve();
    };
  });
  return {
    rests,
    async serve(asked) {
      open += 1;
      if (timer !== null) clearTimeout(timer);
      try {
        return await serve(asked);
      } finally {
        open -= 1;
        hasScript ||= /\.js(?:[?#]|$)/u.test(asked.url);
        if (hasScript && open === 0) timer = setTimeout(done, REST_MS);
      }
    },
  };
}

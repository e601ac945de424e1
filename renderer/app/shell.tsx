import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { LiveRegion } from '../components/live-region.tsx';
import { useFocusKeeper } from '../components/use-focus-keeper.ts';
import { Rail } from './rail.tsx';
import { SearchPlace } from './search-place.tsx';
import { TopBar } from './top-bar.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import classes from './shell.module.css';

const MAIN_ID = 'main';

export function Shell() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  useShortcuts();
  useFocusKeeper();
  // The link that was followed may be gone: keys and screen readers go on from the new page's start.
  useEffect(() => {
    main.current?.scrollTo(0, 0);
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return (
    <div className={classes['window']}>
      <div className={classes['shell']}>
        <a
          className={classes['skip']}
          href={`#${MAIN_ID}`}
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          {t('app.nav.skip')}
        </a>
        <Rail />
        <TopBar />
        <main ref={main} id={MAIN_ID} tabIndex={-1} className={classes['main']}>
          <Outlet />
        </main>
      </div>
      <SearchPlace />
      <LiveRegion />
    </div>
  );
}

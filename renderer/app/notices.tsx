import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useFirstScreenStands } from '../components/first-screen.ts';
import { loadNoticeList } from './later-parts.ts';

const NoticeList = lazy(loadNoticeList);

/** The corner where finished work is told; a landmark, so that it can be found again. */
export function Notices() {
  const { t } = useTranslation();
  const isStarted = useFirstScreenStands();
  return (
    <aside aria-label={t('app.notices')}>
      {isStarted && (
        <Suspense fallback={null}>
          <NoticeList />
        </Suspense>
      )}
    </aside>
  );
}

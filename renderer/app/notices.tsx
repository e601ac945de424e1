import { Notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';

/** The corner where finished work is told; a landmark, so that it can be found again. */
export function Notices() {
  const { t } = useTranslation();
  return (
    <aside aria-label={t('app.notices')}>
      <Notifications position="bottom-right" withinPortal={false} />
    </aside>
  );
}

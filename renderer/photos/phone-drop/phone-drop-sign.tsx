import { Button } from '@mantine/core';
import { IconAccessPoint, IconPlugOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useFirstScreenStands } from '../../components/first-screen.ts';
import { toastError } from '../../components/toast.tsx';
import { formatNumber } from '../../i18n/formats.ts';
import { phoneDropQuery, usePhoneDropCall } from './phone-drop-queries.ts';
import classes from './phone-drop-sign.module.css';

/** On every screen while photos can be received, so that nobody forgets it; nothing at all otherwise. */
export function PhoneDropSign() {
  const { t } = useTranslation();
  // It begins switched off: asking can wait for the first screen.
  const isStarted = useFirstScreenStands();
  const { data } = useQuery({ ...phoneDropQuery, enabled: isStarted });
  const stop = usePhoneDropCall('phone-drop:stop');
  if (data?.isOn !== true) return null;
  return (
    <div className={classes['sign']} data-phone-drop>
      <IconAccessPoint size="1.25rem" aria-hidden className={classes['icon']} />
      <output className={classes['words']}>
        {t('phone-drop.sign', { count: data.received, shown: formatNumber(data.received) })}
      </output>
      <Button
        variant="white"
        size="compact-sm"
        className={classes['stop'] ?? ''}
        leftSection={<IconPlugOff size="1rem" aria-hidden />}
        loading={stop.isPending}
        onClick={() =>
          stop.mutate({}, { onError: (error) => toastError(error, t('app.action.close')) })
        }
      >
        {t('phone-drop.stop')}
      </Button>
    </div>
  );
}

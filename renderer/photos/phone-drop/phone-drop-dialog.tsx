import { Button, Group, Modal } from '@mantine/core';
import { IconDeviceMobile, IconPlugOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { PhoneDropView } from '../../../shared/ipc/contract-phone-drop.ts';
import { ErrorNotice } from '../../components/error-notice.tsx';
import { Loaded } from '../../components/loading-state.tsx';
import { formatBytes, formatMoment, formatNumber } from '../../i18n/formats.ts';
import { phoneDropQuery, usePhoneDropCall } from './phone-drop-queries.ts';
import { qrPath, QUIET_MODULES } from './qr-path.ts';
import classes from './phone-drop-dialog.module.css';

/** Photos straight from a phone, without internet. Off until somebody switches it on here. */
export function PhoneDropDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const state = useQuery(phoneDropQuery);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t('phone-drop.title')}
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <Loaded query={state}>
        {(view) => (view.isOn ? <On view={view} /> : <Off onClose={onClose} />)}
      </Loaded>
    </Modal>
  );
}

function Off({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const start = usePhoneDropCall('phone-drop:start');
  return (
    <div className={classes['off']}>
      <p>{t('phone-drop.what')}</p>
      <Steps />
      <p className={classes['small']}>{t('phone-drop.safe')}</p>
      <ErrorNotice error={start.error} />
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('app.action.close')}
        </Button>
        <Button
          data-autofocus
          leftSection={<IconDeviceMobile size="1.125rem" aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate({})}
        >
          {t('phone-drop.start')}
        </Button>
      </Group>
    </div>
  );
}

function On({ view }: { readonly view: PhoneDropView }) {
  const { t } = useTranslation();
  const stop = usePhoneDropCall('phone-drop:stop');
  const start = usePhoneDropCall('phone-drop:start');
  const first = view.addresses[0];
  return (
    <div className={classes['on']}>
      <div className={classes['code']}>
        {first === undefined ? (
          <p className={classes['noNetwork']}>{t('phone-drop.no-network')}</p>
        ) : (
          <>
            <QrCode matrix={first.matrix} label={t('phone-drop.code', { url: first.url })} />
            <p className={classes['address']}>{first.url}</p>
          </>
        )}
      </div>
      <div className={classes['words']}>
        <Steps />
        {view.otherAddresses.length > 0 && (
          <div>
            <p className={classes['small']}>{t('phone-drop.other-addresses')}</p>
            {view.otherAddresses.map((address) => (
              <Button
                key={address}
                variant="subtle"
                loading={start.isPending && start.variables.address === address}
                onClick={() => start.mutate({ address })}
              >
                {t('phone-drop.use-address', { address })}
              </Button>
            ))}
          </div>
        )}
        {view.problem !== null && (
          <p className={classes['noNetwork']}>
            {t(`phone-drop.problem.${view.problem}`, {
              defaultValue: t('phone-drop.problem.any'),
            })}
          </p>
        )}
        <output className={classes['received']} aria-live="polite">
          {view.received > 0
            ? t('phone-drop.received', {
                count: view.received,
                shown: formatNumber(view.received),
                size: formatBytes(view.receivedBytes),
              })
            : t(view.hasPhone ? 'phone-drop.has-phone' : 'phone-drop.waiting')}
        </output>
        {view.offAt !== null && (
          <p className={classes['small']}>
            {t('phone-drop.off-at', { time: formatMoment(view.offAt, new Date()) })}
          </p>
        )}
        <ErrorNotice error={stop.error ?? start.error} />
        <Button
          variant="default"
          data-autofocus
          leftSection={<IconPlugOff size="1.125rem" aria-hidden />}
          loading={stop.isPending}
          onClick={() => stop.mutate({})}
        >
          {t('phone-drop.stop')}
        </Button>
      </div>
    </div>
  );
}

function Steps() {
  const { t } = useTranslation();
  return (
    <ol className={classes['steps']}>
      {(['hotspot', 'scan', 'send'] as const).map((step) => (
        <li key={step}>{t(`phone-drop.step.${step}`)}</li>
      ))}
    </ol>
  );
}

interface QrCodeProps {
  readonly matrix: readonly (readonly boolean[])[];
  readonly label: string;
}

/** Black on white in either colour scheme: cameras want it so. */
function QrCode({ matrix, label }: QrCodeProps) {
  const side = matrix.length + 2 * QUIET_MODULES;
  return (
    <svg
      className={classes['qr']}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <path d={`M0 0h${side}v${side}H0z`} fill="#fff" />
      <path d={qrPath(matrix)} fill="#000" />
    </svg>
  );
}

import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconFolderOpen,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../shared/ipc/contract.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { Panel } from '../components/panel.tsx';
import { formatMoment } from '../i18n/formats.ts';
import classes from './data-safety.module.css';

function Fact({
  tone,
  children,
}: {
  readonly tone: 'ok' | 'warning' | 'info';
  readonly children: ReactNode;
}) {
  const Icon = { ok: IconCircleCheck, warning: IconAlertTriangle, info: IconInfoCircle }[tone];
  return (
    <li className={classes['fact']} data-tone={tone}>
      <Icon size="1.0625rem" aria-hidden className={classes['icon']} />
      <span>{children}</span>
    </li>
  );
}

/** Only what is known: nothing here claims a copy that nobody made. */
export function DataSafety({ state }: { readonly state: Output<'app:get-state'> }) {
  const { t } = useTranslation();
  const open = useLibraryCall('app:open-data-folder');
  return (
    <Panel title={t('home.safety.title')}>
      <ul className={classes['facts']}>
        <Fact tone="ok">
          {state.lastSavedAt === null
            ? t('home.safety.nothing-yet')
            : t('home.safety.saved', { time: formatMoment(state.lastSavedAt, new Date()) })}
        </Fact>
        <Fact tone="ok">{t('home.safety.local')}</Fact>
        {state.libraryWarnings.map((warning) => (
          <Fact key={warning} tone="warning">
            {t(`home.safety.warning.${warning}`)}
          </Fact>
        ))}
        <Fact tone="info">{t('home.safety.copy')}</Fact>
      </ul>
      <p className={classes['folder']} title={state.libraryFolder}>
        {state.libraryFolder}
      </p>
      <Button
        variant="default"
        leftSection={<IconFolderOpen size="1.0625rem" aria-hidden />}
        loading={open.isPending}
        onClick={() => open.mutate({})}
      >
        {t('home.safety.open')}
      </Button>
      <ErrorNotice error={open.error} />
    </Panel>
  );
}

import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../shared/ipc/contract.ts';
import { useLibraryCall } from '../api/library-query.ts';
import { ErrorNotice } from '../components/error-notice.tsx';
import { FactsList } from '../components/facts-list.tsx';
import { Panel } from '../components/panel.tsx';
import classes from './officer-panel.module.css';

export function AboutPanel({ state }: { readonly state: Output<'app:get-state'> }) {
  const { t } = useTranslation();
  const open = useLibraryCall('app:open-data-folder');
  return (
    <Panel title={t('settings.about.title')}>
      <div className={classes['form']}>
        <FactsList
          facts={[
            { label: t('settings.about.folder'), value: state.libraryFolder },
            { label: t('settings.about.version'), value: state.version },
          ]}
        />
        <div className={classes['buttons']}>
          <Button
            variant="default"
            leftSection={<IconFolderOpen size="1.0625rem" aria-hidden />}
            loading={open.isPending}
            onClick={() => open.mutate({})}
          >
            {t('app.action.open-folder')}
          </Button>
        </div>
        <ErrorNotice error={open.error} />
      </div>
    </Panel>
  );
}

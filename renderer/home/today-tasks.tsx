import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCertificate,
  IconFileText,
  IconPackageExport,
  IconPhoto,
  IconUsers,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { TodayTask } from '../../shared/ipc/contract-app.ts';
import { taskWords } from './today-task-words.ts';
import classes from './today-tasks.module.css';

const ICONS = {
  'draft-left': IconFileText,
  'listings-nearly-ready': IconAlertTriangle,
  'household-without-consent': IconUsers,
  'certificate-ending': IconCertificate,
  'listings-without-photos': IconPhoto,
  'ready-to-bundle': IconPackageExport,
} as const satisfies Record<TodayTask['kind'], unknown>;

export function TodayTasks({ tasks }: { readonly tasks: readonly TodayTask[] }) {
  const { t } = useTranslation();
  const now = new Date();
  return (
    <ul className={classes['list']}>
      {tasks.map((task) => {
        const Icon = ICONS[task.kind];
        const words = taskWords(t, task, now);
        return (
          <li key={`${task.kind} ${words.to}`} className={classes['task']}>
            <span className={classes['tile']} data-tone={words.tone}>
              <Icon size="1.25rem" stroke={1.6} aria-hidden />
            </span>
            <div className={classes['words']}>
              <p className={classes['title']}>{words.title}</p>
              <p className={classes['detail']}>{words.detail}</p>
            </div>
            <Button
              component={Link}
              to={words.to}
              variant="default"
              className={classes['action'] ?? ''}
              aria-label={`${words.action}: ${words.title}`}
            >
              {words.action}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

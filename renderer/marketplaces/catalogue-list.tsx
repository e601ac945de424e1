import { IconCircleCheckFilled } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Output } from '../../shared/ipc/contract.ts';
import classes from './catalogue-list.module.css';

interface CatalogueListProps {
  readonly catalogue: Output<'marketplaces:catalogue'>;
  /** Id of what is shown beside the list. */
  readonly shown: string;
}

/** In use first: those are looked up most. What is not offered has a place too, so that nobody searches for it. */
export function CatalogueList({ catalogue, shown }: CatalogueListProps) {
  const { t } = useTranslation();
  const { marketplaces, notices } = catalogue;
  const groups = [
    { name: 'in-use', entries: marketplaces.filter(({ isInUse }) => isInUse) },
    {
      name: 'others',
      entries: marketplaces.filter(({ isInUse, isLearned }) => !isInUse && !isLearned),
    },
    {
      name: 'learned',
      entries: marketplaces.filter(({ isInUse, isLearned }) => !isInUse && isLearned),
    },
  ];
  return (
    <nav className={classes['list']} aria-label={t('marketplaces.list')}>
      {groups.map(({ name, entries }) => (
        <Group key={name} title={t(`marketplaces.group.${name}`)}>
          {entries.map((entry) => (
            <Entry
              key={entry.id}
              id={entry.id}
              name={entry.name}
              detail={t(`app.confidence.${entry.confidence}`)}
              isInUse={entry.isInUse}
              isShown={entry.id === shown}
            />
          ))}
        </Group>
      ))}
      <Group title={t('marketplaces.group.not-offered')}>
        {notices.map((notice) => (
          <Entry
            key={notice.id}
            id={notice.id}
            name={notice.name}
            detail={t(`marketplaces.status.${notice.status}`)}
            isInUse={false}
            isShown={notice.id === shown}
          />
        ))}
      </Group>
    </nav>
  );
}

interface GroupProps {
  readonly title: string;
  readonly children: readonly ReactNode[];
}

function Group({ title, children }: GroupProps) {
  const titleId = useId();
  if (children.length === 0) return null;
  return (
    <section className={classes['group']}>
      <h2 id={titleId} className={classes['title']}>
        {title}
      </h2>
      <ul aria-labelledby={titleId} className={classes['entries']}>
        {children}
      </ul>
    </section>
  );
}

interface EntryProps {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  readonly isInUse: boolean;
  readonly isShown: boolean;
}

function Entry({ id, name, detail, isInUse, isShown }: EntryProps) {
  return (
    <li>
      <Link
        to={`/marketplaces?show=${id}`}
        replace
        className={classes['entry'] ?? ''}
        aria-current={isShown ? 'true' : undefined}
      >
        <span className={classes['words']}>
          <span className={classes['name']}>{name}</span>
          <span className={classes['detail']}>{detail}</span>
        </span>
        {isInUse && (
          <IconCircleCheckFilled size="1.125rem" aria-hidden className={classes['mark']} />
        )}
      </Link>
    </li>
  );
}

import { Button } from '@mantine/core';
import {
  IconAlertTriangle,
  IconChevronDown,
  IconExclamationCircle,
  IconInfoCircle,
  IconWand,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { overridableFieldSchema } from '../../../shared/domain/listing-extras.ts';
import type { Profile } from '../../../shared/marketplace/profile-schema.ts';
import { sourceTitle } from '../../../shared/marketplace/source-title.ts';
import type { Severity, Violation } from '../../../shared/marketplace/violation.ts';
import { daysBetween, localDay } from '../../i18n/day-text.ts';
import { formatDay, formatNumber } from '../../i18n/formats.ts';
import { useApplyFix } from './use-apply-fix.ts';
import { BlankReasonButtons } from './blank-reason.tsx';
import { goToField } from './field-place.ts';
import { FixDiff } from './fix-diff.tsx';
import { useViolationWords } from './use-field-notes.ts';
import { useOwnTexts } from './use-own-texts.ts';
import classes from './violation-item.module.css';

const ICONS = {
  error: IconExclamationCircle,
  warning: IconAlertTriangle,
  info: IconInfoCircle,
} as const satisfies Record<Severity, unknown>;

interface ViolationItemProps {
  readonly violation: Violation;
  readonly marketplace: Pick<Profile, 'id' | 'name'>;
}

/** One broken rule: what, for whom in which words, from which source, and what can be done about it. */
export function ViolationItem({ violation, marketplace }: ViolationItemProps) {
  const { t } = useTranslation();
  const words = useViolationWords(violation);
  const Icon = ICONS[violation.severity];
  return (
    <li className={classes['item']} data-severity={violation.severity}>
      <Icon size="1.25rem" aria-hidden className={classes['icon']} />
      <div className={classes['body']}>
        <p className={classes['officer']}>
          <span className={classes['severity']}>{t(`checks.severity.${violation.severity}`)}</span>
          {words.officer}
        </p>
        <Remedy violation={violation} marketplace={marketplace} farmerWords={words.farmer} />
        <BlankReasonButtons violation={violation} />
        <Source violation={violation} />
      </div>
    </li>
  );
}

/** The button that was pressed is gone: its place is taken by the question's first answer. */
function takeFocus(button: HTMLButtonElement | null): void {
  button?.focus();
}

interface RemedyProps extends ViolationItemProps {
  readonly farmerWords: string;
}

function Remedy({ violation, marketplace, farmerWords }: RemedyProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [telling, setTelling] = useState(false);
  const farmerId = useId();
  const applyFix = useApplyFix();
  const { fix, field } = violation;
  if (fix !== null && asking) {
    return (
      <div className={classes['asking']}>
        <FixDiff fix={fix} />
        <div className={classes['buttons']}>
          <Button
            ref={takeFocus}
            onClick={() => {
              setAsking(false);
              applyFix([fix]);
            }}
          >
            {t('checks.apply')}
          </Button>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('checks.keep')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      <div className={classes['buttons']}>
        {fix !== null && (
          <Button
            leftSection={<IconWand size="1.0625rem" aria-hidden />}
            onClick={() => setAsking(true)}
          >
            {t('checks.fix')}
          </Button>
        )}
        <button
          type="button"
          className={classes['quiet']}
          onClick={() => goToField(field, violation.onlyAt)}
        >
          {t('checks.go-to')}
        </button>
        <WriteOwn violation={violation} marketplace={marketplace} />
        <button
          type="button"
          className={classes['quiet']}
          aria-expanded={telling}
          aria-controls={farmerId}
          onClick={() => setTelling(!telling)}
        >
          {t('checks.tell-farmer')}
          <IconChevronDown size="0.875rem" aria-hidden className={classes['chevron']} />
        </button>
      </div>
      <p id={farmerId} hidden={!telling} className={classes['farmer']}>
        {farmerWords}
      </p>
    </>
  );
}

/** The words of one marketplace can differ; numbers and papers are the same everywhere. */
function WriteOwn({ violation, marketplace: { id, name } }: ViolationItemProps) {
  const { t } = useTranslation();
  const { begin } = useOwnTexts();
  const field = overridableFieldSchema.safeParse(violation.field);
  if (!field.success || violation.onlyAt !== undefined) return null;
  return (
    <button
      type="button"
      className={classes['quiet']}
      onClick={() => {
        begin(id, field.data);
        // It stands on the screen after the next drawing.
        requestAnimationFrame(() => goToField(field.data, id));
      }}
    >
      {t('editor.own.write', { name })}
    </button>
  );
}

function Source({ violation }: { readonly violation: Violation }) {
  const { t, i18n } = useTranslation();
  const { source, code, edition } = violation;
  const title = sourceTitle(source)[i18n.language === 'en' ? 'en' : 'vi'];
  const days = formatNumber(Math.max(0, daysBetween(source.seen, localDay(new Date()))));
  return (
    <div className={classes['source']}>
      <p className={classes['sourceTitle']} title={title}>
        {t('checks.source', { title })}
      </p>
      <p>
        {t('checks.seen', { day: formatDay(source.seen) })}
        {', '}
        {t('rules.age', { days })}
        {' · '}
        {t(`checks.confidence.${source.confidence}`)}
        {' · '}
        <code>{code}</code>
      </p>
      {edition !== undefined && <p>{t('rules.edition', { day: formatDay(edition.revision) })}</p>}
    </div>
  );
}

import { Button, Group, Modal } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingFields } from '../../../shared/domain/listing.ts';
import { applyFix } from '../../../shared/marketplace/apply-fix.ts';
import type { Violation } from '../../../shared/marketplace/violation.ts';
import { proposeFixes } from '../../../shared/marketplace/propose-fixes.ts';
import { FixDiff } from './fix-diff.tsx';
import { useApplyFix } from './use-apply-fix.ts';
import classes from './fix-dialog.module.css';

interface FixDialogProps {
  readonly fields: ListingFields;
  readonly check: (fields: ListingFields) => readonly Violation[];
  readonly onClose: () => void;
}

/** All fixes of one marketplace, shown as changes and applied together or not at all. */
export function FixDialog({ fields, check, onClose }: FixDialogProps) {
  const { t } = useTranslation();
  const apply = useApplyFix();
  const { changes } = useMemo(
    () => proposeFixes(fields, { check, apply: applyFix }),
    [fields, check],
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('checks.fix-all-title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('app.action.close') }}
    >
      <p className={classes['words']}>{t('checks.fix-all-body')}</p>
      <ul className={classes['changes']}>
        {changes.map((fix) => (
          <li key={`${fix.onlyAt ?? ''} ${fix.field}`}>
            <FixDiff fix={fix} labelled />
          </li>
        ))}
      </ul>
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('checks.keep')}
        </Button>
        <Button
          data-autofocus
          onClick={() => {
            apply(changes);
            onClose();
          }}
        >
          {t('checks.apply-all', { count: changes.length })}
        </Button>
      </Group>
    </Modal>
  );
}

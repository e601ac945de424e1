import { Button } from '@mantine/core';
import { IconWand } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListingId } from '../../../shared/domain/ids.ts';
import { GridFixDialog } from './grid-fix-dialog.tsx';
import classes from './chosen-bar.module.css';

interface ChosenBarProps {
  readonly chosen: ReadonlySet<ListingId>;
  readonly onClear: () => void;
}

/** What can be done with the chosen listings together. */
export function ChosenBar({ chosen, onClear }: ChosenBarProps) {
  const { t } = useTranslation();
  const [fixing, setFixing] = useState(false);
  return (
    <div className={classes['bar']}>
      <output className={classes['count']}>
        {t('editor.choose.count', { count: chosen.size })}
      </output>
      <Button
        variant="light"
        leftSection={<IconWand size="1.0625rem" aria-hidden />}
        onClick={() => setFixing(true)}
      >
        {t('editor.choose.fix')}
      </Button>
      <Button variant="subtle" onClick={onClear}>
        {t('editor.choose.clear')}
      </Button>
      {fixing && (
        <GridFixDialog
          ids={[...chosen]}
          onClose={() => setFixing(false)}
          onDone={() => {
            setFixing(false);
            onClear();
          }}
        />
      )}
    </div>
  );
}

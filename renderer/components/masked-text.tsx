import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface MaskedTextProps {
  readonly masked: string;
  readonly full: string;
  /** What is uncovered, for screen readers. */
  readonly name: string;
}

/** Covered until asked for: other people look at this screen too. */
export function MaskedText({ masked, full, name }: MaskedTextProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const action = shown ? t('app.action.hide') : t('app.action.show');
  return (
    <span>
      {shown ? full : masked}{' '}
      <Button
        variant="transparent"
        size="compact-sm"
        aria-label={`${action}: ${name}`}
        onClick={() => setShown(!shown)}
      >
        {action}
      </Button>
    </span>
  );
}

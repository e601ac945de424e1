import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copy-text.ts';
import { announce } from './live-region.tsx';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for those who do not see what stands beside the button. */
  readonly label: string;
}

const SAID_FOR_MS = 2500;

export function CopyButton({ text, label }: CopyButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      leftSection={<Icon size="1.0625rem" aria-hidden />}
      aria-label={`${t('app.action.copy')}: ${label}`}
      onClick={() => {
        if (!copyText(text)) return;
        setCopied(true);
        announce(t('app.copied'));
      }}
    >
      {copied ? t('app.copied') : t('app.action.copy')}
    </Button>
  );
}

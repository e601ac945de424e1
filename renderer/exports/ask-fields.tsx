import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PreflightCell } from '../../shared/ipc/contract-bundles.ts';
import type { Ask, Profile } from '../../shared/marketplace/profile-schema.ts';

/** What the chosen marketplaces ask besides, each question once. */
export function asksOf(profiles: readonly Profile[], going: readonly PreflightCell[]): Ask[] {
  const chosen = new Set(going.map(({ marketplaceId }) => marketplaceId));
  const asks = profiles.filter(({ id }) => chosen.has(id)).flatMap((profile) => profile.asks);
  return [...new Map(asks.map((ask) => [ask.id, ask])).values()];
}

interface AskFieldsProps {
  readonly asks: readonly Ask[];
  readonly answers: Readonly<Record<string, string>>;
  readonly isMissing: boolean;
  readonly onAnswer: (id: string, answer: string) => void;
}

/** One field per question, in the words of the profile. */
export function AskFields({ asks, answers, isMissing, onAnswer }: AskFieldsProps) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return asks.map((ask) => {
    const answer = answers[ask.id] ?? '';
    const isOpen = isMissing && ask.required && answer.trim() === '';
    return (
      <TextInput
        key={ask.id}
        label={ask.label[language]}
        description={ask.hint[language]}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        error={isOpen ? t('exports.form.answer-missing') : null}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        maxLength={500}
        value={answer}
        onChange={(event) => onAnswer(ask.id, event.currentTarget.value)}
      />
    );
  });
}

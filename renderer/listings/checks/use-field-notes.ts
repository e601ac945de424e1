import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Severity, Violation } from '../../../shared/marketplace/violation.ts';
import { placeOfField } from './field-place.ts';
import { useLiveChecks } from './live-checks.tsx';

export interface FieldNote {
  readonly severity: Severity;
  readonly text: string;
}

/** What the marketplaces say about one field, each sentence once however many of them say it. */
export function useFieldNotes(place: string): readonly FieldNote[] {
  const { profiles } = useLiveChecks();
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return useMemo(() => {
    const notes = new Map<string, FieldNote>();
    for (const { violations } of profiles) {
      for (const violation of violations) {
        if (placeOfField(violation.field) !== place || violation.severity === 'info') continue;
        // Said of a marketplace's own text, which stands in its tab.
        if (violation.onlyAt !== undefined) continue;
        const text = violation.officer[language];
        if (!notes.has(text)) notes.set(text, { severity: violation.severity, text });
      }
    }
    return [...notes.values()];
  }, [language, place, profiles]);
}

/** The words of a violation in the window's language. */
export function useViolationWords(violation: Violation): { officer: string; farmer: string } {
  const { i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  return { officer: violation.officer[language], farmer: violation.farmer[language] };
}

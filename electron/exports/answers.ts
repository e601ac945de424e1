import { AppError } from '../../shared/errors.ts';
import type { Ask, Profile } from '../../shared/marketplace/profile-schema.ts';

/** By id of an ask. */
export type Answers = Readonly<Record<string, string>>;

/**
 * What the chosen marketplaces ask and a person typed, made ready for the cells; answers nobody asks for are dropped.
 * @throws AppError 'export.answer-needed' | 'export.answer-invalid'.
 */
export function readAnswers(
  profiles: readonly Profile[],
  typed: Answers,
  language: 'vi' | 'en',
): Answers {
  const found: Record<string, string> = {};
  for (const profile of profiles) {
    for (const ask of profile.asks) {
      const value = (typed[ask.id] ?? '').trim();
      const label = ask.label[language];
      if (value !== '') found[ask.id] = readAnswer(ask, value, label);
      else if (ask.required)
        throw new AppError('export.answer-needed', { marketplace: profile.name, label });
    }
  }
  return found;
}

/** What one profile asked, of all that was answered. */
export function answersFor(profile: Profile, answers: Answers): Answers {
  return Object.fromEntries(
    profile.asks.flatMap(({ id }) => {
      const value = answers[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

function readAnswer(ask: Ask, value: string, label: string): string {
  switch (ask.kind) {
    case 'https-base': {
      const url = URL.canParse(value) ? new URL(value) : null;
      const isPlain =
        url !== null &&
        /^https?:\/\//i.test(value) &&
        url.hostname.includes('.') &&
        url.username === '' &&
        url.password === '' &&
        !/[#\\\s]/u.test(value) &&
        // A query only where the code has its own place in it.
        (!value.includes('?') || value.includes('{sku}'));
      if (!isPlain)
        throw new AppError('export.answer-invalid', { label, value: value.slice(0, 200) });
      // URL.href would escape the braces of "{sku}".
      return value;
    }
  }
}

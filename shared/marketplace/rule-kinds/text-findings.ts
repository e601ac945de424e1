import type { ListingSubject, TextPlace } from '../listing-subject.ts';
import { isTextField, type RuleField, type TextField } from '../rule-field.ts';
import type { Check, Finding } from '../rule-kind.ts';

type TextResult = Omit<Finding, 'field' | 'fix'> & {
  /** The text as it should be; null or the same text when nothing can be proposed. */
  readonly after: string | null;
};

/** Runs `look` over every text of the field; empty texts are left to 'required'. */
export function checkTexts(
  field: RuleField,
  look: (place: TextPlace, subject: ListingSubject) => TextResult | null,
): Check {
  const textField = asTextField(field);
  return (subject) =>
    subject.texts(textField).flatMap((place): Finding[] => {
      if (place.text === '') return [];
      const result = look(place, subject);
      if (result === null) return [];
      const { after, ...rest } = result;
      const isChange = after !== null && after !== '' && after !== place.text;
      return [
        {
          ...rest,
          field: place.path,
          fix: isChange ? { field: place.path, before: place.text, after } : null,
        },
      ];
    });
}

function asTextField(field: RuleField): TextField {
  if (!isTextField(field)) throw new Error(`not a text field: ${field}`);
  return field;
}

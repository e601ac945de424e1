import type { HouseholdFields } from '../../shared/domain/household.ts';
import { parsePhone } from '../../shared/text/parse-phone.ts';

/** The phone in national form; NFC and single spaces: text pasted from macOS, old Android keyboards and PDFs looks equal but is not. */
export function normaliseHousehold(fields: HouseholdFields): HouseholdFields {
  const phone = parsePhone(fields.phone);
  return {
    ...fields,
    phone: phone.ok ? phone.phone : fields.phone,
    name: line(fields.name),
    hamlet: line(fields.hamlet),
    oldAddress: line(fields.oldAddress),
    cooperativeName: line(fields.cooperativeName),
    note: fields.note.normalize('NFC').trim(),
  };
}

function line(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}

/** Why a typed phone number was not understood; the words are in i18n. */
export type PhoneProblem =
  | 'empty'
  | 'letters'
  | 'too-short'
  | 'too-long'
  | 'unknown-prefix'
  | 'foreign';

export type ParsedPhone =
  | {
      readonly ok: true;
      /** National form: 0 + 9 digits for a mobile, 0 + 10 digits for a landline. */
      readonly phone: string;
      /** An 11-digit mobile number of before September 2018 was converted. */
      readonly converted: boolean;
    }
  | { readonly ok: false; readonly problem: PhoneProblem };

/** The change of mobile numbers from 11 to 10 digits in 2018, all 21 prefixes. Same data: resources/domain/phone-prefixes.json. */
export const OLD_MOBILE_PREFIXES: Readonly<Record<string, string>> = {
  '0120': '070',
  '0121': '079',
  '0122': '077',
  '0126': '076',
  '0128': '078',
  '0123': '083',
  '0124': '084',
  '0125': '085',
  '0127': '081',
  '0129': '082',
  '0162': '032',
  '0163': '033',
  '0164': '034',
  '0165': '035',
  '0166': '036',
  '0167': '037',
  '0168': '038',
  '0169': '039',
  '0186': '056',
  '0188': '058',
  '0199': '059',
};

/** Reads a Vietnamese phone number with spaces, dots, hyphens or brackets, with 0, 84 or +84 in front. */
export function parsePhone(text: string): ParsedPhone {
  const typed = text.normalize('NFKC').trim();
  if (typed === '') return refuse('empty');
  if (/[^\d\s.()+\-–/]/u.test(typed) || typed.lastIndexOf('+') > 0) return refuse('letters');
  const digits = typed.replace(/\D/gu, '');
  if (digits === '') return refuse('letters');

  const isInternational = typed.startsWith('+') || digits.startsWith('00');
  const abroad = digits.replace(/^00/u, '');
  if (isInternational && !abroad.startsWith('84')) return refuse('foreign');
  const national =
    isInternational || isTypedWithCountry(digits)
      ? `0${abroad.slice(2).replace(/^0/u, '')}`
      : digits;
  return readNational(national);
}

/** For people: "0912 345 678", "0215 382 5678". */
export function formatPhone(phone: string): string {
  return phone.replace(/^(\d{4})(\d{3})(\d+)$/u, '$1 $2 $3');
}

/** "84912345678" without a plus: 11 or 12 digits that would otherwise start with no zero. */
function isTypedWithCountry(digits: string): boolean {
  return digits.startsWith('84') && digits.length >= 11;
}

function readNational(digits: string): ParsedPhone {
  if (!digits.startsWith('0')) {
    // Spreadsheets eat the leading zero: nine digits of a mobile, ten of a landline.
    return /^(?:[35789]\d{8}|2\d{9})$/u.test(digits)
      ? { ok: true, phone: `0${digits}`, converted: false }
      : refuse(digits.length < 9 ? 'too-short' : 'unknown-prefix');
  }
  const converted = OLD_MOBILE_PREFIXES[digits.slice(0, 4)];
  if (converted !== undefined) {
    if (digits.length === 11)
      return { ok: true, phone: converted + digits.slice(4), converted: true };
    return refuse(digits.length < 11 ? 'too-short' : 'too-long');
  }
  if (/^0[35789]/u.test(digits)) return ofLength(digits, 10);
  if (digits.startsWith('02')) return ofLength(digits, 11);
  return digits.length < 10 ? refuse('too-short') : refuse('unknown-prefix');
}

function ofLength(digits: string, length: number): ParsedPhone {
  if (digits.length === length) return { ok: true, phone: digits, converted: false };
  return refuse(digits.length < length ? 'too-short' : 'too-long');
}

function refuse(problem: PhoneProblem): ParsedPhone {
  return { ok: false, problem };
}

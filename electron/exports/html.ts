/** Markup that may be written into a page as it is. Only `page` and `trusted` make it. */
export interface SafeHtml {
  readonly markup: string;
}

export type HtmlValue = string | number | SafeHtml | readonly HtmlValue[] | null | false;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** For text and for double- or single-quoted attribute values. Control characters that HTML forbids are dropped. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * A template whose every value is escaped, unless it is markup itself. Attributes must be quoted.
 * Not called html: formatters re-indent templates of that name, and spaces between inline elements are seen.
 */
export function page(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): SafeHtml {
  let markup = parts[0] ?? '';
  values.forEach((value, index) => {
    markup += toMarkup(value) + (parts[index + 1] ?? '');
  });
  return { markup };
}

/** Markup from our own files, such as a style sheet. Never for anything a person typed. */
export function trusted(markup: string): SafeHtml {
  return { markup };
}

function toMarkup(value: HtmlValue): string {
  if (value === null || value === false) return '';
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map(toMarkup).join('');
  return value.markup;
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value);
}

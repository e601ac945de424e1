/** Characters nobody sees: zero-width marks, soft hyphens, byte-order marks, controls other than tab and line feed. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/gu;

/** Anything tidyText would change; most texts have nothing, and this is far quicker than making the tidy text. */
const UNTIDY =
  /^\s|\s$|[^\S\n ]| [ \n,.;:!?]|\n(?: |\n\n)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/u;

export function isTidy(text: string): boolean {
  return !UNTIDY.test(text) && text.normalize('NFC') === text;
}

/** Single spaces inside lines, no blanks at line ends, at most one empty line, no blanks around; line breaks stay. */
export function tidyText(text: string): string {
  return collapseSpaces(text.normalize('NFC').replace(INVISIBLE, '')).replace(/\n{3,}/gu, '\n\n');
}

/** Like tidyText but leaves invisible characters and empty lines alone: what is needed after words were taken out. */
export function collapseSpaces(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\S\n]+/gu, ' ')
    .replace(/ ?\n ?/gu, '\n')
    .replace(/ +([,.;:!?])/gu, '$1')
    .trim();
}

/** An address taken apart, or null when it is none. (URL.parse is not in every runtime this has to run on.) */
export function readAddress(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}

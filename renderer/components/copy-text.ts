/**
 * Puts text on the clipboard; inside a click or a key press only. Returns whether it is there.
 * The modern way asks for a permission, and this window is granted none.
 */
export function copyText(text: string): boolean {
  let copied = false;
  const write = (event: ClipboardEvent) => {
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text);
    copied = event.clipboardData !== null;
  };
  document.addEventListener('copy', write, { once: true });
  // Deprecated, and the only way that asks for none.
  document.execCommand('copy');
  document.removeEventListener('copy', write);
  return copied;
}

/**
 * True while Telex, VNI or another input method is still building a letter: Enter, Escape and arrows
 * then belong to the input method. 229 is what Chromium reports for keys it has handed over.
 */
export function isComposing(event: {
  readonly nativeEvent?: { readonly isComposing: boolean };
  readonly isComposing?: boolean;
  readonly keyCode: number;
}): boolean {
  return (
    event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229
  );
}

/** True when the key belongs to a field the person is typing in. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  const typeless = ['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'file', 'color'];
  return target instanceof HTMLInputElement && !typeless.includes(target.type);
}

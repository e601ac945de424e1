/** "0912345118" → "09•• ••• 118": the two first and three last digits stay. */
export function maskPhone(phone: string): string {
  const last = phone.slice(-3);
  const hidden = Math.max(phone.length - 5, 0);
  const dots = '•'.repeat(hidden);
  return `${phone.slice(0, 2)}${dots.slice(0, Math.max(hidden - 3, 0))} ${dots.slice(Math.max(hidden - 3, 0))} ${last}`;
}

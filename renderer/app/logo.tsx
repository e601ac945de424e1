/** A hill terrace on the green of young rice. */
export function Logo({ size }: { readonly size: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#2f7a3d" />
      <path d="M16 8 L25 23 H7 Z" fill="#ffffff" />
      <path d="M11.2 19 H20.8 M13.6 15 H18.4" stroke="#2f7a3d" strokeWidth="1.6" />
    </svg>
  );
}

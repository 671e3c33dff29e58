/** The mark: one curve that leads from a small note to a bigger one. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" fill="#0d6b85" />
      <path
        d="M8 20.5c4.6 0 5.2-9 9.4-9 3.1 0 3.6 4.4 6.6 4.4"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
      />
      <circle cx="24" cy="15.9" r="2.3" fill="#fff" />
      <circle cx="8" cy="20.5" r="2.3" fill="#8fd8ea" />
    </svg>
  );
}

/** The mark of Hatchery: an egg about to open. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path
        d="M16 2.500c6 0 10.500 9 10.500 16a10.500 10.500 0 0 1-21 0c0-7 4.500-16 10.500-16z"
        fill="currentColor"
      />
      <path
        d="M6 17.500l4.500 3.200 3.500-4.200 4 4.600 3.600-4 4.600 3.200"
        fill="none"
        stroke="var(--h-paper)"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
    </svg>
  );
}

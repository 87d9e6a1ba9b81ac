/** How soon the provider tries again. The library does not spread its first try: forty windows would come back in one instant. */
export function reconnectSettings(): {
  delay: number;
  minDelay: number;
  maxDelay: number;
  factor: number;
  jitter: boolean;
} {
  return { delay: 200 + Math.round(Math.random() * 300), minDelay: 150, maxDelay: 600, factor: 1.4, jitter: true };
}

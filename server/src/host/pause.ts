/** A turn for whatever else waits: messages, timers, other requests. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

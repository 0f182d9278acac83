/** Line drawings on a grid of 20 by 20. Each stands beside its word. */
const paths = {
  thought: 'M6 12.5a4 4 0 0 1-.5-7.9 4.6 4.6 0 0 1 8.7-.6 4.3 4.3 0 0 1 .3 8.5ZM6.5 15.5h.1M4 18h.1',
  heart: 'M10 17S3 12.8 3 7.9A3.7 3.7 0 0 1 10 6a3.7 3.7 0 0 1 7 1.9C17 12.8 10 17 10 17Z',
  ear: 'M5.5 8a4.5 4.5 0 0 1 9 0c0 3.4-3.6 4-3.6 7a2.3 2.3 0 0 1-4.2 1.2M8 8.4a2 2 0 0 1 4 0c0 1.2-1.5 1.4-1.5 2.7',
  eye: 'M1.8 10S4.8 4.8 10 4.8 18.2 10 18.2 10 15.2 15.2 10 15.2 1.8 10 1.8 10ZM10 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z',
  speech: 'M3 4h14v9H9.5L5.5 16.5V13H3Z',
  hand: 'M6 11V5.2a1.2 1.2 0 0 1 2.4 0V9.5 3.7a1.2 1.2 0 0 1 2.4 0V9.5 4.6a1.2 1.2 0 0 1 2.4 0v5.6V6.8a1.1 1.1 0 0 1 2.2 0v5.4c0 3.3-1.9 5.3-4.7 5.3-2.4 0-3.5-1-4.7-3.2L4 10.9a1.1 1.1 0 0 1 1.9-1.1Z',
  minus: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM6.5 10h7',
  plus: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM6.5 10h7M10 6.5v7',
} as const;

/** A small drawing in the colour of the text's accent. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

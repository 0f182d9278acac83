/** The script of the page that draws a poster as PNG, and puts it on the clipboard where that is allowed. */
import type { FromPicture, ToPicture } from './picture-messages.js';

declare function acquireVsCodeApi(): { postMessage(message: FromPicture): void };

const host = acquireVsCodeApi();

/** Two dots for each unit of the drawing. */
const sharpness = 2;
/** What canvases of all browsers can be as high. */
const highest = 16_000;

window.addEventListener('message', ({ data }: MessageEvent<ToPicture>) => {
  void draw(data).catch((error: unknown) => {
    host.postMessage({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  });
});

async function draw({ svg, copy }: ToPicture): Promise<void> {
  const image = document.createElement('img');
  image.alt = '';
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  document.getElementById('picture')?.replaceChildren(image);
  await image.decode();
  const scale = Math.min(sharpness, highest / image.naturalHeight);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const png = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!png) throw new Error('The picture is too large to be drawn.');
  if (copy && (await copied(png))) host.postMessage({ type: 'copied' });
  else host.postMessage({ type: 'png', base64: await base64Of(png) });
}

/** Browsers refuse where the page has no focus, and some hosts at all. */
async function copied(png: Blob): Promise<boolean> {
  try {
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false;
  }
}

function base64Of(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

host.postMessage({ type: 'ready' });

/* What the page that draws pictures and the extension say to each other. Types only: both sides are built apart. */

/** Extension to the page that draws pictures: draw this, and put it on the clipboard if you can. */
export interface ToPicture {
  readonly svg: string;
  readonly copy: boolean;
}

/** That page to the extension: it listens; the picture is on the clipboard; here it is; or why there is none. */
export type FromPicture =
  | { readonly type: 'ready' }
  | { readonly type: 'copied' }
  | { readonly type: 'png'; readonly base64: string }
  | { readonly type: 'failed'; readonly reason: string };

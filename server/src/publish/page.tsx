import type { ComponentChildren, JSX } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import cardStyle from '../cards/style/card.css';
import sheet from './page.css';

/** The style of every card and of the page around it, minified. */
export const pageStyle = `${cardStyle}\n${sheet}`;

/** Which colours a page has: the reader's choice, or always the same. */
export type PageTheme = 'auto' | 'light' | 'dark';

/** What an HTML document consists of. Texts are escaped here. */
export interface Page {
  readonly title: string;
  /** A language tag; `en` where nothing is said. */
  readonly lang?: string;
  /** CSS that stands in the page itself. */
  readonly style?: string;
  /** Addresses of style sheets, relative to the page. */
  readonly stylesheets?: readonly string[];
  /** Addresses of scripts, relative to the page; each needs its place in `policy`. */
  readonly scripts?: readonly string[];
  /** The address of the picture that a browser shows beside the title; it asks a server for one where there is none. */
  readonly icon?: string;
  /** The content security policy; without one, a page that shows only what stands in it. */
  readonly policy?: string;
  readonly theme?: PageTheme;
  /** A class of the body, besides `page`. */
  readonly class?: string;
  readonly description?: string;
}

/**
 * Style without a hash or nonce: cards have no style attributes, and nothing a user wrote gets into a `style` element.
 * Pictures are `data:` only, so that a page that is opened asks nobody for anything.
 */
export const closedPolicy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;

/** A complete HTML document. The same input gives the same bytes. */
export function renderPage(page: Page, body: ComponentChildren): string {
  return `<!DOCTYPE html>\n${renderToStaticMarkup(<Document page={page}>{body}</Document>)}\n`;
}

/** HTML that is ready, such as a card, within a page. It must come from our own renderer. */
export function Ready({ html, class: name }: { readonly html: string; readonly class?: string }): JSX.Element {
  // Made by renderCard, which escapes everything
  return <div class={name} dangerouslySetInnerHTML={{ __html: html }} />;
}

function Document({ page, children }: { readonly page: Page; readonly children: ComponentChildren }) {
  const { title, lang = 'en', style, stylesheets = [], scripts = [], policy = closedPolicy, theme = 'auto' } = page;
  return (
    <html lang={lang} class={theme === 'auto' ? undefined : `theme-${theme}`}>
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="Personas as Code" />
        {page.description === undefined ? null : <meta name="description" content={page.description} />}
        <title>{title}</title>
        {page.icon === undefined ? null : <link rel="icon" href={page.icon} />}
        {stylesheets.map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        {style === undefined ? null : (
          // Our own style sheets; escaped, `>` would be no CSS
          <style dangerouslySetInnerHTML={{ __html: style.replace(/<\/(?=style)/gi, '<\\/') }} />
        )}
      </head>
      <body class={page.class === undefined ? 'page' : `page ${page.class}`}>
        {children}
        {scripts.map((src) => (
          <script key={src} src={src} />
        ))}
      </body>
    </html>
  );
}

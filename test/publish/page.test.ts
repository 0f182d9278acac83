import { h } from 'preact';
import { expect, test } from 'vitest';
import { pageStyle, renderPage } from '../../server/src/publish/page.js';

test('a page is a whole document that loads nothing', () => {
  const html = renderPage({ title: 'Ann & <Bob>', style: pageStyle }, h('main', null, 'Text'));
  expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en">/);
  expect(html).toContain('<title>Ann &amp; &lt;Bob></title>');
  expect(html).toContain(`default-src 'none'`);
  expect(html).toContain('<main>Text</main>');
  expect(html).not.toMatch(/@import|<script|<link/);
  expect(html).toContain('.card{');
});

test('nothing ends the style before its end', () => {
  const html = renderPage({ title: 'T', style: 'a{content:"</style><script>"}' }, null);
  expect(html.match(/<\/style>/g)).toHaveLength(1);
});

/**
 * Draws the gallery: a card of each kind, light and dark, from the examples, as pictures in docs/images/cards and the page
 * docs/gallery.md that shows them:
 *   node scripts/gallery.mjs [kind ...]
 * Run it after the cards have changed; pictures differ from machine to machine by a few pixels, so no check compares them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withStudio } from './drawing.mjs';
import { isMain, root, runMain, say } from './tools.mjs';

/**
 * One card a kind: the file, what the card is of, what to see on it.
 * @typedef {{ name: string, title: string, file: string, see: string, layout?: string, width?: number }} Picture
 */

/** @type {Picture[]} */
const pictures = [
  {
    name: 'persona',
    title: 'Persona',
    file: 'care-coordinator.persona.yaml',
    see: 'Readiness with what would raise it, what each claim rests on, and the guesses plainly lighter.',
  },
  {
    name: 'persona-canvas',
    title: 'Persona as a canvas',
    file: 'registered-manager.persona.yaml',
    see: 'The same on one landscape page, for the wall.',
    layout: 'canvas',
    width: 1400,
  },
  {
    name: 'negative-persona',
    title: 'Negative persona',
    file: 'introductory-agency-owner.persona.yaml',
    see: 'Whom not to serve, and why, before anything else.',
  },
  {
    name: 'icp',
    title: 'Ideal customer profile',
    file: 'independent-home-care-agency.icp.yaml',
    see: 'Accounts by fit, with the range where a score is still open, and what the scores mean.',
  },
  {
    name: 'jtbd',
    title: 'Job to be done',
    file: 'cover-an-open-visit.jtbd.yaml',
    see: 'The eight steps, the outcomes on the opportunity landscape, the forces for and against.',
  },
  {
    name: 'story',
    title: 'User story',
    file: 'stories/notice-a-missed-visit.story.yaml',
    see: 'Who wants what and why, and how to tell that it is done.',
  },
  {
    name: 'segment',
    title: 'Segment',
    file: 'market/agency-lifecycle.segment.yaml',
    see: 'Who belongs to it, how many they are, what to do for them.',
  },
  {
    name: 'persona-map',
    title: 'Persona map',
    file: 'maps/who-rondel-is-for.persona-map.yaml',
    see: 'Who counts how much, on the axes that the team chose.',
  },
  {
    name: 'empathy-map',
    title: 'Empathy map',
    file: 'maps/tomasz-at-a-changed-door.empathy-map.yaml',
    see: 'What somebody sees, says, does, hears, thinks and feels.',
  },
  {
    name: 'value-proposition',
    title: 'Value proposition',
    file: 'maps/calm-mornings.value-proposition.yaml',
    see: 'Which pains and gains are answered by what, and which are not.',
  },
  {
    name: 'experience-map',
    title: 'Experience map',
    file: 'maps/from-bad-inspection-to-good-month.experience-map.yaml',
    see: 'The stages with the emotion across them.',
    width: 1200,
  },
  {
    name: 'swot',
    title: 'SWOT analysis',
    file: 'market/rondel-in-its-third-year.swot.yaml',
    see: 'Four fields, with what they rest on.',
  },
  {
    name: 'pestel',
    title: 'PESTEL analysis',
    file: 'market/home-care-2027.pestel.yaml',
    see: 'Six fields of what is around.',
  },
  {
    name: 'maturity-model',
    title: 'Maturity model',
    file: 'market/visit-planning.maturity-model.yaml',
    see: 'Each assessment on the radar, its score, and what the levels mean.',
  },
  {
    name: 'study',
    title: 'Study',
    file: 'research/interviews-2026.study.yaml',
    see: 'Whom it asked, how that compares to practice, who relies on it.',
  },
  {
    name: 'interview-guide',
    title: 'Interview guide',
    file: 'research/family-contact-interviews.interview-guide.yaml',
    see: 'The questions, with room for notes in print.',
  },
  { name: 'glossary', title: 'Glossary', file: 'home-care.glossary.yaml', see: 'The words of the library, linked.' },
];

const folder = 'docs/images/cards';
const themes = ['light', 'dark'];

/** @param {readonly Picture[]} wanted */
function drawAll(wanted) {
  mkdirSync(join(root, folder), { recursive: true });
  return withStudio(async ({ browser, page }) => {
    for (const { name, file, layout, width = 1000 } of wanted) {
      for (const theme of themes) {
        const view = await browser.newPage({ viewport: { width, height: 600 } });
        await view.setContent(await page(`examples/rondel/${file}`, theme, layout ? { layout } : {}));
        // Of a file with several entities the first is enough.
        await view.evaluate(() => {
          for (const next of document.querySelectorAll('article ~ article')) next.remove();
        });
        const session = await view.context().newCDPSession(view);
        const { data } = await session.send('Page.captureScreenshot', {
          format: 'webp',
          quality: 80,
          captureBeyondViewport: true,
        });
        writeFileSync(join(root, pathOf(name, theme)), Buffer.from(data, 'base64'));
        await view.close();
        say(pathOf(name, theme));
      }
    }
  });
}

/** @param {string} name @param {string} theme */
function pathOf(name, theme) {
  return `${folder}/${name}-${theme}.webp`;
}

function galleryPage() {
  const sections = pictures.map(
    ({ name, title, file, see }) => `## ${title}

${see} From [${file}](../examples/rondel/${file}).

<picture>
  <source media="(prefers-color-scheme: dark)" srcset="images/cards/${name}-dark.webp">
  <img src="images/cards/${name}-light.webp" alt="The card of ${file}: ${see}">
</picture>
`,
  );
  return `# Gallery

<!-- Written by scripts/gallery.mjs. -->

A card of each kind, from the [example library](../examples/README.md), light or dark as your page is. The preview in the editor,
exports and the site draw the same cards.

${sections.join('\n')}`;
}

if (isMain(import.meta.url)) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const wanted = pictures.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  await runMain(async () => {
    await drawAll(wanted);
    writeFileSync(join(root, 'docs/gallery.md'), galleryPage());
  });
}

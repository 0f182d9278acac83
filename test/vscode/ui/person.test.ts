/** What a product manager does: open, type, see, mend, read the card. Only what can be seen and pressed. */
import { expect, test } from 'vitest';
import { shown, until } from '../../../scripts/vscode/workbench.mjs';
import { vsCode } from './support.js';

const vs = vsCode();

const nurse = `kind: persona
id: night-nurse
name: Night nurse
type: user
basis: proto
goals:
  - goal: Hand over in ten minutes
pain_points:
  - pain: Nobody reads the notes of the night
`;

test('a fault that is typed gets a squiggle, and a quick fix mends it', async () => {
  vs.write('typing/nurse.persona.yaml', nurse);
  const workbench = await vs.open({ folder: 'typing' });
  await workbench.openFile('nurse.persona.yaml');
  await workbench.language('Persona YAML');
  await workbench.goTo(4, 7);
  await workbench.press('Shift+End');
  await workbench.type('usr');
  await workbench.press('Escape');
  await workbench.squiggle('error');
  await workbench.quickFix(/user/);
  await until('the squiggle to go', async () => (await workbench.squiggles('error')) === 0);
  expect(await workbench.visibleText()).toContain('type: user');
  await workbench.close();
});

test('a half-typed key is completed, and what follows it stands where it belongs', async () => {
  vs.write('keys/nurse.persona.yaml', nurse);
  const workbench = await vs.open({ folder: 'keys' });
  await workbench.openFile('nurse.persona.yaml');
  await workbench.language('Persona YAML');
  await workbench.goTo(10);
  await workbench.type('stat');
  const labels = await workbench.suggestions();
  expect(labels[0]).toBe('status');
  await workbench.press('Enter');
  await until('the value to be offered or typed', async () => /status: ?/.test(await workbench.visibleText()));
  await workbench.close();
});

test('a hover on the id tells the readiness', async () => {
  const workbench = await vs.open();
  await workbench.openFile('care-coordinator.persona.yaml');
  await workbench.language('Persona YAML');
  await workbench.goTo(2, 7);
  expect(await workbench.hover()).toMatch(/Readiness \d+\/100/);
  await workbench.close();
});

test('the button opens the card beside the text, and it follows what is typed without a jump', async () => {
  const workbench = await vs.open();
  await workbench.openFile('care-coordinator.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  const body = card.locator('body');
  await body.getByText('Denise Okafor').first().waitFor();
  expect(await shown(body)).toContain('Care coordinator');

  // A reader opens the sources of a goal, then someone types: what is open stays open, and no part is drawn anew.
  const sources = card.locator('details').first();
  await sources.locator('summary').click();
  const heading = await card.locator('h1, h2').first().elementHandle();
  await workbench.goTo(3, 7);
  await workbench.press('Shift+End');
  await workbench.type('Denise Adeyemi');
  await body.getByText('Denise Adeyemi').first().waitFor();
  expect(await sources.getAttribute('open')).not.toBeNull();
  expect(await heading?.evaluate((element: { isConnected: boolean }) => element.isConnected)).toBe(true);
  expect(workbench.cspViolations()).toEqual([]);
  await workbench.close();
});

test('the card follows the editor from file to file', async () => {
  const workbench = await vs.open();
  await workbench.openFile('care-coordinator.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('Denise Okafor').first().waitFor();
  await workbench.openFile('cover-an-open-visit.jtbd.yaml');
  await card.getByText('Cover an open visit').first().waitFor();
  await workbench.openFile('independent-home-care-agency.icp.yaml');
  await card
    .getByText(/Tier 1/)
    .first()
    .waitFor();
  await workbench.close();
});

test('a file of ours without an entity says what to do; files of others leave the last card', async () => {
  vs.write('blank/nurse.persona.yaml', nurse);
  vs.write('blank/new.story.yaml', '');
  vs.write('blank/personas.config.yaml', 'review:\n  cadence: quarterly\n');
  vs.write('blank/docker.yaml', 'services:\n  web:\n    image: web\n');
  const workbench = await vs.open({ folder: 'blank' });
  await workbench.openFile('nurse.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('Night nurse').first().waitFor();
  for (const other of ['personas.config.yaml', 'docker.yaml']) {
    await workbench.openFile(other);
    await workbench.settled();
    expect(await shown(card.locator('body'))).toContain('Night nurse');
  }
  await workbench.openFile('new.story.yaml');
  await card.getByText('This file is still empty').waitFor();
  expect(await shown(card.locator('body'))).not.toContain('Night nurse');
  await workbench.type('id: hand-over');
  await card.getByText('User story').first().waitFor();
  await workbench.close();
});

test('a double click in the card leads to its place in the text', async () => {
  vs.write('click/nurse.persona.yaml', nurse);
  const workbench = await vs.open({ folder: 'click' });
  await workbench.openFile('nurse.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('Nobody reads the notes of the night').first().dblclick();
  await until('the cursor to be at the pain point', async () => (await workbench.cursorLine()) === 9);
  await workbench.close();
});

test('the card comes back when the window is loaded anew', async () => {
  const workbench = await vs.open();
  await workbench.openFile('care-worker.persona.yaml');
  await workbench.openPreview();
  await (await workbench.webview()).getByText('Goals').first().waitFor();
  await workbench.reload();
  await (await workbench.webview()).getByText('Goals').first().waitFor();
  await workbench.close();
});

test('all of it works in Restricted Mode', async () => {
  vs.write('restricted/nurse.persona.yaml', nurse.replace('type: user', 'type: usr'));
  const settings = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
  const workbench = await vs.open({ folder: 'restricted', settings });
  await workbench.page.getByText('Restricted Mode').first().waitFor();
  await workbench.openFile('nurse.persona.yaml');
  await workbench.squiggle('error');
  await workbench.openPreview();
  await (await workbench.webview()).getByText('Night nurse').first().waitFor();
  await workbench.close();
});

test('what people write cannot become markup or a script', async () => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script><b>bold</b>';
  vs.write(
    'hostile/h.persona.yaml',
    nurse.replace('Night nurse', `'${hostile}'`).replace('Hand over in ten', `'${hostile}'`),
  );
  const workbench = await vs.open({ folder: 'hostile' });
  await workbench.openFile('h.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('<b>bold</b>').first().waitFor();
  expect(await card.locator('main script, main img[src="x"], main b:text-is("bold")').count()).toBe(0);
  expect(workbench.cspViolations()).toEqual([]);
  await workbench.close();
});

test('a file that is broken in the middle still has an outline and a card', async () => {
  vs.write('broken/nurse.persona.yaml', nurse.replace('type: user', 'quote: "never closed'));
  const workbench = await vs.open({ folder: 'broken' });
  await workbench.openFile('nurse.persona.yaml');
  await workbench.squiggle('error');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('Night nurse').first().waitFor();
  await workbench.close();
});

test('a persona with a parent is shown with what it inherits, and without again', async () => {
  vs.write('heirs/base.persona.yaml', 'kind: persona\nid: base\nname: Base\nbasis: proto\nquote: Nobody asked me\n');
  vs.write('heirs/child.persona.yaml', 'kind: persona\nid: child\nname: Ward clerk\nbasis: proto\nparent: [base]\n');
  const workbench = await vs.open({ folder: 'heirs' });
  await workbench.openFile('base.persona.yaml');
  await workbench.openPreview();
  const card = await workbench.webview();
  await card.getByText('Nobody asked me').first().waitFor();
  const toggle = card.getByRole('button', { name: 'With what it inherits' });
  expect(await toggle.count()).toBe(0);

  await workbench.openFile('child.persona.yaml');
  await card.getByText('Ward clerk').first().waitFor();
  await toggle.waitFor();
  expect(await card.getByText('Nobody asked me').count()).toBe(0);
  await toggle.click();
  await card.getByText('Nobody asked me').first().waitFor();
  expect(await toggle.getAttribute('aria-pressed')).toBe('true');
  await toggle.click();
  await until('its own again', async () => (await card.getByText('Nobody asked me').count()) === 0);
  expect(await toggle.getAttribute('aria-pressed')).toBe('false');
  expect(workbench.cspViolations()).toEqual([]);
  await workbench.close();
});

import { text } from '../../kinds/read.js';
import type { Entity } from '../../kinds/types.js';
import { readsAsEnglishIn } from '../../library/language.js';
import type { Library } from '../../library/library.js';
import { sourceOf, writtenTexts } from '../../library/prose.js';
import { type Entry, Lexicon } from '../lexicon.js';
import type { Rule, RuleContext } from '../types.js';
import { isLive, type Said, tellingOf } from './telling.js';
import { personaOfRole } from './who.js';

const id = 'story-implementation';

/** How something is built, and with which control on the screen. Words with a life outside software are left out. */
const means: readonly Entry[] = [
  { forms: 'API, REST API, endpoint, API endpoint, webhook, GraphQL, gRPC, microservice, back end, cron job' },
  {
    forms: 'SQL, SQL query, database, database table, data table, lookup table, join table, in a table, sortable table',
  },
  { forms: 'stored procedure, foreign key, primary key, cache, caching, Redis, Kafka, MongoDB, PostgreSQL, MySQL' },
  { forms: 'JSON, XML, YAML, JWT, AJAX, iframe, JavaScript, CSS, HTML, React component, Docker, Kubernetes' },
  { forms: 'dropdown, drop down, dropdown menu, drop down menu, drop down list, combo box, radio button, check box' },
  { forms: 'checkbox, checkboxes, modal, modal dialog, modal window, pop up, popup, pop up window, popup window' },
];

/** Whoever builds software wants an API for what it is. */
const maker =
  /(?:^|[^\p{L}])(?:dev|devs|developers?|devops|engineers?|programmers?|sysadmin|administrator|admin|architect|integrator|analyst|scientist)(?:[^\p{L}]|$)/iu;

export const storyImplementation: Rule = {
  meta: {
    id,
    summary: 'A want that says how it is built.',
    kinds: ['story'],
    fields: { story: ['as_a', 'i_want'] },
    severity: 'hint',
    channel: 'finding',
    vocabulary: 'They are names of parts and techniques that no want should need.',
  },
  create: (context) => {
    const lexicon = Lexicon.for(context.library, id, means);
    return {
      entity(entity) {
        const { want, role } = tellingOf(entity);
        if (!want || !isLive(entity) || !readsAsEnglishIn(entity, want.text)) return;
        const [found] = mentionsIn(context, entity, want, lexicon);
        if (!found || (role && isMaker(context.library, role.text))) return;
        context.report({
          message: `\`${found.word}\` is a way to build it. Say what they want to be able to do, and leave the way to the team.`,
          span: found.span,
          entity,
          pointer: want.pointer,
        });
      },
    };
  },
};

/** The mentions within the want, where it shares its text with who wants it and why. */
function mentionsIn({ file }: RuleContext, entity: Entity, want: Said, lexicon: Lexicon<Entry>) {
  const written = writtenTexts(entity).find(({ pointer }) => pointer === want.pointer);
  if (!written) return [];
  const { parsed } = file;
  const found = lexicon.mentions(parsed, written);
  if (text(written.text) === want.text) return found;
  const source = sourceOf(parsed.text, written.node);
  const at = source.indexOf(want.text.replace(/^to /, ''));
  const start = written.node.span.start + at;
  return at < 0 ? [] : found.filter(({ span }) => span.start >= start && span.end <= start + want.text.length);
}

function isMaker(library: Library, role: string): boolean {
  if (maker.test(role.replace(/[_-]+/g, ' '))) return true;
  const persona = library.complete ? personaOfRole(library, role) : undefined;
  return persona !== undefined && maker.test(library.entity('persona', persona)?.name ?? '');
}

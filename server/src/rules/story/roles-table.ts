import type { Entry } from '../lexicon.js';

/** Words for just anybody. `customer`, `admin` or `guest` say at least in which part somebody comes. */
export const anybody: readonly Entry[] = [
  { forms: 'user, end user, enduser, person, people, human, human being, individual, persona' },
  { forms: 'someone, somebody, anyone, anybody, everyone, everybody, whoever' },
];

/**
 * What may stand before such a word without saying who it is: that somebody has an account, is an average one, or uses
 * the thing. `new`, `returning`, `mobile` or `power` do tell people apart.
 */
export const sayingNothing =
  /^(?:(?:an?|the|any|each|every|one|some|all|our|my|authenticated|logged in|signed in|registered|verified|typical|regular|normal|average|generic|general|ordinary|standard|common|valid|web|website|site|app|application|system|platform|product|portal|software)\s+)+/;

/** Who builds the product, and what it is built of: nobody of them wants what the product is for. */
export const builders: readonly Entry[] = [
  { forms: 'system, software, application, app, website, web site, web app, platform, product, tool' },
  {
    forms:
      'back end, backend, front end, frontend, server, web server, client app, api, rest api, service, web service',
  },
  { forms: 'microservice, database, db, data store, data warehouse, cron job, scheduler, job queue, cache, pipeline' },
  {
    forms:
      'developer, dev, programmer, coder, software engineer, software developer, software architect, web developer',
  },
  { forms: 'back end developer, backend developer, front end developer, frontend developer, full stack developer' },
  { forms: 'back end engineer, backend engineer, front end engineer, frontend engineer, full stack engineer' },
  { forms: 'devops, devops engineer, dev ops engineer, site reliability engineer, sre, tech lead, technical lead' },
  { forms: 'tester, software tester, test engineer, qa, qa engineer, qa tester, quality assurance, test automation' },
  { forms: 'scrum master, product owner, development team, dev team, engineering team, scrum team' },
];

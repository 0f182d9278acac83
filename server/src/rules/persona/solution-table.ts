import type { Entry } from '../lexicon.js';

/** Ours: parts of products that a goal should not name, with what people want from them where one word can say it. */
export const solutions: readonly Entry[] = [
  { forms: 'dashboard', better: 'overview' },
  { forms: 'dashboards', better: 'overviews' },
  { forms: 'chatbot, chat bot', better: 'quick answer' },
  { forms: 'chatbots, chat bots', better: 'quick answers' },
  { forms: 'push notification, push notifications', better: 'timely word' },
  { forms: 'self service portal, customer portal, web portal', better: 'way to do it alone' },
  { forms: 'mobile app, phone app, smartphone app, native app, web app', better: 'way to do it anywhere' },
  { forms: 'browser extension, browser plugin, browser plug in, plugin, plug in' },
  { forms: 'drop down, dropdown, drop down menu, dropdown menu, checkbox, toolbar, side panel, search bar, dark mode' },
  { forms: 'export button, import button, setup wizard, onboarding wizard, csv export, pdf export, excel export' },
  { forms: 'ai assistant, ai agent, ai copilot, voice assistant', better: 'help at hand' },
  { forms: 'slack integration, salesforce integration, jira integration, api integration, single sign on, sso' },
];

/** The icon of each kind in lists to pick from, by its codicon name. */
const icons: Readonly<Record<string, string>> = {
  persona: 'account',
  icp: 'organization',
  jtbd: 'target',
  story: 'note',
  segment: 'pie-chart',
  'persona-map': 'graph-scatter',
  'empathy-map': 'heart',
  'value-proposition': 'gift',
  'experience-map': 'milestone',
  swot: 'split-horizontal',
  pestel: 'globe',
  'maturity-model': 'graph',
  study: 'beaker',
  'interview-guide': 'comment-discussion',
  glossary: 'book',
};

/** The codicon of a kind. */
export function iconOf(kind: string): string {
  return icons[kind] ?? 'file';
}

/** A label with the icon of its kind before it. */
export function withIcon(kind: string, label: string): string {
  return `$(${iconOf(kind)}) ${label}`;
}

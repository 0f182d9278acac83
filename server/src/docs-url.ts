/** Where the docs of a rule are published; the same pages lie in docs/rules. */
export function ruleUrl(rule: string): string {
  return `https://github.com/personas-as-code/personas-as-code/blob/main/docs/rules/${rule}.md`;
}

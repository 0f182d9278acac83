import { type Config, type Severity, settingFor } from '../library/config.js';
import type { Channel, RuleMeta } from './types.js';

/** How a rule counts in one file, once preset and config are heard. */
export interface Effective {
  readonly severity: Severity;
  readonly channel: Channel;
  readonly options: Readonly<Record<string, unknown>>;
  /** The config or the preset sets the severity, so what the rule says case by case does not count. */
  readonly fixed: boolean;
}

/** Severities under the preset `strict`. */
export const louder: Readonly<Record<Severity, Severity>> = {
  hint: 'info',
  info: 'warning',
  warning: 'warning',
  error: 'error',
};

/**
 * How a rule counts under a config (FORMAT sections 6 and 7): the config's own word first, then the preset.
 *
 * @returns nothing when the rule is off
 */
export function effective(meta: RuleMeta, config: Config, path: string): Effective | undefined {
  const setting = settingFor(config, meta.id, path);
  const options = setting?.options ?? {};
  if (setting?.severity === 'off') return undefined;
  if (setting) return { severity: setting.severity, channel: 'finding', options, fixed: true };
  if (config.preset === 'minimal' && meta.severity !== 'error' && !meta.antiPattern) return undefined;
  if (config.preset === 'strict' && meta.channel === 'gap')
    return { severity: meta.severity, channel: 'finding', options, fixed: false };
  const severity = config.preset === 'strict' ? louder[meta.severity] : meta.severity;
  return { severity, channel: meta.channel, options, fixed: false };
}

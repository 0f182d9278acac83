/** The rules as properties of the config file, so that their names and options are completed, explained and checked. */

/** @typedef {import('../../server/src/rules/types.js').RuleOption} RuleOption */
/** @typedef {import('./pages.mjs').Row} Row */

/**
 * A setting as one writes it: the severity, with the options as they are when nothing is set.
 * @param {string} severity @param {readonly RuleOption[]} options
 */
export function settingText(severity, options) {
  return `[${severity}, { ${options.map((option) => `${option.name}: ${JSON.stringify(option.default)}`).join(', ')} }]`;
}

/** The lines under `rules` in the source of the schema. @param {readonly Row[]} rows */
export function ruleProperties(rows) {
  return rows.map((row) => `      ${row.id}: ${ruleProperty(row)}\n`).join('');
}

/** @param {Row} row */
function ruleProperty({ severity, channel, summary, options = [] }) {
  const description =
    channel === 'gap' ? `${summary} A gap: one of the notes under \`incomplete\`, until it is named here.` : summary;
  // A gap that is named is no gap any more, so it has no severity that holds without a setting.
  const usual = channel === 'gap' ? {} : { default: severity };
  if (options.length === 0) return flow({ $ref: '#/$defs/rule_setting', description, ...usual });
  const values = Object.fromEntries(options.map((option) => [option.name, option.default]));
  const settings = {
    type: 'object',
    description: 'The settings of the rule.',
    examples: [values],
    properties: Object.fromEntries(
      options.map(({ name, description, schema, default: value }) => [
        name,
        { ...schema, description, default: value, examples: [value] },
      ]),
    ),
  };
  return flow({
    description,
    ...usual,
    examples: [severity, [severity, values]],
    anyOf: [
      { $ref: '#/$defs/severity' },
      {
        type: 'array',
        description: 'How loudly to report it, and the settings of the rule.',
        minItems: 1,
        maxItems: 2,
        prefixItems: [{ $ref: '#/$defs/severity' }, settings],
      },
    ],
  });
}

/** The lines under `vocabulary` in the source of the schema. @param {readonly Row[]} rows */
export function vocabularyProperties(rows) {
  const lines = rows.flatMap(({ id, vocabulary }) =>
    vocabulary === undefined ? [] : [`      ${id}: ${flow({ $ref: '#/$defs/terms', description: vocabulary })}\n`],
  );
  return lines.join('') || '      {}\n';
}

/** JSON is YAML. @param {unknown} value */
const flow = (value) => JSON.stringify(value);

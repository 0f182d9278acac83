import type { Rule } from '../types.js';
import { duplicateKey } from './duplicate-key.js';
import { plainScalarIndicator } from './plain-scalar-indicator.js';
import { yamlSyntax } from './yaml-syntax.js';
import { yaml11Boolean } from './yaml11-boolean.js';

/** The text: what YAML itself does not allow, or reads otherwise than it was meant. */
export const syntaxRules: readonly Rule[] = [yamlSyntax, duplicateKey, plainScalarIndicator, yaml11Boolean];

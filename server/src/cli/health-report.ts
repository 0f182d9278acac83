import type { PersonaCoverage } from '../library/coverage.js';
import type { LibraryHealth } from '../scores/health.js';

/** What `personas health --format json` prints. Paths are relative to the working directory, with `/`. */
export interface HealthReport {
  readonly libraries: readonly LibraryReport[];
}

export interface LibraryReport {
  /** The folder of the library. */
  readonly path: string;
  /** Its config file, where it has one. */
  readonly config?: string;
  /** Absent for a library without a persona that has a readiness. */
  readonly health?: LibraryHealth;
  readonly coverage: {
    /** The active personas, by file and place. */
    readonly personas: readonly PersonaReport[];
    /** The active jobs that no persona of the library performs. */
    readonly jobsOfNobody: readonly EntityName[];
    /** The active stories told as no persona of the library. */
    readonly storiesOfNobody: readonly EntityName[];
  };
}

export interface PersonaReport extends Omit<PersonaCoverage, 'uri'> {
  readonly path: string;
}

export interface EntityName {
  readonly path: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
}
